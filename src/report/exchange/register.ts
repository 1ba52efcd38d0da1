import type { InformationRequest } from '../../audit/types.ts';
import type { RegisterColumn } from '../../language/exchange.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';

/** What the auditor wrote: it goes out, and has to come back as it was. */
export const QUESTION = [
  'id',
  'to',
  'criteria',
  'ask',
  'why',
  'form',
  'explain',
  'askedAt',
  'due',
  'reminders',
] as const;
/** What the addressee fills in. */
export const ANSWER = ['status', 'party', 'role', 'at', 'ground', 'offered', 'files', 'remarks'] as const;

export type QuestionColumn = (typeof QUESTION)[number];
export type AnswerColumn = (typeof ANSWER)[number];

export const REGISTER_COLUMNS: readonly RegisterColumn[] = [...QUESTION, ...ANSWER];

/**
 * One request as the texts of its cells. What the auditor makes of an answer (view, what a redaction hides, who saw it) is the
 * auditor's own and does not travel.
 */
export function cellsOf(request: InformationRequest, lang: Lang): Readonly<Record<RegisterColumn, string>> {
  return { ...questionOf(request, lang), ...answerOf(request, lang) };
}

function questionOf(request: InformationRequest, lang: Lang): Readonly<Record<QuestionColumn, string>> {
  return {
    id: request.id,
    to: wordsOf(lang).addressee[request.to],
    criteria: request.criteria.join('\n'),
    ask: request.ask,
    why: request.why ?? '',
    form: request.form ?? '',
    explain: request.explain.join('\n'),
    askedAt: request.askedAt ?? '',
    due: request.due ?? '',
    reminders: request.reminders.map(({ at, note }) => [at, note].filter(Boolean).join(': ')).join('\n'),
  };
}

function answerOf({ answer }: InformationRequest, lang: Lang): Readonly<Record<AnswerColumn, string>> {
  const words = wordsOf(lang);
  const { status, by, at = '', ground = '', offered = '', files = [], remarks = '' } = answer ?? {};
  return {
    status: status === undefined ? '' : words.answer[status],
    party: by === undefined ? '' : words.partyRole[by.party],
    role: by?.role ?? '',
    ...{ at, ground, offered, files: files.join('\n'), remarks },
  };
}
