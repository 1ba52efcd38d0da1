import { markup, type Markup } from './escape-html.ts';
import type { Facet } from './facets.ts';
import type { Frame } from './frame.ts';
import { icon, markView } from './marks.ts';

/** Search and filter; hidden until the script is there to serve them. The count stands outside it and is always visible. */
export function filterForm({ words, labels, facets }: Frame): Markup {
  const verdicts = facets.verdicts.map(
    ({ mark, count }, index) =>
      markup`<label class="chip t-${mark.tone}">
        <input type="checkbox" name="verdict" value="${index}">${icon(mark.tone)}<span>${mark.word}</span> <span class="n">${count}</span>
      </label>`,
  );
  return markup`<form id="filters" role="search" aria-label="${labels.filter}" autocomplete="off" hidden>
    <label class="field wide"><span>${words.searchFindings}</span><input type="search" name="text" spellcheck="false"></label>
    <fieldset><legend>${words.verdict}</legend>${verdicts}</fieldset>
    ${select('theme', words.theme, facets.themes, labels.all)}
    ${select('party', words.party, facets.parties, labels.all)}
    ${select('cause', words.cause, facets.causes, labels.all)}
  </form>\n`;
}

function select(name: string, label: string, facets: readonly Facet[], all: string): Markup {
  const options = facets.map(({ word, count }, index) => markup`<option value="${index}">${word} (${count})</option>`);
  return markup`<label class="field">
    <span>${label}</span>
    <select name="${name}"><option value="">${all}</option>${options}</select>
  </label>`;
}

/** The honest line: how many of how many are on the page, whatever the filter. */
export function countBar({ words, labels, facets }: Frame): Markup {
  const all = words.shown.replace('{n}', String(facets.total)).replace('{of}', String(facets.total));
  return markup`<div class="countbar" id="countbar">
      <p id="count" role="status" data-shown="${words.shown}" data-filtered="${words.filtered}">${all}</p>
      <div class="buttons" id="buttons" hidden>
        <button type="button" id="expand">${words.expandAll}</button>
        <button type="button" id="collapse">${words.collapseAll}</button>
        <button type="button" id="clear" disabled>${words.clear}</button>
      </div>
    </div>
    <p id="nothing" class="note" hidden>${labels.noResults}</p>\n`;
}

/** What the marks in the list mean, for a reader with paper or without the form. */
export function legend({ words, facets }: Frame): Markup {
  return markup`<div class="legend">
    <p class="label">${words.legend}</p>
    <ul>${facets.marks.map((mark) => markup`<li>${markView(mark)}</li>`)}</ul>
  </div>\n`;
}
