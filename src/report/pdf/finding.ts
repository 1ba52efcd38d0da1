import type { CauseLine, CriterionView, FindingView, ObservationView, Tone } from '../types.ts';
import { flow, FULL, GRID, labelled, listPieces, paragraph, type Piece } from './flow.ts';
import { badgeHeight, drawBadge, drawMark, markWidth } from './mark.ts';
import { anchor, artifact, bookmark, type Element, element, ensure, fill, line, type Sheet, skip } from './sheet.ts';
import { pairs, table } from './table.ts';
import { CONTENT, INK, PAGE, STYLES, TONES } from './theme.ts';

/** One finding: what was tested, what was found, on which facts, and what would settle what is open. */
export function finding(sheet: Sheet, parent: Element, view: FindingView, heading: 'H2' | 'H3'): void {
  ensure(sheet, 190);
  anchor(sheet, view.anchor);
  bookmark(sheet, heading === 'H2' ? 1 : 2, `${view.id} ${view.title}`);
  const sect = element(sheet, parent, 'Sect');
  head(sheet, sect, view, heading);
  aspects(sheet, sect, view);
  pairs(sheet, sect, view.meta);
  callout(sheet, sect, { title: sheet.labels.settle, items: view.settle, tone: 'not-established' });
  callout(sheet, sect, { title: sheet.labels.found, items: view.found, tone: 'not-examined' });
  pairs(sheet, sect, view.response, sheet.labels.response);
  callout(sheet, sect, { title: sheet.labels.dispositions, items: view.dispositions, tone: 'advisory' });
  criteria(sheet, sect, view);
  for (const criterion of view.criteria) details(sheet, sect, criterion, heading === 'H2' ? 'H3' : 'H4');
  catalogueTexts(sheet, sect, view);
  sect.end();
}

function head(sheet: Sheet, sect: Element, view: FindingView, heading: 'H2' | 'H3'): void {
  artifact(sheet, () => sheet.doc.rect(PAGE.left, sheet.y, CONTENT.width, 1.4).fill(TONES[view.mark.tone].ink));
  sheet.y += 9;
  flow(sheet, [
    { into: element(sheet, sect, heading), text: `${view.id}  ${view.title}`, style: STYLES.section, after: 1 },
  ]);
  const about = [view.topic, view.theme, view.catalogue, ...view.tags].filter((part) => part !== '').join('  ·  ');
  paragraph(sheet, sect, about, STYLES.muted, 7);
  const style = STYLES.strong;
  const text = view.reached === '' ? view.mark.word : `${view.mark.word} ${view.reached}`;
  if (markWidth(sheet, text, style) + 16 <= CONTENT.width) {
    drawBadge(sheet, element(sheet, sect, 'P'), view.mark, { x: PAGE.left, y: sheet.y, style, text });
    sheet.y += badgeHeight(style) + 9;
  } else {
    drawBadge(sheet, element(sheet, sect, 'P'), view.mark, { x: PAGE.left, y: sheet.y, style });
    sheet.y += badgeHeight(style) + 4;
    paragraph(sheet, sect, view.reached, STYLES.small);
  }
}

/** The three aspects side by side. */
function aspects(sheet: Sheet, sect: Element, view: FindingView): void {
  if (view.aspects.length === 0) return;
  const style = STYLES.smallStrong;
  const height = STYLES.label.leading + style.leading + 12;
  ensure(sheet, height);
  const width = CONTENT.width / view.aspects.length;
  const top = sheet.y;
  artifact(sheet, () => sheet.doc.rect(PAGE.left, top, CONTENT.width, height).fill(INK.wash));
  view.aspects.forEach(({ aspect, mark }, index) => {
    const x = PAGE.left + index * width + 9;
    const into = element(sheet, sect, 'P');
    fill(into, () => line(sheet, `${capital(aspect)} `, x, top + 6, STYLES.label));
    drawMark(sheet, into, mark, { x, y: top + 6 + STYLES.label.leading, style });
  });
  sheet.y += height + 10;
}

/** Words are stored as they stand in running text. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function callout(
  sheet: Sheet,
  parent: Element,
  box: { readonly title: string; readonly items: readonly string[]; readonly tone: Tone },
): void {
  if (box.items.length === 0) return;
  const { ink, tint } = TONES[box.tone];
  const title: Piece = {
    into: element(sheet, parent, 'P'),
    text: box.title,
    style: { ...STYLES.smallStrong, ink },
    after: 3,
    lead: true,
  };
  const items = listPieces(sheet, parent, box.items, { style: STYLES.small, after: 2 });
  flow(sheet, [title, ...items], { ...FULL, panel: { ink, tint } });
  skip(sheet, 10);
}

function criteria(sheet: Sheet, sect: Element, view: FindingView): void {
  const mark = 134;
  table(sheet, sect, {
    caption: sheet.labels.criteria,
    columns: [GRID.body.x - PAGE.left, GRID.body.width - mark, mark].map((share) => ({ title: '', share })),
    rows: view.criteria.map((criterion) => [
      { cell: criterion.id, note: `${criterion.aspect}, ${criterion.addressee}` },
      criterion.text,
      { cell: criterion.mark, note: criterion.rule },
    ]),
    rowHeaders: true,
    headless: true,
  });
}

/** What was observed for one criterion; nothing where nothing was. */
function details(sheet: Sheet, sect: Element, criterion: CriterionView, heading: 'H3' | 'H4'): void {
  anchor(sheet, criterion.anchor);
  const own = criterion.observations.length === 0 ? criterion.causes : [];
  if (criterion.observations.length === 0 && own.length === 0) return;
  ensure(sheet, 90);
  skip(sheet, 4);
  const title = `${sheet.labels.observations}: ${criterion.id}, ${criterion.aspect}`;
  flow(sheet, [{ into: element(sheet, sect, heading), text: title, style: STYLES.item, after: 5, lead: true }]);
  causes(sheet, sect, own);
  for (const observation of criterion.observations) observed(sheet, sect, observation);
}

function observed(sheet: Sheet, sect: Element, view: ObservationView): void {
  const { labels } = sheet;
  const rules = view.ruleset === '' ? '' : `  ·  ${labels.ruleset}: ${view.ruleset}`;
  const about: Piece[] = [
    { into: element(sheet, sect, 'P'), text: view.need, style: STYLES.smallStrong },
    { into: element(sheet, sect, 'P'), text: `${view.target}${rules}`, style: STYLES.muted, after: 2 },
    { into: element(sheet, sect, 'P'), text: view.because, style: STYLES.small, after: 2 },
  ];
  if (view.contested !== undefined) {
    const style = { ...STYLES.smallStrong, ink: TONES.advisory.ink };
    about.push({ into: element(sheet, sect, 'P'), text: view.contested, style, after: 2 });
  }
  const mark = element(sheet, sect, 'P');
  const start = (): void => {
    artifact(sheet, () => sheet.doc.rect(PAGE.left, sheet.y, CONTENT.width, 0.5).fill(INK.rule));
    sheet.y += 5;
    drawMark(sheet, mark, view.mark, { x: PAGE.left, y: sheet.y, style: STYLES.smallStrong });
  };
  ensure(sheet, 60);
  flow(
    sheet,
    about.filter((piece) => piece.text !== ''),
    { ...GRID.body, start },
  );
  skip(sheet, 3);
  facts(sheet, sect, view);
  causes(sheet, sect, view.causes);
  bullets(sheet, sect, labels.advisories, view.advisories);
  bullets(
    sheet,
    sect,
    labels.evidence,
    view.items.map((item) => `${item.item}: ${item.bearing}`),
  );
  // The facts are the steps of the trace that decided; on paper one of both will do.
  if (view.facts.length === 0) trace(sheet, sect, view.trace);
  skip(sheet, 8);
}

function facts(sheet: Sheet, sect: Element, view: ObservationView): void {
  if (view.facts.length === 0) return;
  const { labels } = sheet;
  labelled(sheet, sect, labels.facts, (column) => {
    const content = {
      columns: [
        { title: labels.expected, share: 30 },
        { title: labels.actual, share: 36 },
        { title: labels.where, share: 34, mono: true },
      ],
      rows: view.facts.map((fact) => [fact.expected, fact.actual, fact.where]),
    };
    table(sheet, sect, content, column);
  });
}

function causes(sheet: Sheet, sect: Element, lines: readonly CauseLine[]): void {
  const texts = lines.map((cause) => {
    const items = cause.items.length === 0 ? '' : ` (${cause.items.join(', ')})`;
    return `${cause.word}, ${cause.attribution}: ${cause.next}${items}`;
  });
  bullets(sheet, sect, sheet.labels.causes, texts);
}

/** A label with one line of text, or a list where there are more. */
function bullets(sheet: Sheet, sect: Element, label: string, items: readonly string[]): void {
  const texts = items.filter((item) => item !== '');
  const [only] = texts;
  if (only === undefined) return;
  labelled(sheet, sect, label, (column) => {
    if (texts.length === 1) paragraph(sheet, sect, only, STYLES.small, 3, column);
    else flow(sheet, listPieces(sheet, sect, texts, { style: STYLES.small, after: 2, indent: 9 }), column);
  });
  skip(sheet, 2);
}

/** The steps of the predicate as a list; the dots before a step are its depth in the tree. */
function trace(sheet: Sheet, sect: Element, steps: readonly string[]): void {
  if (steps.length === 0) return;
  labelled(sheet, sect, sheet.labels.trace, (column) => {
    const list = element(sheet, sect, 'L');
    const pieces = steps.map((step): Piece => {
      const [branch = ''] = /^(?:· )*/.exec(step) ?? [];
      const into = element(sheet, element(sheet, list, 'LI'), 'LBody');
      const indent = Math.min(12, branch.length / 2) * 9;
      return { into, text: step.slice(branch.length), style: STYLES.code, indent, after: 0.5 };
    });
    flow(sheet, pieces, column);
  });
}

/** What the catalogue asks for. */
function catalogueTexts(sheet: Sheet, sect: Element, view: FindingView): void {
  const { labels } = sheet;
  skip(sheet, 4);
  bullets(sheet, sect, labels.official, view.official);
  bullets(sheet, sect, labels.remedy, [view.remedy]);
  bullets(sheet, sect, labels.ask, [view.ask]);
  bullets(sheet, sect, labels.explain, view.explain);
  bullets(sheet, sect, labels.weak, view.weak);
}
