import { startOf } from '../../assess/moment.ts';
import type { AnswerStatus, InformationRequest, PartyRole, Person } from '../../audit/types.ts';
import type { FieldChange } from '../../audit/write-requests.ts';
import type { Fault } from '../../catalogue/problem.ts';
import type { Problem } from '../../errors.ts';
import type { AnswerColumn } from '../../report/exchange/register.ts';

/** What an addressee may say in answer to a request; what is left out stays as it was. */
export interface AnswerIn {
  readonly status?: AnswerStatus;
  readonly party?: PartyRole;
  readonly role?: string;
  readonly at?: string;
  readonly ground?: string;
  readonly offered?: string;
  readonly files?: readonly string[];
  readonly remarks?: string;
}

export interface Incoming {
  readonly request: InformationRequest;
  readonly answer: AnswerIn;
  /** Places a fault at the field it is about. */
  readonly problem: (column: AnswerColumn, fault: Fault) => Problem;
}

/** One line of the difference. */
export interface Difference {
  readonly id: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Filled {
  readonly fields: readonly FieldChange[];
  readonly differences: readonly Difference[];
}

/**
 * What an answer that came in changes in its request. Nothing is ever emptied by it. Notes what cannot be: an answer to what
 * was not asked, one of before it was asked, one without a status or without who gave it.
 */
export function fillIn(incoming: Incoming, problems: Problem[]): Filled {
  const { request, answer } = incoming;
  if (Object.keys(answer).length === 0) return { fields: [], differences: [] };
  problems.push(...faultsIn(incoming));
  const before = request.answer;
  const fields = Object.entries(wanted(request, answer)).flatMap(([name, value]) => {
    const old: unknown = before?.[name as keyof typeof before];
    return value === undefined || same(old, value) ? [] : [{ name, value, old }];
  });
  // What a redaction hides was found out about the answer of then: of another one it is not known.
  const renewed = fields.some(({ name }) => name === 'status' || name === 'at') && before?.hidesTested !== undefined;
  const all = renewed ? [...fields, { name: 'hidesTested', value: undefined, old: before.hidesTested }] : fields;
  return {
    fields: all.map(({ name, value }) => ({ path: ['answer', name], value })),
    differences: all.map(({ name, value, old }) => ({
      ...{ id: request.id, field: name },
      ...{ before: shown(old), after: shown(value) },
    })),
  };
}

function wanted({ to, answer: before }: InformationRequest, answer: AnswerIn): Readonly<Record<string, Value>> {
  const { status, at, ground, offered, files, remarks } = answer;
  const role = answer.role ?? before?.by?.role;
  const by = role === undefined ? undefined : { party: answer.party ?? before?.by?.party ?? to, role };
  return { status, by, at, ground, offered, files, remarks };
}

function faultsIn({ request, answer, problem }: Incoming): readonly Problem[] {
  const { id, askedAt, answer: before } = request;
  const { status, party, role, at } = answer;
  function fault(column: AnswerColumn, holds: boolean, message: string): readonly Problem[] {
    return holds ? [problem(column, { code: 'schema', message })] : [];
  }
  const moment = at === undefined ? undefined : startOf(at);
  const early = at !== undefined && askedAt !== undefined && moment !== undefined && isBefore(at, askedAt);
  const anonymous = party !== undefined && role === undefined && before?.by === undefined;
  return [
    ...fault('status', askedAt === undefined, `answers ${id}, which was never sent: askedAt is missing`),
    ...fault('status', status === undefined && before === undefined, `says nothing of what came of ${id}`),
    ...fault('role', anonymous, 'is due where a party is named'),
    ...fault('at', at !== undefined && moment === undefined, `${at ?? ''} is no date; write it as 2026-11-30`),
    ...fault('at', early, `would be answered (${at ?? ''}) before it was asked (${askedAt ?? ''})`),
  ];
}

type Value = string | boolean | readonly string[] | Person | undefined;

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** A person with the fields in one order: how a mapping is written down is no difference. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { party, role } = value as Person;
  return [party, role];
}

function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : JSON.stringify(value);
  const { party, role } = value as Person;
  return `${role} (${party})`;
}

function isBefore(moment: string, other: string): boolean {
  return (startOf(moment.slice(0, 10)) ?? 0) < (startOf(other.slice(0, 10)) ?? 0);
}
