import { carryOver } from '../audit/carry-over.ts';
import { linkAudit } from '../audit/link.ts';
import { loadAudit } from '../audit/load.ts';
import type { Audit } from '../audit/types.ts';
import { isSelected } from '../assess/assess.ts';
import type { Assessment } from '../assess/types.ts';
import { loadDefaults } from '../catalogue/defaults.ts';
import { loadCatalogues } from '../catalogue/load.ts';
import { nearestName } from '../catalogue/nearest.ts';
import { throwProblems } from '../catalogue/problem.ts';
import type { Catalogue, Reference } from '../catalogue/types.ts';
import { UserError } from '../errors.ts';
import { makePlan } from '../plan/plan.ts';
import type { Limits, Plan } from '../plan/types.ts';
import { readLimits } from './limits.ts';
import type { Options } from './options.ts';
import { loadPredecessor } from './predecessor.ts';

/** An audit folder with its catalogues, linked and planned. */
export interface Inputs {
  readonly audit: Audit;
  readonly loose: readonly string[];
  readonly catalogues: readonly Catalogue[];
  readonly reference: Reference;
  readonly plan: Plan;
  /** The assessment before this one, where the audit pins one. */
  readonly predecessor?: Assessment;
}

/** Loads all there is to load; throws one UserError with everything that is wrong in it. */
export async function loadInputs(options: Options): Promise<Inputs> {
  const limits = limitsOf(options);
  const { audit: written, loose } = await loadAudit(options.folder);
  const loaded = await loadCatalogues(written.catalogues, { folder: options.folder });
  const { catalogues } = loaded;
  const products = written.targets.flatMap(({ product }) => product ?? []);
  const reference: Reference = { ...loaded.reference, defaults: await loadDefaults(products) };
  const { audit, problems } = carryOver(written, catalogues, reference);
  throwProblems(problems);
  throwProblems(linkAudit(audit, catalogues));
  if (options.profile === 'bio2' && audit.profile === 'strict') {
    throw new UserError(
      'loosened-profile',
      'the audit asks for the profile strict; a flag may tighten it, not loosen it',
    );
  }
  const controls = catalogues.flatMap((catalogue) => catalogue.controls);
  const missing = options.only.filter((pattern) => !controls.some((control) => isSelected(control, [pattern])));
  if (missing.length > 0) {
    const nearest = nearestName(
      missing[0] ?? '',
      controls.map((control) => control.id),
    );
    const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    const known = audit.catalogues.join(', ');
    throw new UserError('nothing-selected', `--only ${missing.join(', ')} selects no control of ${known}${guess}`);
  }
  const plan = makePlan(catalogues, audit, {
    offline: options.offline,
    limits,
    sampling: reference.sampling,
  });
  const predecessor = await loadPredecessor(options.folder, audit);
  return {
    ...{ audit, loose, catalogues, reference, plan },
    ...(predecessor === undefined ? {} : { predecessor }),
  };
}

function limitsOf({ limits, concurrency }: Options): Partial<Limits> {
  return { ...readLimits(limits), ...(concurrency === undefined ? {} : { concurrency }) };
}
