import type { Block, Tone, Triple } from '../types.ts';
import { markup, type Markup } from './escape-html.ts';
import { icon } from './marks.ts';
import type { PageWords } from './words.ts';

type Bar = Extract<Block, { kind: 'bars' }>['bars'][number];

/** Makes ids unique within one document, in order of use. */
export interface Ids {
  next(prefix: string): string;
}

export function createIds(): Ids {
  let last = 0;
  return {
    next(prefix) {
      last += 1;
      return `${prefix}-${last}`;
    },
  };
}

interface Segment {
  readonly tone: Tone;
  readonly count: number;
}

function segmentsOf(triple: Triple): readonly Segment[] {
  const segments: readonly Segment[] = [
    { tone: 'met', count: triple.met },
    { tone: 'fail', count: triple.fail },
    { tone: 'not-established', count: triple.notEstablished },
    { tone: 'not-applicable', count: triple.notApplicable },
  ];
  return segments.filter(({ count }) => count > 0);
}

/** One bar of three parts (and a thin fourth beside it), with the same in words for readers without the picture. */
export function tripleBar(triple: Triple, ids: Ids): Markup {
  const segments = segmentsOf(triple);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const title = ids.next('chart');
  const desc = ids.next('chart');
  let x = 0;
  const rects = segments.map(({ tone, count }) => {
    const width = (count / total) * 100;
    const rect = markup`<rect class="s-${tone}" x="${percent(x)}" width="${percent(width)}" height="100%"></rect>`;
    x += width;
    return rect;
  });
  return markup`<svg class="bar" width="100%" height="20" role="img" aria-labelledby="${title} ${desc}">
    <title id="${title}">${triple.label}</title>
    <desc id="${desc}">${triple.words}</desc>
    <rect class="s-empty" width="100%" height="100%"></rect>
    ${rects}
  </svg>`;
}

/** The three numbers, and how many there are; never one percentage. */
export function tripleNumbers(triple: Triple, words: PageWords): Markup {
  const numbers: readonly (readonly [Tone, number, string])[] = [
    ['met', triple.met, words.met],
    ['fail', triple.fail, words.fail],
    ['not-established', triple.notEstablished, words.notEstablished],
    ['not-applicable', triple.notApplicable, words.notApplicable],
  ];
  return markup`<ul class="numbers">
    ${numbers.map(
      ([tone, count, word]) =>
        markup`<li class="t-${tone}"><b>${count}</b> <span class="mark">${icon(tone)}<span>${word}</span></span></li>`,
    )}
  </ul>`;
}

export function triplesFigure(caption: string, triples: readonly Triple[], ids: Ids): Markup {
  const rows = triples.map(
    (triple) =>
      markup`<li>
        <span class="label">${triple.label}</span>${tripleBar(triple, ids)}<span class="words">${triple.words}</span>
      </li>`,
  );
  return markup`<figure class="triples"><figcaption>${caption}</figcaption><ul>${rows}</ul></figure>\n`;
}

export function barsFigure(caption: string, bars: readonly Bar[], ids: Ids): Markup {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map((bar) => {
    const title = ids.next('chart');
    return markup`<li>
      <span class="label">${bar.label}</span>
      <svg class="bar" width="100%" height="14" role="img" aria-labelledby="${title}">
        <title id="${title}">${bar.label}: ${bar.value}</title>
        <rect class="s-${bar.tone}" width="${percent((bar.value / most) * 100)}" height="100%"></rect>
      </svg>
      <span class="value t-${bar.tone}">${bar.value}</span>
    </li>`;
  });
  return markup`<figure class="bars"><figcaption>${caption}</figcaption><ul>${rows}</ul></figure>\n`;
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`;
}
