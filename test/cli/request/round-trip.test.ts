import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerStatus, InformationRequest } from '../../../src/audit/types.ts';
import { fillIn } from '../../../src/cli/request/answer-in.ts';
import { registerYaml } from '../../../src/cli/request/export-requests.ts';
import { readAnswers } from '../../../src/cli/request/import-requests.ts';
import type { Problem } from '../../../src/errors.ts';
import { registerXlsx } from '../../../src/report/exchange/register-xlsx.ts';
import { temporary } from '../audit-folder.ts';

const at = { file: 'requests/x.yaml', line: 1, column: 1 };

/** Texts as an audit folder takes them: no control characters, and something else than white space. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '=1+1',
      '+31',
      '-',
      '@SUM(A1)',
      '_x000D_',
      '_x0041_x0042_',
      ' twee  spaties ',
      "'",
      '<f>1</f>',
      'toString',
      '__proto__',
      'a\nb',
      '\ufffd',
    ),
  )
  .filter((each) => /\S/.test(each) && !CONTROL.test(each) && !/\p{Surrogate}/u.test(each));
const fileName = text.filter((each) => /^\S(.*\S)?$/.test(each) && each === each.trim());
const date = fc.constantFrom('2026-10-19', '2026-11-02', '2026-11-12T09:30:00Z', '2026-11-12T09:30:00+01:00');
const person = fc.record({
  party: fc.constantFrom('supplier' as const, 'client' as const, 'third-party' as const),
  role: text,
});
const STATUSES: readonly AnswerStatus[] = ['received', 'partial', 'on-site', 'redacted', 'withheld', 'none'];
const answer = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    by: person,
    at: date,
    ground: text,
    offered: text,
    files: fc.array(fileName, { minLength: 1, maxLength: 3 }),
    remarks: text,
  },
  { requiredKeys: ['status'] },
);
const question = {
  criteria: fc.constant(['bio2@1.3/8.15.01#a', 'bio2@1.3/8.15.01#b']),
  ask: text,
  why: text,
  form: text,
  explain: fc.array(text, { maxLength: 3 }),
  to: fc.constantFrom('supplier' as const, 'client' as const),
  askedAt: fc.constant('2026-10-01'),
  due: date,
  reminders: fc.array(fc.record({ at: date, note: text }, { requiredKeys: ['at'] }), { maxLength: 2 }),
  answer,
};
const requests = fc
  .array(fc.record(question, { requiredKeys: ['criteria', 'ask', 'explain', 'to', 'askedAt', 'reminders'] }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map((each, index) => ({ id: `IV-00${index + 1}`, ...each, at })));

/** What a file changes in a register. */
async function changesIn(path: string, register: readonly InformationRequest[]) {
  const problems: Problem[] = [];
  const incoming = await readAnswers(path, register, problems);
  const filled = incoming.map((each) => ({ id: each.request.id, ...fillIn(each, problems) }));
  expect(problems).toEqual([]);
  return filled;
}

function unanswered(register: readonly InformationRequest[]): readonly InformationRequest[] {
  return register.map((each) => {
    const bare: Record<string, unknown> = { ...each };
    delete bare['answer'];
    return bare as unknown as InformationRequest;
  });
}

function answersOf(filled: Awaited<ReturnType<typeof changesIn>>): readonly (readonly [string, object])[] {
  return filled.flatMap(({ id, fields }) => {
    const entries = fields.map(({ path, value }) => [path[1], value] as const);
    return entries.length === 0 ? [] : [[id, Object.fromEntries(entries) as object] as const];
  });
}

describe('a register that goes out and comes back', () => {
  const folder = (): string => temporary();

  it.each(['nl', 'en'] as const)('changes nothing, and loses nothing, as a spreadsheet in %s', async (lang) => {
    const path = join(folder(), 'register.xlsx');
    await fc.assert(
      fc.asyncProperty(requests, async (register) => {
        writeFileSync(path, await registerXlsx(register, lang));
        expect((await changesIn(path, register)).flatMap(({ fields }) => fields)).toEqual([]);
        const answered = register.flatMap((each) =>
          each.answer === undefined ? [] : [[each.id, each.answer] as const],
        );
        expect(answersOf(await changesIn(path, unanswered(register)))).toEqual(answered);
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing, and loses nothing, as YAML', async () => {
    const path = join(folder(), 'register.yaml');
    await fc.assert(
      fc.asyncProperty(requests, async (register) => {
        writeFileSync(path, await registerYaml(register));
        expect((await changesIn(path, register)).flatMap(({ fields }) => fields)).toEqual([]);
        const answered = register.flatMap((each) =>
          each.answer === undefined ? [] : [[each.id, each.answer] as const],
        );
        expect(answersOf(await changesIn(path, unanswered(register)))).toEqual(answered);
      }),
      { numRuns: 30 },
    );
  });
});
