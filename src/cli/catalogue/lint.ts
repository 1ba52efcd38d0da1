import { compareWithOfficial, copiesOf, type Comparison, type SlipCode } from '../../catalogue/against.ts';
import { lintCatalogues, type LintNote } from '../../catalogue/lint.ts';
import { loadOne } from '../../catalogue/load-one.ts';
import { formatProblem } from '../../catalogue/problem.ts';
import { loadShipped } from '../../catalogue/shipped.ts';
import type { Catalogue } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import type { Io } from '../io.ts';
import { printLines } from '../write-out.ts';
import { readOfficial } from './read-official.ts';

export interface LintFlags {
  readonly against?: string;
}

/** Holds a catalogue, or all shipped ones, against what the loader lets pass; and against the user's own copy of the norm. */
export async function lintCatalogue(name: string | undefined, { against }: LintFlags, io: Io): Promise<Ending> {
  const { reference, ...loaded } = name === undefined ? await loadShipped() : await whole(name, io.cwd);
  const notes = lintCatalogues(loaded.catalogues, reference);
  const subject = name === undefined ? 'bio2@1.3' : loaded.catalogues[0]?.ref;
  const compared = against === undefined ? undefined : await compare(loaded.catalogues, subject, { against, io });
  const errors = notes.filter(({ level }) => level === 'error').length;
  await printLines(io, [
    ...notes.map(({ level, problem }: LintNote) => `${level.padEnd(6)}  ${formatProblem(problem)}`),
    ...(compared === undefined ? [] : comparisonLines(compared)),
    ...loaded.catalogues.map(counted),
    `${errors} errors, ${notes.length - errors} notices`,
  ]);
  return errors > 0 || (compared !== undefined && differs(compared)) ? { wrongInput: true } : {};
}

async function whole(
  name: string,
  cwd: string,
): Promise<Pick<Awaited<ReturnType<typeof loadShipped>>, 'catalogues' | 'reference'>> {
  const { catalogue, reference } = await loadOne(name, cwd);
  return { catalogues: [catalogue], reference };
}

interface Against {
  readonly against: string;
  readonly io: Io;
}

async function compare(
  catalogues: readonly Catalogue[],
  ref: string | undefined,
  { against, io }: Against,
): Promise<Comparison | undefined> {
  const catalogue = catalogues.find((each) => each.ref === ref);
  if (catalogue === undefined) return undefined;
  const official = await readOfficial(against, io);
  // The numbers are those of one catalogue; the words of none may be the publisher's.
  const copied = catalogues.flatMap((each) => copiesOf(each, official));
  return { ...compareWithOfficial(catalogue, official), copied };
}

function differs({ missing, extra, copied }: Comparison): boolean {
  return missing.length + extra.length + copied.length > 0;
}

const SLIPS = {
  repeats: 'repeats',
  'refers-to-nothing': 'refers to a number that is not there:',
  'refers-to-dropped': 'refers to a number that was dropped:',
  'other-notation': 'names a number in another notation:',
  'not-none': 'says that there is no measure, while there is under',
} as const satisfies Record<SlipCode, string>;

function comparisonLines({ found, missing, extra, copied, slips }: Comparison): readonly string[] {
  return [
    ...copied.map((problem) => `error   ${formatProblem(problem)}`),
    ...missing.map((id) => `error   in the official text and not here: ${id}`),
    ...extra.map((id) => `error   here and not in the official text: ${id}`),
    ...slips.map(({ id, code, about }) => `notice  the official text at ${id} ${SLIPS[code]} ${about}`),
    `against the official text: ${found} measures found, ${missing.length} missing, ${extra.length} extra, ${copied.length} copied runs of eight words`,
  ];
}

function counted({ ref, controls }: Catalogue): string {
  const measures = controls.filter(({ measure }) => measure).length;
  const criteria = controls.reduce((sum, control) => sum + control.criteria.length, 0);
  return `${ref}: ${controls.length} controls${measures === 0 ? '' : `, ${measures} of them government measures`}, ${criteria} criteria`;
}
