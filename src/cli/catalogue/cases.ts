import { loadShipped } from '../../catalogue/shipped.ts';
import type { CaseSet } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';
import { writeStream } from '../write-out.ts';

export interface CasesFlags {
  readonly register?: boolean;
}

/** A regression set as CSV for whoever runs it: the inputs without the results that are due, or the register to load first. */
export async function printCases(name: string, { register }: CasesFlags, io: Io): Promise<Ending> {
  const { cases } = (await loadShipped()).reference;
  const set = Object.hasOwn(cases, name) ? cases[name] : undefined;
  if (set === undefined)
    throw new UserError(
      'unknown-name',
      `there is no set of cases "${name}"; there are ${Object.keys(cases).join(', ')}`,
    );
  await writeStream(io.stdout, once(register === true ? registerCsv(set) : casesCsv(set)));
  return {};
}

function casesCsv({ cases }: CaseSet): string {
  const fields = [...new Set(cases.flatMap(({ input }) => Object.keys(input)))];
  const rows = cases.map(({ id, input }) => [id, ...fields.map((field) => input[field] ?? '')]);
  return csv([['case', ...fields], ...rows]);
}

function registerCsv({ register }: CaseSet): string {
  const rows = register.flatMap(({ id, body, mail, phone, from = '', until = '' }) =>
    [...mail, ...phone].map((address) => [id, body, address, from, until]),
  );
  return csv([['entry', 'body', 'address', 'from', 'until'], ...rows]);
}

/** RFC 4180. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
