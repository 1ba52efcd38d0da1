export type Lang = 'nl' | 'en';

/** What is stored instead of a sentence: a code, and what fills its holes. */
export interface Message {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
