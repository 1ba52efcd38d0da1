import type { Mark, Tone } from '../types.ts';
import { markup, trusted, type Markup } from './escape-html.ts';

/** A shape per tone that differs in outline as well as in content, so that a black-and-white copy still tells them apart. */
const SHAPES = {
  met: '<circle cx="8" cy="8" r="8" fill="currentColor"/><path d="M4.2 8.3l2.6 2.6 5-5.4" class="cut"/>',
  fail: '<path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" class="cut"/>',
  'not-established':
    '<path d="M8 .9 15.1 8 8 15.1.9 8z" class="drawn thin"/><path d="M5.9 6.3a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.6" class="drawn"/><circle cx="8" cy="11.7" r=".95" fill="currentColor"/>',
  'did-not-occur': '<circle cx="8" cy="8" r="6.6" class="drawn"/>',
  'not-applicable': '<path d="M2.5 8h11" class="drawn"/>',
  'not-examined':
    '<circle cx="2.6" cy="8" r="1.5" fill="currentColor"/><circle cx="8" cy="8" r="1.5" fill="currentColor"/><circle cx="13.4" cy="8" r="1.5" fill="currentColor"/>',
  advisory: '<circle cx="8" cy="8" r="7" class="drawn thin"/><path d="M8 1a7 7 0 0 1 0 14z" fill="currentColor"/>',
} satisfies Record<Tone, string>;

/** Drawn once and used by reference; the hatch is the sign of "not established" in every chart. */
export function sprite(): Markup {
  const symbols = Object.entries(SHAPES).map(
    ([tone, shape]) => `<symbol id="i-${tone}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return trusted(
    `<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="hatch-ground"/><rect width="3" height="7" class="hatch-line"/></pattern></defs>${symbols.join('')}</svg>`,
  );
}

export function icon(tone: Tone): Markup {
  return markup`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${tone}"></use></svg>`;
}

/** Icon and word. */
export function markView(mark: Mark): Markup {
  return markup`<span class="mark t-${mark.tone}">${icon(mark.tone)}<span>${mark.word}</span></span>`;
}
