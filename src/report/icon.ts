import type { Advice, Mark, Tone } from './types.ts';

/** Never a colour alone: every mark has an icon and a word. */
export const ICONS: Readonly<Record<Tone, string>> = {
  met: '✔',
  fail: '✖',
  'not-established': '?',
  'did-not-occur': '○',
  'not-applicable': '–',
  'not-examined': '⋯',
  advisory: '!',
};

export function markText(mark: Mark): string {
  return `${ICONS[mark.tone]} ${mark.word}`;
}

/** "Advies: ✖ Stoppen (5 voorwaarden, 3 zonder eigenaar)" */
export function adviceText({ label, mark, text }: Advice): string {
  return `${label}: ${markText(mark)} (${text})`;
}
