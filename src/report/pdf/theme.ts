import type { Tone } from '../types.ts';

/** A4 in points, with margins wide enough for notes in pen. */
export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 62, top: 84, bottom: 72 } as const;
export const CONTENT = {
  width: PAGE.width - PAGE.left - PAGE.right,
  height: PAGE.height - PAGE.top - PAGE.bottom,
  floor: PAGE.height - PAGE.bottom,
} as const;

export const INK = {
  text: '#1A1F24',
  muted: '#55606B',
  accent: '#17456B',
  rule: '#D3DAE0',
  wash: '#F4F6F8',
  white: '#FFFFFF',
} as const;

/** Contrast on white and on the tint is at least 5.5. Never the only carrier of meaning: an icon and a word stand beside. */
export const TONES: Readonly<Record<Tone, { readonly ink: string; readonly tint: string }>> = {
  met: { ink: '#1B6E3C', tint: '#E7F3EC' },
  fail: { ink: '#A3211A', tint: '#FBEAE8' },
  'not-established': { ink: '#5A3E8E', tint: '#EFEAF7' },
  'did-not-occur': { ink: '#17456B', tint: '#E6EEF5' },
  'not-applicable': { ink: '#4A545E', tint: '#EDF0F2' },
  'not-examined': { ink: '#4A545E', tint: '#F4F6F8' },
  advisory: { ink: '#7A4F00', tint: '#FFF4DC' },
};

export type FontName = 'regular' | 'strong';

/** Sizes in points; leading is the distance between two lines. */
export interface Style {
  readonly font: FontName;
  readonly size: number;
  readonly leading: number;
  readonly ink: string;
}

export const STYLES = {
  display: { font: 'strong', size: 27, leading: 33, ink: INK.text },
  lead: { font: 'regular', size: 13, leading: 18, ink: INK.text },
  chapter: { font: 'strong', size: 19, leading: 25, ink: INK.accent },
  section: { font: 'strong', size: 13, leading: 18, ink: INK.text },
  item: { font: 'strong', size: 11, leading: 15, ink: INK.text },
  body: { font: 'regular', size: 9.5, leading: 13.8, ink: INK.text },
  strong: { font: 'strong', size: 9.5, leading: 13.8, ink: INK.text },
  small: { font: 'regular', size: 8.5, leading: 11.8, ink: INK.text },
  smallStrong: { font: 'strong', size: 8.5, leading: 11.8, ink: INK.text },
  muted: { font: 'regular', size: 8.5, leading: 11.8, ink: INK.muted },
  label: { font: 'strong', size: 7.8, leading: 11, ink: INK.muted },
  code: { font: 'regular', size: 7.8, leading: 10.8, ink: INK.text },
  codeStrong: { font: 'strong', size: 7.8, leading: 10.8, ink: INK.text },
  furniture: { font: 'regular', size: 7.8, leading: 11, ink: INK.muted },
} as const satisfies Readonly<Record<string, Style>>;
