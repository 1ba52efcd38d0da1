import type { LetterFormat, RenderLetter } from './types.ts';

/** Each form of a letter is loaded when it is asked for. */
export const LETTERS = {
  md: async () => (await import('./markdown.ts')).markdownLetter,
  txt: async () => (await import('./text.ts')).textLetter,
  html: async () => (await import('./html.ts')).htmlLetter,
  pdf: async () => (await import('./pdf.ts')).pdfLetter,
} satisfies Readonly<Record<LetterFormat, () => Promise<RenderLetter>>>;
