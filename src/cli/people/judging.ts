import { asOfFor } from '../../assess/assess.ts';
import { buildLedger } from '../../assess/ledger.ts';
import type { Weighing } from '../../assess/weigh-judgement.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Catalogue, Criterion } from '../../catalogue/types.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { UserError } from '../../errors.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import type { Options } from '../options.ts';
import { readFacts } from '../read-facts.ts';

/** An audit, and what a judgement in it is held against. */
export interface Judging {
  readonly inputs: Inputs;
  readonly weighing: Weighing;
}

/** Loads what a judgement is held against: the ledger, and the facts that tell whether it went stale. */
export async function loadJudging(options: Options): Promise<Judging> {
  const inputs = await loadInputs(options);
  const { audit, plan, catalogues } = inputs;
  const dossier = await readDossier(options.folder);
  const criteria = new Map(criteriaOf(catalogues).map((criterion) => [criterion.ref, criterion] as const));
  const weighing = {
    criteria,
    ledger: buildLedger(audit, plan, dossier),
    readings: await readFacts(options.folder, inputs, dossier),
    asOf: asOfFor({ audit, dossier, options }),
  };
  return { inputs, weighing };
}

function criteriaOf(catalogues: readonly Catalogue[]): readonly Criterion[] {
  return catalogues.flatMap(({ controls }) => controls.flatMap(({ criteria }) => criteria));
}

/** The criterion that `bio2@1.3/8.24.04#c` or `8.24.04#c` names. Throws UserError `unknown-name` or `usage`. */
export function findCriterion(wanted: string, catalogues: readonly Catalogue[]): Criterion {
  const criteria = criteriaOf(catalogues);
  const found = criteria.filter(({ ref }) => ref === wanted || ref.endsWith(`/${wanted}`));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined)
    throw new UserError('usage', `${wanted} is in more than one catalogue; write ${names(found).join(' or ')}`);
  const own = criteria.filter(({ control }) => control === wanted || control.endsWith(`/${wanted}`));
  if (own.length > 0)
    throw new UserError('unknown-name', `${wanted} is a control; name one of its criteria: ${names(own).join(', ')}`);
  const nearest = nearestName(
    wanted,
    criteria.flatMap(({ ref }) => [ref, ref.split('/')[1] ?? ref]),
  );
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UserError('unknown-name', `this audit has no criterion ${wanted}${guess}`);
}

function names(criteria: readonly Criterion[]): readonly string[] {
  return criteria.map(({ ref }) => ref);
}
