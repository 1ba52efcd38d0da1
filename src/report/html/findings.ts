import type { CauseLine, CriterionView, FindingView, ObservationView } from '../types.ts';
import { markup, type Hole, type Markup } from './escape-html.ts';
import { positionsOf } from './facets.ts';
import { below, heading, type Frame, type Level } from './frame.ts';
import { icon, markView } from './marks.ts';
import { list, pairs } from './pairs.ts';
import { table } from './tables.ts';

/** One line to scan, and everything behind it: criteria, observations, facts with their place, trace, items. */
export function findingView(finding: FindingView, level: Level, frame: Frame): Markup {
  const at = positionsOf(finding, frame.facets);
  return markup`<details
    class="finding t-${finding.mark.tone}"
    id="${finding.anchor}"
    data-verdict="${at.verdict}"
    data-theme="${at.theme}"
    data-party="${at.party}"
    data-cause="${at.cause}"
  >
    <summary>
      ${markView(finding.mark)}
      <span class="what"><span class="id">${finding.id}</span>${heading(level, finding.title)}${tagLine(finding)}</span>
      ${aspectMarks(finding)}
    </summary>
    <div class="body">${bodyOf(finding, level, frame)}</div>
  </details>\n`;
}

function tagLine(finding: FindingView): Markup {
  const tags = [finding.reached, ...finding.tags].filter((tag) => tag !== '');
  return markup`<span class="tags">${tags.map((tag) => markup`<span>${tag}</span>`)}</span>`;
}

function aspectMarks(finding: FindingView): Markup {
  const marks = finding.aspects.map(
    ({ aspect, mark }) =>
      markup`<span class="t-${mark.tone}" title="${aspect}: ${mark.word}">
        ${icon(mark.tone)}<span>${aspect}<span class="aloud">: ${mark.word}</span></span>
      </span>`,
  );
  return markup`<span class="aspects">${marks}</span>`;
}

function bodyOf(finding: FindingView, level: Level, frame: Frame): Markup {
  const { labels } = frame;
  return markup`${finding.settle.length > 0 && markup`<div class="settle"><p class="label">${labels.settle}</p>${list(finding.settle)}</div>`}
    ${finding.found.length > 0 && markup`<div class="found"><p class="label">${labels.found}</p>${list(finding.found)}</div>`}
    ${finding.response.length > 0 && markup`<div class="response"><p class="label">${labels.response}</p>${pairs(finding.response.map(({ label, value }) => [label, value]))}</div>`}
    <p class="topic">${finding.topic}</p>
    <div class="glance">${pairs([
      ...finding.aspects.map(({ aspect, mark }) => [aspect, markView(mark)] as const),
      ...finding.meta.map(({ label, value }) => [label, value] as const),
    ])}</div>
    ${finding.criteria.map((criterion) => criterionView(criterion, below(level), frame))}
    ${pairs([
      [labels.official, finding.official.length > 0 && list(finding.official)],
      [labels.dispositions, finding.dispositions.length > 0 && list(finding.dispositions)],
      [labels.remedy, finding.remedy],
      [labels.ask, finding.ask],
      [labels.explain, finding.explain.length > 0 && list(finding.explain)],
      [labels.weak, finding.weak.length > 0 && list(finding.weak)],
    ])}
    <p class="here"><a href="#${finding.anchor}">${frame.words.linkHere}</a></p>`;
}

function criterionView(criterion: CriterionView, level: Level, frame: Frame): Markup {
  return markup`<section class="criterion t-${criterion.mark.tone}" id="${criterion.anchor}">
    ${heading(level, markup`<span class="id">${criterion.id}</span> ${criterion.text}`)}
    <p class="state">
      ${markView(criterion.mark)}
      <span>${criterion.aspect}</span> <span>${criterion.addressee}</span> <span>${criterion.rule}</span>
    </p>
    ${causesView(criterion.causes, frame)}
    ${criterion.observations.map((observation) => observationView(observation, criterion, frame))}
  </section>`;
}

/** Next steps that stand above already are not said again. */
function causesView(causes: readonly CauseLine[], frame: Frame, above: readonly CauseLine[] = []): Hole {
  if (causes.length === 0) return undefined;
  const lines = causes.map(
    ({ word, attribution, next, items }) =>
      markup`<li>
        <b>${word}</b> <span class="by">${attribution}</span>
        ${!above.some((cause) => cause.next === next) && markup`<span class="next">${next}</span>`}
        ${items.length > 0 && markup`<span class="items">${items.map((item) => markup`<code>${item}</code> `)}</span>`}
      </li>`,
  );
  return markup`<div class="causes"><p class="label">${frame.labels.causes}</p><ul>${lines}</ul></div>`;
}

function observationView(observation: ObservationView, criterion: CriterionView, frame: Frame): Markup {
  const { labels } = frame;
  return markup`<details class="observation t-${observation.mark.tone}">
    <summary>
      ${markView(observation.mark)}
      <span class="what"><b>${observation.target}</b> <span>${observation.need}</span></span>
    </summary>
    <div class="body">
      <p class="because">${observation.because}</p>
      ${observation.contested !== undefined && markup`<p class="note warning">${observation.contested}</p>`}
      ${causesView(observation.causes, frame, criterion.causes)} ${factsView(observation, frame)}
      ${pairs([
        [labels.evidence, itemsView(observation)],
        [labels.advisories, observation.advisories.length > 0 && list(observation.advisories)],
        [labels.ruleset, observation.ruleset !== '' && observation.ruleset],
        [labels.trace, traceView(observation)],
      ])}
    </div>
  </details>`;
}

function itemsView({ items }: ObservationView): Markup | false {
  if (items.length === 0) return false;
  return markup`<ul class="bearings">${items.map(({ item, bearing }) => markup`<li><code>${item}</code> ${bearing}</li>`)}</ul>`;
}

function traceView({ trace }: ObservationView): Markup | false {
  return trace.length > 0 && markup`<ol class="trace">${trace.map((step) => markup`<li>${step}</li>`)}</ol>`;
}

function factsView(observation: ObservationView, frame: Frame): Hole {
  if (observation.facts.length === 0) return undefined;
  const { labels } = frame;
  return table({
    caption: labels.facts,
    columns: [
      { title: labels.expected, share: 3 },
      { title: labels.actual, share: 3 },
      { title: labels.where, share: 4, mono: true },
    ],
    rows: observation.facts.map(({ expected, actual, where }) => [expected, actual, where]),
    headed: false,
  });
}
