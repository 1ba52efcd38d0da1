import { letterEn } from './letter-en.ts';
import { letterNl } from './letter-nl.ts';
import type { Lang } from './types.ts';

/** Words of letters to the parties. The language is that of one auditor to another: plain, polite, exact. */
export interface LetterWords {
  readonly head: {
    readonly to: string;
    readonly from: string;
    readonly date: string;
    readonly reference: string;
  };
  readonly request: RequestWords;
}

export interface RequestWords {
  readonly title: (id: string) => string;
  readonly reminderTitle: (id: string) => string;
  readonly completionTitle: (id: string) => string;
  readonly due: string;
  readonly asked: string;
  readonly reminded: string;
  readonly intro: (audit: About) => string;
  readonly reminderIntro: (asked: string, due: string) => string;
  /** After a request that has no term of its own. */
  readonly reminderWithoutTerm: (asked: string) => string;
  readonly completionIntro: (asked: string) => string;
  readonly refusedIntro: (asked: string) => string;
  readonly ask: string;
  readonly why: string;
  readonly norm: string;
  readonly normCaption: string;
  readonly criterion: string;
  readonly aspect: string;
  readonly shows: string;
  readonly form: string;
  readonly explain: string;
  readonly explainIntro: string;
  readonly cardCaption: string;
  readonly kind: string;
  readonly fields: string;
  readonly alternatives: string;
  readonly alternativesIntro: string;
  readonly alternative: readonly string[];
  readonly answered: string;
  readonly status: string;
  readonly ground: string;
  readonly offered: string;
  readonly by: string;
  /** Below the answer so far: what is asked now. */
  readonly rest: Readonly<Record<'partial' | 'redacted' | 'withheld', string>>;
  readonly missing: string;
  readonly missingIntro: string;
  readonly item: string;
  readonly missingFields: string;
  readonly consequence: string;
  /** Criteria as they stand in the table: without what is asked none of these can be established. */
  readonly otherwise: (criteria: string) => string;
  readonly notSupport: string;
  readonly reply: string;
  /** With a term that is still to come; without one, or after it, as soon as possible. */
  readonly replyHow: (id: string, due: string | undefined) => string;
  readonly closing: string;
}

/** The audit, in words. */
export interface About {
  readonly audit: string;
  readonly supplier: string;
  readonly client: string;
  readonly from: string;
  readonly to: string;
}

const LETTERS: Readonly<Record<Lang, LetterWords>> = { nl: letterNl, en: letterEn };

export function letterWordsOf(lang: Lang): LetterWords {
  return LETTERS[lang];
}
