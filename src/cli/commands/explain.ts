import type { Assessment, CriterionResult, Finding } from '../../assess/types.ts';
import { loadCatalogues } from '../../catalogue/load.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Catalogue, Control, Need, Text } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { buildOutline } from '../../report/outline.ts';
import type { FindingView } from '../../report/types.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Flags, Options } from '../options.ts';
import { printLines } from '../write-out.ts';
import { readAssessment } from './report.ts';

const SHIPPED = ['bio2@1.3', 'messaging@1'];

/** A control in plain words, and, with an audit folder, the trace of its verdict: the one the reports print. */
export async function explainCommand(
  wanted: string,
  options: Options | undefined,
  { flags, io }: { readonly flags: Flags; readonly io: Io },
): Promise<Ending> {
  const lang: Lang = flags.lang === 'en' ? 'en' : 'nl';
  const catalogues =
    options === undefined
      ? (await loadCatalogues(SHIPPED, { folder: io.cwd })).catalogues
      : (await loadInputs(options)).catalogues;
  const control = findControl(wanted, catalogues);
  const lines = describe(control, lang);
  if (options !== undefined) {
    const assessment = await storedAssessment(options);
    if (assessment === undefined) {
      await printLines(io, [...lines, '', noVerdict(options.folder, lang)]);
      return {};
    }
    const finding = assessment.findings.find((each) => each.control === control.ref);
    if (finding === undefined)
      throw new UserError(
        'not-found',
        `${control.ref} is not in the assessment of ${options.folder}; run biotoets assess again, without --only`,
      );
    const view = buildOutline({ ...assessment, findings: [finding] }, lang)
      .chapters.flatMap((chapter) => chapter.blocks)
      .flatMap((block) => (block.kind === 'findings' ? block.findings : []))[0];
    lines.push('', ...(view === undefined ? [] : traceOf(view)), ...slotsOf(finding));
  }
  await printLines(io, lines);
  return {};
}

/** Undefined where nothing was assessed yet: what a control asks is worth knowing before that. Throws UserError. */
async function storedAssessment(options: Options): Promise<Assessment | undefined> {
  try {
    return await readAssessment(options);
  } catch (error) {
    if (error instanceof UserError && error.code === 'not-found') return undefined;
    throw error;
  }
}

function noVerdict(folder: string, lang: Lang): string {
  const texts = {
    nl: `Er is nog geen oordeel; biotoets run ${folder} verzamelt het bewijs en beoordeelt het.`,
    en: `There is no verdict yet; biotoets run ${folder} collects the evidence and judges it.`,
  } satisfies Text;
  return texts[lang];
}

function findControl(wanted: string, catalogues: readonly Catalogue[]): Control {
  const controls = catalogues.flatMap((catalogue) => catalogue.controls);
  const found = controls.filter((control) => control.id === wanted || control.ref === wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined)
    throw new UserError(
      'usage',
      `${wanted} is in more than one catalogue; write ${found.map((control) => control.ref).join(' or ')}`,
    );
  const nearest = nearestName(
    wanted,
    controls.map((control) => control.id),
  );
  throw new UserError(
    'unknown-name',
    `no control ${wanted}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
  );
}

const HEADS = {
  ask: { nl: 'Te vragen', en: 'To ask for' },
  explain: { nl: 'Met deze toelichting', en: 'With this explanation' },
  weak: { nl: 'Te zwak bewijs', en: 'Too weak as evidence' },
  remedy: { nl: 'Herstel', en: 'Remedy' },
  criteria: { nl: 'Criteria', en: 'Criteria' },
} as const satisfies Record<string, Text>;

function describe(control: Control, lang: Lang): string[] {
  const words = wordsOf(lang);
  const list = (head: Text, texts: readonly Text[]): string[] =>
    texts.length === 0 ? [] : ['', `${head[lang]}:`, ...texts.map((text) => `  - ${text[lang]}`)];
  return [
    `${control.ref}  ${control.title[lang]}`,
    '',
    control.topic[lang],
    '',
    `${HEADS.criteria[lang]}:`,
    ...control.criteria.flatMap((criterion) => [
      `  ${criterion.id}  ${words.aspect[criterion.aspect]}  ${criterion.text[lang]}`,
      ...criterion.needs.map((need) => `       ${needLine(need, lang)}`),
    ]),
    ...list(HEADS.ask, [control.request.ask, control.request.form]),
    ...list(HEADS.explain, control.request.explain),
    ...list(HEADS.weak, control.weak),
    ...list(HEADS.remedy, [control.remedy]),
  ];
}

const NEED_WORDS = {
  judgement: { nl: 'oordeel', en: 'judgement' },
  measured: { nl: 'gemeten', en: 'measured' },
  from: { nl: 'uit', en: 'from' },
  check: { nl: 'controle van', en: 'check of' },
  document: { nl: 'document', en: 'document' },
  card: { nl: 'kaart', en: 'card' },
  parameter: { nl: 'parameter', en: 'parameter' },
} as const satisfies Record<string, Text>;

function needLine(need: Need, lang: Lang): string {
  if (need.kind === 'anyOf') return `${need.id}: ${need.branches.map((branch) => needLine(branch, lang)).join(' | ')}`;
  if (need.kind === 'judgement') return `${need.id} (${NEED_WORDS.judgement[lang]})`;
  const from = need.from === undefined ? NEED_WORDS.measured[lang] : `${NEED_WORDS.from[lang]} ${need.from}`;
  const card = need.card.length === 0 ? '' : `, ${NEED_WORDS.card[lang]}: ${need.card.join(', ')}`;
  const parameters =
    need.kind === 'check'
      ? [...JSON.stringify(need.assert).matchAll(/"\$param":"([^"]+)"/g)].map((match) => match[1])
      : [];
  const asks = parameters.length === 0 ? '' : `, ${NEED_WORDS.parameter[lang]}: ${parameters.join(', ')}`;
  const what = need.kind === 'check' ? `${NEED_WORDS.check[lang]} ${need.family}` : NEED_WORDS.document[lang];
  return `${need.id} (${what} ${from}${card}${asks})`;
}

function traceOf(view: FindingView): readonly string[] {
  return [
    `${view.mark.word} ${view.reached}`.trim(),
    ...view.criteria.flatMap((criterion) => [
      '',
      `${criterion.id} ${criterion.aspect}: ${criterion.mark.word} – ${criterion.rule}`,
      ...criterion.observations.flatMap((observation) => [
        `  ${observation.need} @ ${observation.target}: ${observation.mark.word} – ${observation.because}`,
        ...observation.facts.map((fact) => `    ${fact.expected} | ${fact.actual} | ${fact.where}`),
        ...observation.trace.map((line) => `    ${line}`),
        ...observation.items.map(({ item, bearing }) => `    ${item}: ${bearing}`),
        ...observation.advisories.map((advisory) => `    ${advisory}`),
      ]),
      ...criterion.causes.map((cause) => `  ${cause.word} (${cause.attribution}): ${cause.next}`),
    ]),
    ...view.dispositions,
  ];
}

/** What a decision or a judgement has to name an item by. */
function slotsOf(finding: Finding): readonly string[] {
  const items = (criterion: CriterionResult): readonly string[] =>
    criterion.observations.flatMap((observation) => observation.items.map((item) => item.item));
  const all = [...new Set(finding.criteria.flatMap(items))].sort();
  return all.length === 0 ? [] : ['', `Items: ${all.join(', ')}`];
}
