import { listYaml } from '../catalogue/list-yaml.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { Path, Report } from '../catalogue/problem.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Checked } from '../catalogue/validate.ts';
import { isBefore } from './moments.ts';
import { authored, identified, type Keyring, reviewed, unsigned } from './signed.ts';
import type { Written } from './written.ts';
import type { DecisionSource, JudgementSource, JudgementsSource } from './schema.generated.ts';
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

function toJudgements(
  { data, source }: Checked<JudgementsSource>,
  keyring: Keyring,
  report: Report,
): readonly Judgement[] {
  return (data.judgements ?? []).map((judgement, index) => {
    const path = ['judgements', index];
    checkOwn(data.control, judgement.criterion, [...path, 'criterion'], report);
    const { judgedAt, review } = judgement;
    if (judgedAt !== undefined && review !== undefined && isBefore(review.at, judgedAt))
      report([...path, 'review', 'at'], {
        code: 'schema',
        message: `the review (${review.at}) would be of before the judgement (${judgedAt})`,
        found: review.at,
      });
    return { refutes: [], ...judgement, ...signersOf(judgement, keyring), at: source.positionOf(path) };
  });
}

/** The names under a judgement, each with whether it was signed. */
function signersOf(judgement: JudgementSource, keyring: Keyring): Pick<Judgement, 'by' | 'review'> {
  const { by, review } = judgement;
  const { audit } = keyring;
  return {
    by: identified(by, authored('judgement', audit, judgement), keyring),
    ...(review === undefined
      ? {}
      : { review: { ...review, by: identified(review.by, reviewed('judgement-review', audit, judgement), keyring) } }),
  };
}

/** The names under a decision: its author signs all but the approval, its approver all of it. */
export function approversOf(
  decision: Pick<DecisionSource, 'by' | 'approver'>,
  keyring: Keyring,
): Pick<Decision, 'by' | 'approver'> {
  const { by, approver, ...rest } = decision;
  const { audit } = keyring;
  return {
    by: identified(by, authored('decision', audit, { ...rest, by }), keyring),
    ...(approver === undefined
      ? {}
      : {
          approver: identified(
            approver,
            { type: 'decision-approval', audit, content: { ...rest, by, approver: unsigned(approver) } },
            keyring,
          ),
        }),
  };
}

function toDecisions(
  { data, source }: Checked<JudgementsSource>,
  { taken, keyring }: { readonly taken: Set<string>; readonly keyring: Keyring },
  report: Report,
): readonly Decision[] {
  return (data.decisions ?? []).map((decision, index) => {
    const path = ['decisions', index];
    reportTwice(decision.id, taken, [...path, 'id'], report);
    checkOwn(data.control, decision.control, [...path, 'control'], report);
    checkOwn(data.control, decision.criterion, [...path, 'criterion'], report);
    const people = approversOf(decision, keyring);
    return { control: data.control, items: [], ...decision, ...people, at: source.positionOf(path) };
  });
}

export interface Judged {
  readonly judgements: readonly Judgement[];
  readonly decisions: readonly Decision[];
}

/** Judgements and decisions of `judgements/`, a file for each control; signatures are held against the keys of the audit. */
export async function readJudgements(
  root: string,
  keyring: Keyring,
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
    judgements.push(...toJudgements(document, keyring, report));
    decisions.push(...toDecisions(document, { taken, keyring }, report));
  }
  return { judgements, decisions, files };
}
