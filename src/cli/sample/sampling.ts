import { buildLedger, type LedgerRow } from '../../assess/ledger.ts';
import type { Sample } from '../../audit/types.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import { loadAuditKey } from '../../dossier/audit-key.ts';
import { openDossier } from '../../dossier/open-dossier.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import type { NewRecord, SampleEntry } from '../../dossier/types.ts';
import { UserError } from '../../errors.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';

/** An audit with what its dossier holds, for whoever fixes, draws or records a sample. */
export interface Sampling {
  readonly options: Options;
  readonly inputs: Inputs;
  readonly ledger: readonly LedgerRow[];
  /** What was fixed and drawn before, in order. */
  readonly entries: readonly SampleEntry[];
}

/** Throws UserError `not-collected` where there is no dossier yet, `integrity` where its index cannot be trusted. */
export async function loadSampling(options: Options): Promise<Sampling> {
  const inputs = await loadInputs(options);
  const dossier = await readDossier(options.folder);
  if (dossier.indexBroken)
    throw new UserError('integrity', 'the index of the dossier is broken; biotoets verify names what differs');
  if (dossier.entries.length === 0)
    throw new UserError('not-collected', `${options.folder} has no dossier; run biotoets collect first`);
  const entries = dossier.entries.filter((entry) => entry.type === 'sample');
  return { options, inputs, ledger: buildLedger(inputs.audit, inputs.plan, dossier), entries };
}

/** The sample of this id. Throws UserError `not-found` with the nearest. */
export function findSample(id: string, { inputs, options }: Pick<Sampling, 'inputs' | 'options'>): Sample {
  const { samples } = inputs.audit;
  const found = samples.find((sample) => sample.id === id);
  if (found !== undefined) return found;
  const nearest = nearestName(
    id,
    samples.map((sample) => sample.id),
  );
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UserError('not-found', `${options.folder} has no sample ${id}${guess}`);
}

/** Puts a step of a sample into the chain of the dossier. */
export async function recordStep(
  record: Extract<NewRecord, { readonly type: 'sample' }>,
  { options, inputs }: Sampling,
  io: Io,
): Promise<void> {
  const dossier = await openDossier(options.folder, {
    now: io.now,
    key: await loadAuditKey(options.folder, io.random(32)),
    tool: `biotoets ${io.version}`,
    operator: inputs.audit.operator.party,
  });
  try {
    await dossier.record(record);
  } finally {
    await dossier.close();
  }
}

/** What the dossier holds of a sample that is fixed as this one is. */
export function stepOf(
  { id, criterion, need, population, n, k, seed }: Omit<Sample, 'by' | 'results' | 'at' | 'fixedAt' | 'method'>,
  step: SampleEntry['step'],
): Extract<NewRecord, { readonly type: 'sample' }> {
  return {
    ...{ type: 'sample', sample: id, step, criterion, n, k, seed },
    ...(need === undefined ? {} : { need }),
    population: population.sha256,
    size: population.size,
  };
}
