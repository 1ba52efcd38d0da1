import type { Assessment, CriterionResult, Finding } from '../../assess/types.ts';
import { loadCatalogues } from '../../catalogue/load.ts';
import { findControl } from '../../catalogue/find-control.ts';
import type { LoadedCatalogues, Text } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Lang } from '../../language/types.ts';
import { buildOutline } from '../../report/outline.ts';
import type { FindingView } from '../../report/types.ts';
import { describeFound } from '../describe-control.ts';
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
  const loaded: LoadedCatalogues =
    options === undefined ? await loadCatalogues(SHIPPED, { folder: io.cwd }) : await loadInputs(options);
  const found = findControl(wanted, loaded.catalogues);
  const lines = [...describeFound(found, loaded.reference, lang)];
  if (options !== undefined && found.kind === 'control') {
    const { control } = found;
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
