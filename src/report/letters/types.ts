import type { Lang } from '../../language/types.ts';
import type { Block, Pair } from '../types.ts';

/** What a letter is made of: what a page can show without charts or findings. */
export type LetterBlock = Extract<Block, { kind: 'paragraph' | 'pairs' | 'list' | 'subheading' | 'table' }>;

/** A page that is ready to send: a request for information, a reminder, a receipt. */
export interface Letter {
  readonly lang: Lang;
  /** What to name in a reply: `IV-012`. */
  readonly reference: string;
  readonly title: string;
  /** A party by its role and its organisation, never a person. */
  readonly to: string;
  readonly from: string;
  /** ISO 8601. */
  readonly date: string;
  /** Below sender, date and reference: the term, and what else has to be seen first. */
  readonly meta: readonly Pair[];
  readonly blocks: readonly LetterBlock[];
  /** `biotoets 1.2.3` */
  readonly tool: string;
}

export type LetterFormat = 'md' | 'txt' | 'html' | 'pdf';

/** A letter to a stream of bytes: the same letter gives the same bytes. */
export type RenderLetter = (letter: Letter) => AsyncIterable<string | Uint8Array>;
