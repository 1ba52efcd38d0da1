import { resolve } from 'node:path';
import type { Sample } from '../../audit/types.ts';
import { writeResults } from '../../audit/write-sample.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Problem, UserError } from '../../errors.ts';
import { loadInputs } from '../inputs.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { type Found, readResults } from './results.ts';
import { findSample } from './sampling.ts';

export interface RecordSampleFlags {
  readonly row?: string;
  readonly outcome?: 'conforms' | 'deviates';
  readonly note?: string;
  readonly file?: string;
}

/** Adds what was found in drawn rows; all of it or, where something is wrong, nothing. */
export async function recordSample(
  id: string,
  options: Options,
  { flags, io }: { readonly flags: RecordSampleFlags; readonly io: Io },
): Promise<Ending> {
  const inputs = await loadInputs(options);
  const sample = findSample(id, { inputs, options });
  if (sample.drawn === undefined) throw new UserError('usage', `${id} was not drawn yet: biotoets sample draw`);
  if (sample.review !== undefined)
    throw new UserError('usage', `${id} was reviewed; who adds to it takes the review away and has it reviewed again`);
  const found = await foundIn(flags, io);
  throwProblems(found.flatMap((each) => problemsOf(each, sample)));
  throwProblems(twice(found));
  const fresh = found.filter(({ row }) => !sample.results.some((result) => result.row === row));
  if (fresh.length > 0)
    await writeResults(
      { root: options.folder, file: sample.at.file },
      fresh.map(({ row, outcome, note }) => ({ row, outcome, ...(note === undefined ? {} : { note }) })),
    );
  if (!options.quiet) io.stderr.write(`${printable(summary(sample, fresh))}\n`);
  return {};
}

async function foundIn({ row, outcome, note, file }: RecordSampleFlags, io: Io): Promise<readonly Found[]> {
  const alone = row !== undefined || outcome !== undefined || note !== undefined;
  if (file !== undefined && alone) throw new UserError('usage', '--file stands alone: it holds rows and outcomes');
  if (file !== undefined) return readResults(resolve(io.cwd, file));
  if (row === undefined || outcome === undefined)
    throw new UserError('usage', 'name --row and --outcome, or a --file with both');
  if (!/^[1-9]\d{0,14}$/.test(row)) throw new UserError('usage', `--row ${row} is no row number; rows count from 1`);
  if (note?.trim() === '') throw new UserError('usage', '--note is empty');
  return [{ row: Number(row), outcome, ...(note === undefined ? {} : { note }) }];
}

function problemsOf({ row, outcome, at }: Found, { id, drawn = [], results }: Sample): readonly Problem[] {
  const place = at === undefined ? {} : { at };
  if (!drawn.includes(row)) return [{ code: 'dangling', message: `row ${row} was not drawn for ${id}`, ...place }];
  const known = results.find((result) => result.row === row);
  if (known === undefined || known.outcome === outcome) return [];
  const message = `row ${row} was recorded as "${known.outcome}" before; where that was a mistake, put it right in the file`;
  return [{ code: 'duplicate', message, ...place }];
}

function twice(found: readonly Found[]): readonly Problem[] {
  return found.flatMap(({ row, at }, index): readonly Problem[] => {
    if (found.findIndex((each) => each.row === row) === index) return [];
    return [{ code: 'duplicate', message: `row ${row} stands there twice`, ...(at === undefined ? {} : { at }) }];
  });
}

function summary({ at, n, k, results }: Sample, fresh: readonly Found[]): string {
  const all = [...results, ...fresh];
  const deviating = all.filter(({ outcome }) => outcome === 'deviates').length;
  return `${at.file}: ${all.length} of ${n} rows examined, ${deviating} deviate; allowed: ${k}`;
}
