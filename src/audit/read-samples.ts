import { listYaml } from '../catalogue/list-yaml.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { Report } from '../catalogue/problem.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import { isBefore } from './moments.ts';
import type { SampleSource } from './schema.generated.ts';
import { authored, identified, type Keyring, reviewed } from './signed.ts';
import type { Sample } from './types.ts';
import type { Written } from './written.ts';

/** Samples of `samples/`, a file for each. */
export async function readSamples(root: string, keyring: Keyring, problems: Problem[]): Promise<Written<Sample>> {
  const files: Written<Sample>['files'][number][] = [];
  const entries: Sample[] = [];
  const taken = new Set<string>();
  for (const file of await listYaml(root, 'samples', problems)) {
    const document = await checkFile<SampleSource>({ root, file }, ['sample@1'], problems);
    if (document === undefined) continue;
    const { data, source, text } = document;
    const report = reportIn(source, problems);
    files.push(text);
    reportTwice(data.id, taken, ['id'], report);
    checkSample(data, report);
    entries.push(toSample(data, keyring, source.positionOf([])));
  }
  return { entries, files };
}

function checkSample({ fixedAt, drawnAt, drawn, results = [] }: SampleSource, report: Report): void {
  if (drawnAt !== undefined && isBefore(drawnAt, fixedAt))
    report(['drawnAt'], {
      code: 'schema',
      message: `would be drawn (${drawnAt}) before it was fixed (${fixedAt})`,
      found: drawnAt,
    });
  const seen = new Set<number>();
  results.forEach(({ row }, index) => {
    const path = ['results', index, 'row'];
    if (drawn?.includes(row) !== true)
      report(path, { code: 'dangling', message: `row ${row} was not drawn`, found: String(row) });
    if (seen.has(row))
      report(path, { code: 'duplicate', message: `row ${row} has a result already`, found: String(row) });
    seen.add(row);
  });
}

function toSample(written: SampleSource, keyring: Keyring, at: Sample['at']): Sample {
  const { results, method, id, criterion, need, population, n, k, seed, fixedAt, drawnAt, drawn } = written;
  return {
    ...{ id, criterion, population, n, k, seed, fixedAt },
    ...signersOf(written, keyring),
    method,
    results: results ?? [],
    ...(need === undefined ? {} : { need }),
    ...(drawnAt === undefined ? {} : { drawnAt }),
    ...(drawn === undefined ? {} : { drawn }),
    at,
  };
}

function signersOf(written: SampleSource, keyring: Keyring): Pick<Sample, 'by' | 'review'> {
  const { by, review } = written;
  const { audit } = keyring;
  return {
    by: identified(by, authored('sample', audit, fixedPart(written)), keyring),
    ...(review === undefined
      ? {}
      : { review: { ...review, by: identified(review.by, reviewed('sample-review', audit, written), keyring) } }),
  };
}

/** What was fixed before the draw, and what its author signs; the reviewer signs all of it, down to the last row. */
export function fixedPart(written: SampleSource): SampleSource {
  const { schema, id, criterion, need, population, method, n, k, seed, fixedAt, by } = written;
  return {
    ...{ schema, id, criterion, population, method, n, k, seed, fixedAt, by },
    ...(need === undefined ? {} : { need }),
  };
}
