import type { Sample } from '../../audit/types.ts';
import { writeDraw } from '../../audit/write-sample.ts';
import type { Criterion } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import type { SampleEntry } from '../../dossier/types.ts';
import { UserError } from '../../errors.ts';
import { drawRows } from '../../plan/sampling/draw.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { findCriterion } from '../people/judging.ts';
import { printLines } from '../write-out.ts';
import { countRows } from './population.ts';
import { findSample, loadSampling, recordStep, type Sampling, stepOf } from './sampling.ts';

/** Draws the rows that follow from what was fixed, once. A draw that was cut off is completed with the same rows. */
export async function drawSample(id: string, options: Options, io: Io): Promise<Ending> {
  const sampling = await loadSampling(options);
  const sample = findSample(id, sampling);
  const { population, n, seed } = sample;
  const own = sampling.entries.filter((entry) => entry.sample === id);
  const drawn = own.some(({ step }) => step === 'draw');
  if (drawn && sample.drawn !== undefined)
    throw new UserError('duplicate', `${id} was drawn already, on ${String(sample.drawnAt)}: a sample is drawn once`);
  requireFixed(sample, own);
  await requireSamePopulation(sample, findCriterion(sample.criterion, sampling.inputs.catalogues), sampling);
  const rows = drawRows({ seed, population: population.sha256, size: population.size, n });
  if (!drawn) await recordStep(stepOf(sample, 'draw'), sampling, io);
  await writeDraw({ root: options.folder, file: sample.at.file }, { drawnAt: io.now().toISOString(), drawn: rows });
  await printLines(io, rows.map(String));
  if (!options.quiet)
    io.stderr.write(
      `${printable(`${sample.at.file}: ${rows.length} of ${population.size} rows drawn; row 1 is the first after the heading`)}\n`,
    );
  return {};
}

// The chain says what was fixed; a file that says something else is not drawn from.
function requireFixed(sample: Sample, own: readonly SampleEntry[]): void {
  const { id } = sample;
  const fixed = own.find(({ step }) => step === 'plan');
  if (fixed === undefined)
    throw new UserError(
      'not-found',
      `the dossier knows nothing of ${id}; remove ${sample.at.file} and fix it with biotoets sample plan`,
    );
  const step: Partial<Record<string, unknown>> = stepOf(sample, 'plan');
  const entry: Partial<Record<string, unknown>> = { ...fixed };
  const changed = FIXED.filter((field) => step[field] !== entry[field]);
  if (changed.length > 0)
    throw new UserError('usage', `${sample.at.file} is no longer as it was fixed: ${changed.join(', ')} differ`);
}

const FIXED = ['criterion', 'need', 'population', 'size', 'n', 'k', 'seed'];

async function requireSamePopulation(sample: Sample, criterion: Criterion, sampling: Sampling): Promise<void> {
  const { item, sha256, size } = sample.population;
  const row = sampling.ledger.find(({ id }) => id === item);
  if (row === undefined) throw new UserError('dangling', `this audit has no item ${item} any more`);
  const rows = row.newest ? await countRows(row, criterion, sampling) : undefined;
  if (row.sha256 !== sha256 || rows !== size)
    throw new UserError('usage', `${item} changed after ${sample.id} was fixed: fix a new sample on what it is now`);
}
