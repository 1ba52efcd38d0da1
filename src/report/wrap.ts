const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Shown two columns wide by terminals: emoji, and the scripts of East Asia. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

function graphemes(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}

/** How many columns of a terminal the text takes. */
export function columnsOf(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  return graphemes(text).reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);
}

/** Cuts a word that is wider than a line. */
function cut(word: string, width: number): readonly string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const each of graphemes(word)) {
    const wide = columnsOf(each);
    if (taken + wide > width && part !== '') {
      parts.push(part);
      part = '';
      taken = 0;
    }
    part += each;
    taken += wide;
  }
  return [...parts, part];
}

/** Lines of at most `width` columns, broken between words, and within a word only where it is wider than a line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ').flatMap((each) => cut(each, width))) {
    const wide = columnsOf(word);
    const fits = line !== '' && taken + 1 + wide <= width;
    if (line !== '' && !fits) lines.push(line);
    line = fits ? `${line} ${word}` : word;
    taken = fits ? taken + 1 + wide : wide;
  }
  return [...lines, line];
}

/** Spaces after the text up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}
