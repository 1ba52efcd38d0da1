import { basename, dirname } from 'node:path';
import type { RequestSource, RequestsSource } from '../../audit/schema.generated.ts';
import type { InformationRequest } from '../../audit/types.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import { type Path, throwProblems } from '../../catalogue/problem.ts';
import { readTextFile } from '../../catalogue/read-file.ts';
import { checkText, reportIn } from '../../catalogue/validate.ts';
import type { Problem } from '../../errors.ts';
import { type AnswerColumn, QUESTION } from '../../report/exchange/register.ts';
import type { AnswerIn, Incoming } from './answer-in.ts';

/** What only the auditor may say of an answer: a file from outside may repeat it, and not change it. */
const AUDITORS = ['hidesTested', 'seenBy', 'auditorView'] as const;

/** The answers in a register that came back as YAML. Notes what does not fit the audit; throws UserError where it cannot be read. */
export async function yamlAnswers(
  path: string,
  requests: readonly InformationRequest[],
  problems: Problem[],
): Promise<readonly Incoming[]> {
  const text = readTextFile(dirname(path), basename(path), problems);
  const document =
    text === undefined
      ? undefined
      : await checkText<RequestSource | RequestsSource>(text, ['request@1', 'requests@1'], problems);
  throwProblems(problems);
  if (document === undefined) return [];
  const { data, source } = document;
  const several = 'requests' in data ? data.requests : [data];
  const seen = new Set<string>();
  return several.flatMap((written, index) => {
    const base: Path = 'requests' in data ? ['requests', index] : [];
    const report = reportIn(source, problems, base);
    const request = requests.find(({ id }) => id === written.id);
    if (request === undefined) {
      const known = requests.map(({ id }) => id);
      const nearest = nearestName(written.id, known);
      const fault = {
        code: 'unknown-name',
        message: `${written.id} is no request of this audit`,
        allowed: known,
      } as const;
      report(['id'], nearest === undefined ? fault : { ...fault, nearest });
      return [];
    }
    if (seen.has(written.id)) report(['id'], { code: 'duplicate', message: `${written.id} is there more than once` });
    seen.add(written.id);
    for (const [field, message] of altered(written, request)) report(field, { code: 'schema', message });
    return [
      {
        request,
        answer: answerOf(written),
        problem: (column: AnswerColumn, fault) => {
          const at = source.positionOf([...base, ...pathOf(column)]);
          return { ...fault, at, path: pathOf(column).join('.') };
        },
      } satisfies Incoming,
    ];
  });
}

function altered(written: RequestSource, request: InformationRequest): readonly (readonly [Path, string])[] {
  const now: Readonly<Record<string, unknown>> = { explain: [], reminders: [], to: 'supplier', ...written };
  const questions = QUESTION.filter((column) => !same(now[column], request[column])).map(
    (column) => [[column], `is not what ${request.id} asks: the question may not be changed, only answered`] as const,
  );
  const views = AUDITORS.filter(
    (field) => written.answer?.[field] !== undefined && !same(written.answer[field], request.answer?.[field]),
  ).map((field) => [['answer', field], 'is for the auditor to say, in the audit folder itself'] as const);
  return [...questions, ...views];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Keys in one order: how a mapping is written down is no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

function answerOf({ answer }: RequestSource): AnswerIn {
  if (answer === undefined) return {};
  const { status, by, at, ground, offered, files, remarks } = answer;
  const found = { status, party: by?.party, role: by?.role, at, ground, offered, files, remarks };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function pathOf(column: AnswerColumn): readonly string[] {
  return column === 'party' || column === 'role' ? ['answer', 'by', column] : ['answer', column];
}
