import type { SampleShown } from '../assess/types.ts';
import type { Advice } from '../decide/types.ts';
import { chapterTextsEn } from './chapter-texts-en.ts';
import { chapterTextsNl } from './chapter-texts-nl.ts';
import type { Lang } from './types.ts';

/** What was counted over the conditions: how many there are, and how many of those nobody took on. */
export interface ConditionCounts {
  readonly n: number;
  readonly unowned: number;
}

/** The words of the chapters on dealing with people: hearing them, being refused, taking samples, setting conditions. */
export interface ChapterTexts {
  readonly edition: {
    readonly label: string;
    readonly draft: string;
    readonly final: (version: number) => string;
    readonly declared: (by: string, at: string) => string;
    readonly because: string;
    readonly notHeard: string;
    readonly heardUntil: (due: string) => string;
    readonly termOver: string;
  };
  readonly predecessor: {
    readonly label: string;
    readonly about: (id: string, asOf: string) => string;
    readonly stays: string;
    /** After the word of a verdict. */
    readonly notRefuted: string;
    readonly list: string;
  };
  readonly found: {
    readonly more: (n: number) => string;
    /** Both sides of what is contested. */
    readonly sides: (supporting: string, against: string) => string;
  };
  readonly hearing: {
    readonly intro: string;
    readonly notSent: string;
    readonly sent: string;
    readonly due: string;
    readonly state: string;
    readonly running: string;
    readonly over: string;
    readonly received: string;
    readonly outstanding: string;
    readonly both: string;
    readonly reaction: string;
    readonly noReaction: string;
    readonly noReactionYet: string;
    readonly rejoinder: string;
    readonly noRejoinder: string;
    readonly without: string;
    readonly plan: string;
    readonly plans: string;
    readonly action: string;
    readonly retest: string;
  };
  readonly conditions: {
    readonly label: string;
    readonly meaning: Readonly<Record<Advice, string>>;
    readonly proposal: string;
    readonly counts: (counts: ConditionCounts) => string;
    readonly group: Readonly<Record<Exclude<Advice, 'go'>, string>>;
    readonly none: string;
    readonly nobody: string;
    readonly notAgreed: string;
  };
  readonly access: {
    readonly intro: string;
    readonly onSite: string;
    readonly seenBy: string;
    readonly place: string;
    readonly document: string;
    readonly version: string;
    readonly pages: (n: number) => string;
    readonly fingerprint: string;
    readonly commitment: string;
    readonly noCommitment: string;
    readonly redacted: string;
    readonly refused: string;
    readonly auditorView: string;
    readonly noView: string;
    readonly noGround: string;
    readonly purged: string;
    readonly limitations: string;
  };
  readonly requests: {
    readonly form: string;
    readonly explain: string;
    readonly when: string;
    readonly sent: string;
    readonly reminders: string;
  };
  readonly samples: {
    readonly intro: string;
    readonly population: string;
    readonly size: string;
    readonly method: string;
    readonly how: (method: SampleShown['method']) => string;
    readonly n: string;
    readonly k: string;
    readonly seed: string;
    readonly fixedAt: string;
    readonly drawnAt: string;
    readonly notDrawn: string;
    readonly drawn: string;
    readonly examined: string;
    readonly deviations: string;
    readonly notReviewed: string;
  };
  readonly assurance: {
    readonly intro: string;
    readonly type: Readonly<Record<string, string>>;
    readonly carveOuts: string;
    readonly bridge: string;
    readonly days: (n: number) => string;
    readonly coverage: string;
    readonly says: string;
    readonly counts: string;
    readonly duties: string;
    readonly duty: string;
  };
  readonly settlement: {
    readonly intro: string;
    readonly line: string;
    readonly because: string;
  };
}

const TEXTS: Readonly<Record<Lang, ChapterTexts>> = { nl: chapterTextsNl, en: chapterTextsEn };

export function chapterTextsOf(lang: Lang): ChapterTexts {
  return TEXTS[lang];
}
