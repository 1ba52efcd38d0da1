import { parametersOf } from './parameters.ts';
import { fileStart } from './problem.ts';
import type { Catalogue, CheckNeed, Control, Criterion, Need, Reference, SingleNeed, Text } from './types.ts';
import type { Problem } from '../errors.ts';

/** What a reader of a catalogue would trip over. An error has to be mended; a notice is for who keeps it. */
export interface LintNote {
  readonly level: 'error' | 'notice';
  readonly problem: Problem;
}

type Note = (level: LintNote['level'], path: string, message: string, found?: string) => void;

/** Fewer do not make a paper readable, and fewer do not make a judgement repeatable. */
const LEAST_FIELDS = 2;
const LEAST_QUESTIONS = 3;

/**
 * Everything about catalogues that the loader lets pass because a catalogue can still be judged by it: needs that ask too
 * little, requests that leave out what the checks read, vocabularies that disagree, ids that lead nowhere, and the slips
 * of the published text.
 */
export function lintCatalogues(catalogues: readonly Catalogue[], reference: Reference): readonly LintNote[] {
  return [
    ...catalogues.flatMap(({ controls }) => controls.flatMap(lintControl)),
    ...lintVocabularies(catalogues),
    ...catalogues.flatMap(lintNumbers),
    ...catalogues.flatMap(lintParameters),
    ...lintMappings(catalogues, reference),
  ];
}

function singles(needs: readonly Need[]): readonly SingleNeed[] {
  return needs.flatMap((need) => (need.kind === 'anyOf' ? need.branches : [need]));
}

function lintControl(control: Control): readonly LintNote[] {
  const notes: LintNote[] = [];
  const note: Note = (level, path, message, found) => {
    const problem = {
      code: 'schema' as const,
      message,
      path,
      at: control.at,
      ...(found === undefined ? {} : { found }),
    };
    notes.push({ level, problem });
  };
  if (control.matters === undefined) note('notice', 'matters', 'does not say why it matters for a messaging service');
  if (control.weak.length === 0) note('notice', 'weak', 'names no evidence that is too weak');
  for (const criterion of control.criteria) lintCriterion(criterion, note);
  lintRequest(control, note);
  lintTerm(control, note);
  return notes;
}

function lintCriterion(criterion: Criterion, note: Note): void {
  for (const need of singles(criterion.needs)) {
    const path = `criteria.${criterion.id}.${need.id}`;
    if (need.kind === 'document' && need.card.length < LEAST_FIELDS)
      note(
        'error',
        path,
        `a document with a card of ${need.card.length} field: at least ${LEAST_FIELDS} make it readable`,
      );
    if (need.kind === 'judgement' && need.questions.length < LEAST_QUESTIONS)
      note(
        'error',
        path,
        `a judgement with ${need.questions.length} questions: at least ${LEAST_QUESTIONS} make it repeatable`,
      );
    if (need.kind === 'check' && criterion.aspect === 'operation' && need.from !== undefined && !hasPeriod(need))
      note('notice', path, 'operation over a period, and the card of the export need not say which');
  }
}

function hasPeriod({ card }: CheckNeed): boolean {
  return card.includes('period');
}

// Who is asked has to read the name of the export and of what it must yield, in either language.
function lintRequest({ request, criteria }: Control, note: Note): void {
  const kinds = new Set(
    criteria
      .flatMap(({ needs }) => singles(needs))
      .flatMap((need) =>
        need.kind === 'check' && need.from !== undefined ? [need.from, ...need.beside.map(({ from }) => from)] : [],
      ),
  );
  for (const kind of kinds) {
    for (const language of ['nl', 'en'] as const) {
      if (saysIn(request, language).includes(kind)) continue;
      note('error', `request.form.${language}`, `does not name the export "${kind}" that a check reads`, kind);
    }
  }
}

function saysIn({ ask, form, explain }: Control['request'], language: keyof Text): string {
  return [ask, form, ...explain].map((text) => text[language]).join('\n');
}

function lintTerm({ term, criteria }: Control, note: Note): void {
  if (term === undefined) return;
  const written = JSON.stringify(criteria.map(({ needs, window }) => ({ needs, window })));
  const machine = criteria.some(({ needs }) => singles(needs).some(({ kind }) => kind === 'check'));
  for (const [name, duration] of Object.entries(term)) {
    if (!machine || sameLength(duration).some((each) => written.includes(`"${each}"`))) continue;
    note('notice', `term.${name}`, `the norm says ${duration}, and no check of this control is held to it`, duration);
  }
}

// Comparisons count thirty days for a month, so that whole months and years are written in days.
const IN_DAYS: Readonly<Record<string, readonly string[]>> = {
  P1M: ['P31D'],
  P3M: ['P92D', 'P93D'],
  P6M: ['P183D', 'P184D'],
  P1Y: ['P366D'],
  P3Y: ['P1096D', 'P1097D'],
  P7D: ['P1W'],
};

function sameLength(duration: string): readonly string[] {
  return [duration, ...(IN_DAYS[duration] ?? [])];
}

interface Use {
  readonly control: Control;
  readonly values: string;
}

/** Two controls that read the same column of the same export mean the same by it. */
function lintVocabularies(catalogues: readonly Catalogue[]): readonly LintNote[] {
  const first = new Map<string, Use>();
  return catalogues
    .flatMap(({ controls }) => controls)
    .flatMap((control) =>
      control.criteria
        .flatMap(({ needs }) => singles(needs))
        .flatMap((need) => (need.kind === 'check' && need.from !== undefined ? [need] : []))
        .flatMap(({ from = '', values = {} }) =>
          Object.entries(values).flatMap(([column, words]): readonly LintNote[] => {
            const use = { control, values: words.toSorted().join(', ') };
            const key = `${from} ${column}`;
            const earlier = first.get(key) ?? use;
            first.set(key, earlier);
            if (earlier.values === use.values) return [];
            const message = `the column "${column}" of "${from}" holds ${use.values} here and ${earlier.values} in ${earlier.control.ref}`;
            return [{ level: 'error', problem: { code: 'duplicate', message, at: control.at, found: column } }];
          }),
        ),
    );
}

/** The file that opens a catalogue: it lies beside its controls, or holds them. */
function headerOf({ ref, controls }: Catalogue): string {
  const own = controls.find((control) => control.ref.startsWith(`${ref}/`));
  return own === undefined ? 'catalogue.yaml' : own.at.file.replace(/[^/]*$/, 'catalogue.yaml');
}

function lintNumbers(catalogue: Catalogue): readonly LintNote[] {
  const at = fileStart(headerOf(catalogue));
  return catalogue.errata.map(({ id, text }) => ({
    level: 'notice',
    problem: { code: 'dangling', message: `the published text: ${text.en}`, path: id, found: id, at },
  }));
}

/** A threshold that nobody explains cannot be set by who has to answer for it. */
function lintParameters(catalogue: Catalogue): readonly LintNote[] {
  const at = fileStart(headerOf(catalogue));
  // What a selection brings along is explained where it comes from.
  const own = catalogue.controls.filter((control) => control.ref.startsWith(`${catalogue.ref}/`));
  const used = parametersOf({ ...catalogue, controls: own });
  const meant = catalogue.parameters.map(({ name }) => name);
  const error = (found: string, message: string): LintNote => ({
    level: 'error',
    problem: { code: 'dangling', message, path: 'parameters', found, at },
  });
  return [
    ...used.filter((name) => !meant.includes(name)).map((name) => error(name, `nothing says what "${name}" bounds`)),
    ...meant.filter((name) => !used.includes(name)).map((name) => error(name, `no check is held to "${name}"`)),
    ...meant
      .filter((name, index) => meant.indexOf(name) !== index)
      .map((name) => error(name, `"${name}" is there twice`)),
  ];
}

function lintMappings(catalogues: readonly Catalogue[], { mappings }: Reference): readonly LintNote[] {
  return mappings.flatMap(({ id, to, from, entries }) => {
    const side = (ref: string, ids: readonly string[]): readonly LintNote[] => {
      const catalogue = catalogues.find((each) => each.ref === ref);
      if (catalogue === undefined) return [];
      return ids
        .filter((each) => !catalogue.controls.some((control) => control.id === each))
        .map((each) => ({
          level: 'error',
          problem: {
            code: 'dangling',
            message: `the mapping ${id} names ${ref}/${each}, which is not there`,
            found: each,
          },
        }));
    };
    return [
      ...side(to, [...new Set(entries.flatMap((entry) => entry.to))]),
      ...side(from, [...new Set(entries.flatMap((entry) => entry.from))]),
    ];
  });
}
