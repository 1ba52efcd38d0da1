import { markup, type Hole, type Markup } from './escape-html.ts';

export function list(items: readonly (string | Markup)[]): Markup {
  return markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
}

const HASH = /^[0-9a-f]{64}$/u;

/** A definition list without its empty entries. */
export function pairs(entries: readonly (readonly [string, Markup | string | false])[]): Hole {
  const filled = entries.filter(([, value]) => value !== false && value !== '');
  if (filled.length === 0) return undefined;
  const rows = filled.map(([label, value]) => {
    const dd =
      typeof value === 'string' && HASH.test(value)
        ? markup`<dd class="hash">${value}</dd>`
        : markup`<dd>${value}</dd>`;
    return markup`<div><dt>${label}</dt>${dd}</div>`;
  });
  return markup`<dl class="pairs">${rows}</dl>`;
}
