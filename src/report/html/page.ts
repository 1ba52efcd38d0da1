import { createHash } from 'node:crypto';
import type { Chapter, Outline } from '../types.ts';
import { tripleBar, tripleNumbers } from './charts.ts';
import { markup, printable, trusted, type Hole, type Markup } from './escape-html.ts';
import type { Frame } from './frame.ts';
import { icon, markView, sprite } from './marks.ts';
import { list, pairs } from './pairs.ts';
import { SCRIPT } from './script.ts';
import { PRINT_STYLE } from './style-print.ts';
import { FINDINGS_STYLE } from './style-findings.ts';
import { STYLE } from './style.ts';

/** The head, with a policy that lets nothing in but the styles and the script whose hashes it names. */
export function head(outline: Outline): Markup {
  const style = STYLE + FINDINGS_STYLE + PRINT_STYLE + pageMargins(outline);
  const policy = [
    "default-src 'none'",
    `style-src '${hashSource(style)}'`,
    `script-src '${hashSource(SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return markup`<!doctype html>
<html lang="${outline.lang}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="${outline.tool}">
    <title>${outline.title}</title>
    <link rel="icon" href="${ICON}">
    <style>${trusted(style)}</style>
  </head>\n`;
}

export const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M8 1l7 7-7 7-7-7z" fill="#17456B"/></svg>',
  );

export function opening(outline: Outline, frame: Frame): Markup {
  return markup`<body>
    <a class="skip" href="#content">${outline.labels.skipToContent}</a>
    ${sprite()}
    <header class="cover">
      <div class="inner">
        <p class="subtitle">${outline.subtitle} <span class="edition">${outline.edition}</span></p>
        <h1>${outline.title}</h1>
        ${answer(outline, frame)}
        <p class="caution">${outline.caution}</p>
        ${pairs(outline.meta.map(({ label, value }) => [label, value]))}
      </div>
    </header>
    <div class="frame">
      ${contents(outline.chapters, frame)}
      <main id="content" tabindex="-1">\n`;
}

/** The first thing a reader looks for: the conclusion, why, and the three numbers under it. */
function answer({ headline, headlineText, triple, chapters, against, advice }: Outline, frame: Frame): Markup {
  const word: Hole =
    headline === undefined
      ? markup`<p class="label">${frame.words.selection}</p>`
      : markup`<p class="label">${frame.words.answer}</p>
          <p class="verdict">${icon(headline.tone)}<span>${headline.word}</span></p>`;
  return markup`<div class="answer t-${headline?.tone ?? 'not-examined'}">
    <div class="conclusion">
      ${word}
      <p class="why">${headlineText}</p>
      ${adviceView(advice)} ${againstView(against, frame)} ${stepsView(chapters, frame)}
    </div>
    <div class="tally">
      <p class="label">${triple.label}</p>
      ${tripleNumbers(triple, frame.words)}${tripleBar(triple, frame.ids)}
      <p class="words">${triple.words}</p>
    </div>
  </div>`;
}

/** What to do with the service; the conditions themselves are one link away. */
function adviceView(advice: Outline['advice']): Hole {
  if (advice === undefined) return undefined;
  return markup`<p class="advice"><span class="label">${advice.label}</span> ${markView(advice.mark)} <a href="#conditions">${advice.text}</a></p>`;
}

/** Why it does not meet the norm, each a link to its finding; the list itself says how many there are. */
function againstView(against: Outline['against'], { labels }: Frame): Hole {
  if (against.length === 0) return undefined;
  return markup`<div class="steps">
    <p class="label">${labels.against}</p>
    ${list(against.map(({ anchor, text }) => markup`<a href="#${anchor}">${text}</a>`))}
  </div>`;
}

/** What would settle most, where anything is open; the rest is one link away. */
function stepsView(chapters: readonly Chapter[], { labels, words, facets, findingsChapter }: Frame): Hole {
  const shown = facets.steps.slice(0, 3);
  if (shown.length === 0) return undefined;
  const rest = facets.steps.length - shown.length;
  const target = chapters.find(({ id }) => id === 'needed')?.id ?? findingsChapter;
  return markup`<div class="steps">
    <p class="label">${labels.settle}</p>
    ${list(shown.map(({ word }) => word))}
    ${rest > 0 && target !== undefined && markup`<p><a href="#${target}">${words.moreSteps.replace('{n}', String(rest))}</a></p>`}
  </div>`;
}

function contents(chapters: readonly Chapter[], { labels, words }: Frame): Markup {
  const links = chapters.map(
    ({ id, number, title }) =>
      markup`<li><a href="#${id}"><span class="number">${number}</span> <span>${title}</span></a></li>`,
  );
  return markup`<nav aria-label="${words.contentsOf}">
    <p class="label">${labels.contents}</p>
    <ul>${links}</ul>
  </nav>`;
}

export function closing({ tool, asOf, hash, labels }: Outline): Markup {
  return markup`</main>
    </div>
    <footer><p>${tool} · ${asOf}</p><p>${labels.hash} <code>${hash}</code></p></footer>
    <script>${trusted(SCRIPT)}</script>
  </body>
</html>\n`;
}

/** Running head and foot on paper, where the browser knows page margin boxes. */
function pageMargins({ title, hash, labels }: Outline): string {
  const short = printable(title.slice(0, 70));
  return `@page{@top-left{content:${cssString(short)}}@bottom-left{content:${cssString(`${labels.hash} ${hash.slice(0, 16)}`)}}@bottom-right{content:${cssString(`${labels.page} `)} counter(page) ${cssString(` ${labels.of} `)} counter(pages)}}`;
}

/** Text as a CSS string: everything but letters, digits and spaces as a code point, so that it cannot end the string or the style. */
function cssString(text: string): string {
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** A style or script as the page's policy names it. */
export function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
