import { listYaml } from '../catalogue/list-yaml.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { Path, Report } from '../catalogue/problem.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Checked } from '../catalogue/validate.ts';
import type { Written } from './written.ts';
import type { JudgementsSource } from './schema.generated.ts';
import type { Decision, Judgement } from './types.ts';
import type { Problem } from '../errors.ts';

/** Notes a control or criterion that belongs in the file of another control. */
function checkOwn(control: string, written: string | undefined, path: Path, report: Report): void {
  if (written === undefined || written === control || written.startsWith(`${control}#`)) return;
  report(path, {
    code: 'dangling',
    message: `"${written}" is not of the control of this file, ${control}`,
    found: written,
  });
}

function toJudgements({ data, source }: Checked<JudgementsSource>, report: Report): readonly Judgement[] {
  return (data.judgements ?? []).map((judgement, index) => {
    checkOwn(data.control, judgement.criterion, ['judgements', index, 'criterion'], report);
    return { refutes: [], ...judgement, at: source.positionOf(['judgements', index]) };
  });
}

function toDecisions(
  { data, source }: Checked<JudgementsSource>,
  taken: Set<string>,
  report: Report,
): readonly Decision[] {
  return (data.decisions ?? []).map((decision, index) => {
    const path = ['decisions', index];
    reportTwice(decision.id, taken, [...path, 'id'], report);
    checkOwn(data.control, decision.control, [...path, 'control'], report);
    checkOwn(data.control, decision.criterion, [...path, 'criterion'], report);
    return { control: data.control, items: [], ...decision, at: source.positionOf(path) };
  });
}

export interface Judged {
  readonly judgements: readonly Judgement[];
  readonly decisions: readonly Decision[];
}

/** Judgements and decisions of `judgements/`, a file for each control. */
export async function readJudgements(
  root: string,
  problems: Problem[],
): Promise<Judged & Pick<Written<Judgement>, 'files'>> {
  const files: Written<Judgement>['files'][number][] = [];
  const judgements: Judgement[] = [];
  const decisions: Decision[] = [];
  const taken = new Set<string>();
  for (const file of await listYaml(root, 'judgements', problems)) {
    const document = await checkFile<JudgementsSource>({ root, file }, ['judgements@1'], problems);
    if (document === undefined) continue;
    const report = reportIn(document.source, problems);
    files.push(document.text);
    judgements.push(...toJudgements(document, report));
    decisions.push(...toDecisions(document, taken, report));
  }
  return { judgements, decisions, files };
}
