import { addJudgement } from '../../audit/write-judgement.ts';
import { linkAudit } from '../../audit/link.ts';
import type { JudgementSource } from '../../audit/schema.generated.ts';
import { authored, signStatement } from '../../audit/signed.ts';
import type { Audit, Judgement } from '../../audit/types.ts';
import { canRefute } from '../../assess/judgements.ts';
import type { LedgerRow } from '../../assess/ledger.ts';
import { singleNeeds } from '../../assess/readings.ts';
import { isSamePerson } from '../../assess/same-person.ts';
import { judgementObjection } from '../../assess/weigh-judgement.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Criterion } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import type { Problem } from '../../errors.ts';
import { say } from '../../language/language.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { findItems, unusable } from '../people/find-items.ts';
import { findCriterion, type Judging, loadJudging } from '../people/judging.ts';
import { readSigner, type SignerFlags, type Signing } from '../people/signer.ts';

export interface JudgeFlags extends SignerFlags {
  readonly verdict: 'met' | 'fail';
  readonly items: readonly string[];
  readonly why: string;
  readonly need?: string;
  readonly refutes?: readonly string[];
}

/** Writes a judgement down, or refuses it with everything that is wrong with it; a refused one leaves no trace. */
export async function judgeCommand(
  wanted: string,
  options: Options,
  { flags, io }: { readonly flags: JudgeFlags; readonly io: Io },
): Promise<Ending> {
  const judging = await loadJudging(options);
  const { audit, catalogues } = judging.inputs;
  const criterion = findCriterion(wanted, catalogues);
  const signing = await readSigner(flags, audit, io);
  const judgement = judgementFrom(flags, { criterion, judging, signing });
  const linked = { ...audit, judgements: [...audit.judgements, { refutes: [], ...judgement, at: COMMAND_LINE }] };
  throwProblems(linkAudit(linked, catalogues));
  const file = await addJudgement(options.folder, audit, signed(judgement, audit, signing));
  if (!options.quiet) io.stderr.write(`${printable(writtenLines(judgement, file, signing).join('\n'))}\n`);
  return {};
}

const COMMAND_LINE = { file: 'the command line', line: 1, column: 1 };

interface Case {
  readonly criterion: Criterion;
  readonly judging: Judging;
  readonly signing: Signing;
}

function judgementFrom(flags: JudgeFlags, given: Case): JudgementSource {
  const { criterion, judging, signing } = given;
  const { weighing } = judging;
  const problems: Problem[] = [];
  checkNeed(flags, criterion, problems);
  if (flags.why.trim() === '') problems.push({ code: 'usage', message: '--why is empty; a judgement says why' });
  const rows = findItems(flags.items, weighing.ledger, problems);
  for (const row of rows) {
    const because = unusable(row);
    if (because !== undefined) problems.push(refused(`${row.id} cannot be judged: ${because}`));
  }
  const adverse = findItems(flags.refutes ?? [], weighing.ledger, problems);
  throwProblems(problems);
  const judgement: JudgementSource = {
    criterion: criterion.ref,
    ...(flags.need === undefined ? {} : { need: flags.need }),
    verdict: flags.verdict,
    items: rows.map(({ id }) => id),
    ...(adverse.length === 0 ? {} : { refutes: adverse.map(({ id }) => id) }),
    why: flags.why,
    by: signing.signer,
    judgedAt: signing.at,
  };
  throwProblems(objections(judgement, adverse, given));
  return judgement;
}

function refused(message: string): Problem {
  return { code: 'usage', message };
}

/** A judgement answers a judgement need, or refutes an item; any other would be written down in vain. */
function checkNeed({ need, refutes = [] }: JudgeFlags, { ref, needs }: Criterion, problems: Problem[]): void {
  const own = singleNeeds(needs).flatMap(({ kind, id }) => (kind === 'judgement' ? [id] : []));
  if (own.length === 0 && refutes.length === 0)
    problems.push(refused(`${ref} asks for no judgement: its evidence decides; a judgement can only refute an item`));
  if (need !== undefined && !own.includes(need))
    problems.push({ code: 'unknown-name', message: `${ref} has no judgement ${need}`, found: need, allowed: own });
}

function objections(
  source: JudgementSource,
  adverse: readonly LedgerRow[],
  { criterion, judging: { inputs, weighing } }: Case,
): readonly Problem[] {
  const judgement: Judgement = { refutes: [], ...source, at: COMMAND_LINE };
  const objection = judgementObjection(judgement, weighing);
  const twice = inputs.audit.judgements.find((each) => isSame(each, judgement));
  return [
    ...(objection === undefined ? [] : [refused(say('en', objection))]),
    ...adverse.flatMap((row) => refutationProblem(row, judgement, { criterion, weighing }) ?? []),
    ...(twice === undefined
      ? []
      : [{ code: 'duplicate' as const, message: 'the same was judged already', at: twice.at }]),
  ];
}

function refutationProblem(
  row: LedgerRow,
  judgement: Judgement,
  { criterion, weighing }: Pick<Case, 'criterion'> & { readonly weighing: Judging['weighing'] },
): Problem | undefined {
  if (row.sha256 === undefined) return refused(`${row.id} has no bytes, and a refutation follows the bytes`);
  if (canRefute(judgement, row, criterion, weighing)) return undefined;
  return refused(`${row.id} is refuted by counter-evidence of R3 or stronger only, and none is named`);
}

function isSame(a: Judgement, b: Judgement): boolean {
  const key = ({ criterion, need, verdict, items, refutes }: Judgement): string =>
    JSON.stringify([criterion, need ?? null, verdict, [...items].sort(), [...refutes].sort()]);
  return key(a) === key(b) && isSamePerson(a.by, b.by);
}

function signed(judgement: JudgementSource, { id }: Audit, { signer, key }: Signing): JudgementSource {
  if (key === undefined) return judgement;
  const signature = signStatement(authored('judgement', id, judgement), key);
  return { ...judgement, by: { ...signer, signature } };
}

function writtenLines(
  { criterion, verdict, items }: JudgementSource,
  file: string,
  { signer, key }: Signing,
): readonly string[] {
  const name = key === undefined ? 'the name is asserted, not signed' : 'signed';
  return [
    `${file}: ${criterion} ${verdict} on ${items.join(', ')}, by ${signer.id} (${name})`,
    `It takes effect once somebody else reviews it: biotoets review ${criterion} <audit-folder> --by <id> --party <party> --role <role>`,
  ];
}
