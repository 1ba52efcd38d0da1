import { standingOf } from '../../audit/request-standing.ts';
import type { InformationRequest } from '../../audit/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { dateIn } from '../../language/date.ts';
import { frameOf } from '../../language/frame.ts';
import { wordsOf } from '../../language/language.ts';
import { letterWordsOf } from '../../language/letter.ts';
import type { Lang } from '../../language/types.ts';
import { columnsOf, pad } from '../../report/wrap.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';
import { asOfIn, lookFrom } from './as-of.ts';

const DAYS = { nl: 'Dagen te laat', en: 'Days late' } as const satisfies Record<Lang, string>;
const VIEW = { nl: 'Visie van de auditor', en: 'View of the auditor' } as const satisfies Record<Lang, string>;

/** The register as a table on stdout: where each request stands at as-of, and under it what was said of a refusal. */
export async function listRequests(options: Options, overdueOnly: boolean, io: Io): Promise<Ending> {
  const { audit } = await loadInputs(options);
  const now = await lookFrom(options, audit, io.now());
  const asOf = await asOfIn(now === undefined ? options : { ...options, asOf: now }, audit);
  const requests = audit.requests
    .map((request) => ({ request, ...standingOf(request, asOf) }))
    .sort((a, b) => (a.request.id < b.request.id ? -1 : 1));
  const overdue = requests.filter(({ overdueDays }) => overdueDays > 0);
  const shown = overdueOnly ? overdue : requests;
  const { lang } = options;
  const rows = shown.map(({ request, status, overdueDays }) => [
    request.id,
    wordsOf(lang).addressee[request.to],
    wordsOf(lang).answer[status],
    request.askedAt ?? '–',
    request.due ?? '–',
    overdueDays === 0 ? '–' : String(overdueDays),
    request.reminders.length === 0 ? '–' : request.reminders.map(({ at }) => at).join(' '),
    request.criteria.join(' '),
  ]);
  const lines = shown.length === 0 ? [] : table([headsIn(lang), ...rows]);
  await printLines(
    io,
    lines.flatMap((line, index) => [line, ...answerLines(shown[index - 1]?.request, lang)]),
  );
  if (!options.quiet) io.stderr.write(summary(requests.length, overdue.length, { asOf, isNow: now !== undefined }));
  return {};
}

function headsIn(lang: Lang): readonly string[] {
  const { label } = frameOf(lang);
  const { request } = letterWordsOf(lang);
  return [
    label.request,
    label.party,
    label.status,
    request.asked,
    label.due,
    DAYS[lang],
    request.reminded,
    label.criteria,
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, index) => Math.max(...rows.map((row) => columnsOf(row[index] ?? '')))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function answerLines(request: InformationRequest | undefined, lang: Lang): readonly string[] {
  const answer = request?.answer;
  if (answer === undefined) return [];
  const { label } = frameOf(lang);
  const { partyRole } = wordsOf(lang);
  const by = answer.by === undefined ? '' : `${answer.by.role} (${partyRole[answer.by.party]})`;
  const at = answer.at === undefined ? '' : dateIn(lang, answer.at);
  const said = [
    [label.by, [by, at].filter(Boolean).join(', ')],
    [label.ground, answer.ground],
    [label.offered, answer.offered],
    [VIEW[lang], answer.auditorView],
  ] as const;
  const refusal = ['withheld', 'partial', 'redacted', 'none'].includes(answer.status);
  return refusal
    ? said.flatMap(([word, text]) => (text === undefined || text === '' ? [] : [`    ${word}: ${oneLine(text)}`]))
    : [];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function summary(
  n: number,
  overdue: number,
  { asOf, isNow }: { readonly asOf: number; readonly isNow: boolean },
): string {
  const day = new Date(asOf).toISOString().slice(0, 10);
  return `${n} ${n === 1 ? 'request' : 'requests'}, ${overdue} overdue as of ${day}${isNow ? ', now: nothing was collected yet' : ''}\n`;
}
