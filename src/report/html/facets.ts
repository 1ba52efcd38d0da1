import type { FindingView, Mark, Outline } from '../types.ts';

export interface Facet {
  readonly word: string;
  readonly count: number;
}

/** What the findings can be filtered by: every word that occurs, with the number of findings that have it. */
export interface Facets {
  readonly total: number;
  /** Every tone of a finding or of one of its aspects with the words it goes by, for the legend. */
  readonly marks: readonly Mark[];
  readonly verdicts: readonly (Facet & { readonly mark: Mark })[];
  readonly themes: readonly Facet[];
  readonly parties: readonly Facet[];
  readonly causes: readonly Facet[];
  /** What would settle findings: the audited party's own steps first, of each party the step that settles most. */
  readonly steps: readonly Facet[];
}

export function findingsOf(outline: Outline): readonly FindingView[] {
  return outline.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'findings' ? block.findings : [])),
  );
}

export function partiesOf(finding: FindingView): readonly string[] {
  return [...new Set(finding.criteria.map(({ addressee }) => addressee))];
}

/** Causes of the criteria and of the observations under them, each word once. */
export function causesOf(finding: FindingView): readonly string[] {
  const lines = finding.criteria.flatMap(({ causes, observations }) => [
    ...causes,
    ...observations.flatMap((observation) => observation.causes),
  ]);
  return [...new Set(lines.map(({ word }) => word))];
}

export function collectFacets(outline: Outline): Facets {
  const findings = findingsOf(outline);
  const verdicts = distinct(findings.map(({ mark }) => mark));
  return {
    total: findings.length,
    marks: byTone(distinct([...verdicts, ...findings.flatMap(({ aspects }) => aspects.map(({ mark }) => mark))])),
    verdicts: verdicts.map((mark) => ({
      word: mark.word,
      mark,
      count: findings.filter((finding) => finding.mark.word === mark.word).length,
    })),
    themes: count(findings.map(({ theme }) => [theme])),
    parties: count(findings.map(partiesOf)),
    causes: count(findings.map(causesOf)),
    steps: stepsOf(outline, findings),
  };
}

function stepsOf({ parties }: Outline, findings: readonly FindingView[]): readonly Facet[] {
  const causes = findings.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.causes));
  const places = new Map(causes.map(({ next, attribution }) => [next, parties.indexOf(attribution)]));
  const place = (step: Facet): number => places.get(step.word) ?? parties.length;
  return tally(findings.map(({ settle }) => settle)).sort((a, b) => place(a) - place(b) || b.count - a.count);
}

/** Which facets one finding has, as positions in the lists: words from outside never become part of a selector. */
export function positionsOf(
  finding: FindingView,
  facets: Facets,
): Readonly<Record<'verdict' | 'theme' | 'party' | 'cause', string>> {
  return {
    verdict: positions([finding.mark.word], facets.verdicts),
    theme: positions([finding.theme], facets.themes),
    party: positions(partiesOf(finding), facets.parties),
    cause: positions(causesOf(finding), facets.causes),
  };
}

function distinct(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map((mark) => [mark.word, mark])).values()];
}

/** A finding "meets" and an aspect is "met": one tone, two words. */
function byTone(marks: readonly Mark[]): readonly Mark[] {
  const tones = [...new Set(marks.map(({ tone }) => tone))];
  return tones.map((tone) => ({
    tone,
    word: marks
      .filter((mark) => mark.tone === tone)
      .map(({ word }) => word)
      .join(' / '),
  }));
}

function positions(words: readonly string[], facets: readonly Facet[]): string {
  return words.map((word) => facets.findIndex((facet) => facet.word === word)).join(' ');
}

function count(wordsOfEach: readonly (readonly string[])[]): readonly Facet[] {
  return tally(wordsOfEach).sort((a, b) => (a.word < b.word ? -1 : 1));
}

/** In order of first appearance. */
function tally(wordsOfEach: readonly (readonly string[])[]): Facet[] {
  const counts = new Map<string, number>();
  for (const word of wordsOfEach.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, n]) => ({ word, count: n }));
}
