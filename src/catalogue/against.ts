import { copiedFrom, RUN, runsIn, textsBelow } from './copied.ts';
import { canonicalNumber, type OfficialEntry, type OfficialText } from './official.ts';
import type { Problem } from '../errors.ts';
import type { Catalogue, Control } from './types.ts';

/** What came of holding a catalogue against the official text. */
export interface Comparison {
  /** Numbers of the text that are neither a control here nor known to be elsewhere. */
  readonly missing: readonly string[];
  /** Controls here that the text does not have. */
  readonly extra: readonly string[];
  readonly found: number;
  /** Strings of ours that copy the text. */
  readonly copied: readonly Problem[];
  /** Slips of the text itself, as they can be seen by machine. */
  readonly slips: readonly { readonly id: string; readonly code: SlipCode; readonly about: string }[];
}

export type SlipCode = 'repeats' | 'refers-to-nothing' | 'refers-to-dropped' | 'other-notation' | 'not-none';

const MENTION = /\b([5-8]\.\d{1,2}\.\d{1,2})\b/g;

function chapterOf(id: string): string {
  return id.split('.').slice(0, 2).join('.');
}

/** Holds a catalogue against the user's copy of the official text: which ids, which words, and what the text itself gets wrong. */
export function compareWithOfficial(catalogue: Catalogue, official: OfficialText): Comparison {
  const texts = official.entries.filter(({ kind }) => kind === 'text');
  const measures = catalogue.controls.filter(({ measure }) => measure);
  const ours = new Set(catalogue.controls.map(({ id }) => id));
  const numbered = new Set(texts.map(({ id }) => id));
  const chapters = new Set(texts.map(({ id }) => chapterOf(id)));
  const bare = official.entries.filter(({ kind, id }) => kind === 'none' && !chapters.has(chapterOf(id)));
  const unlisted = bare.map(({ id }) => chapterOf(id)).filter((id) => !ours.has(id) && !hasMeasure(id, measures));
  const withText = catalogue.controls.filter(({ id, measure }) => !measure && chapters.has(id));
  const known = measures.filter(({ id }) => numbered.has(id));
  return {
    missing: [...texts.map(({ id }) => id).filter((id) => !ours.has(id)), ...unlisted].sort(),
    extra: [...measures.filter(({ id }) => !numbered.has(id)), ...withText].map(({ id }) => id).sort(),
    found: known.length,
    copied: copiesOf(catalogue, official),
    slips: slipsIn(official.entries),
  };
}

/** Strings of a catalogue that copy the official text, whichever catalogue it is. */
export function copiesOf({ controls }: Catalogue, official: OfficialText): readonly Problem[] {
  return controls.flatMap((control) => copiesIn(control, official));
}

function hasMeasure(chapter: string, measures: readonly Control[]): boolean {
  return measures.some(({ id }) => chapterOf(id) === chapter);
}

const runsByText = new WeakMap<OfficialText, ReadonlySet<string>>();

function copiesIn(control: Control, official: OfficialText): readonly Problem[] {
  const runs = runsByText.get(official) ?? runsIn(official.entries.map(({ text }) => text));
  runsByText.set(official, runs);
  const { at, ...texts } = control;
  return [...textsBelow(texts)].flatMap(([path, text]) => {
    const run = copiedFrom(runs, text);
    if (run === undefined) return [];
    const message = `shares ${RUN} words in a row with ${official.file}: "${run}"`;
    return [{ code: 'duplicate', message, at, path, found: run } satisfies Problem];
  });
}

function slipsIn(entries: readonly OfficialEntry[]): Comparison['slips'] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const texts = new Map<string, string>();
  const measured = new Set(entries.filter(({ kind }) => kind === 'text').map(({ id }) => chapterOf(id)));
  return entries.flatMap(({ id, kind, text }) => {
    if (kind === 'none')
      return measured.has(chapterOf(id)) ? [{ id, code: 'not-none' as const, about: chapterOf(id) }] : [];
    const earlier = texts.get(text);
    texts.set(text, earlier ?? id);
    const repeats = kind === 'text' && earlier !== undefined ? [{ id, code: 'repeats' as const, about: earlier }] : [];
    return [...repeats, ...mentionsIn(id, text, byId)];
  });
}

function mentionsIn(id: string, text: string, byId: ReadonlyMap<string, OfficialEntry>): Comparison['slips'] {
  const mentions = [...new Set([...text.matchAll(MENTION)].map((match) => match[1] ?? ''))];
  return mentions.flatMap((about): Comparison['slips'] => {
    const whole = canonicalNumber(about);
    const target = byId.get(whole);
    if (whole !== about) return [{ id, code: 'other-notation' as const, about }];
    if (target === undefined) return [{ id, code: 'refers-to-nothing' as const, about }];
    return target.kind === 'dropped' ? [{ id, code: 'refers-to-dropped' as const, about }] : [];
  });
}
