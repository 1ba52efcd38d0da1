import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Response } from '../../src/audit/types.ts';
import { planResponses, responseParty, type Said, writeResponses } from '../../src/audit/write-response.ts';
import { temporary } from '../cli/audit-folder.ts';

const SENT_AT = '2026-11-20T09:00:00Z';
const by = { party: 'supplier', role: 'CISO' } as const;
const REACTION = { by, at: '2026-11-21', position: 'agrees', text: 'Yes.' } as const;
const OTHER = { ...REACTION, text: 'No.', position: 'disagrees' } as const;
const REJOINDER = { by: { party: 'auditor', role: 'Auditor' }, at: '2026-11-22', text: 'Seen.' } as const;
const PLAN = { action: 'mend', party: 'supplier', owner: 'CTO', due: '2027-01-01' } as const;

const current = (parts: Partial<Response>): Response => ({
  ...{ control: 'norm@1/1.01', at: { file: 'responses/own name.yaml', line: 1, column: 1 } },
  ...parts,
});
const said = (parts: Partial<Said>): Said => ({ control: 'norm@1/1.01', party: 'supplier', ...parts });

describe('what comes in the place of what', () => {
  type Outcome = {
    readonly set?: readonly string[];
    readonly moved?: readonly string[];
    readonly taken?: readonly string[];
  };

  it.each<[string, Partial<Response> | undefined, Partial<Said>, boolean, Outcome]>([
    [
      'nothing stands there',
      undefined,
      { reaction: REACTION, plan: PLAN },
      false,
      { set: ['reaction', 'plan'], moved: [] },
    ],
    ['the same again', { reaction: REACTION }, { reaction: { ...REACTION, at: '2026-11-25' } }, false, {}],
    ['another reaction', { reaction: REACTION }, { reaction: OTHER }, false, { taken: ['reaction'] }],
    [
      'another reaction, told to',
      { reaction: REACTION },
      { reaction: OTHER },
      true,
      { set: ['reaction'], moved: ['reaction'] },
    ],
    [
      'another role said the same',
      { reaction: REACTION },
      { reaction: { ...REACTION, by: { ...by, role: 'CTO' } } },
      false,
      { taken: ['reaction'] },
    ],
    [
      'the rejoinder goes with the reaction it answers',
      { reaction: REACTION, rejoinder: REJOINDER, plan: PLAN },
      { reaction: OTHER },
      true,
      { set: ['reaction'], moved: ['reaction', 'rejoinder'] },
    ],
    [
      'a reaction to an earlier sending',
      { reaction: { ...REACTION, at: '2026-11-19' } },
      { reaction: OTHER },
      false,
      { set: ['reaction'], moved: ['reaction'] },
    ],
    [
      'a reaction of the day of sending',
      { reaction: { ...REACTION, at: '2026-11-20' } },
      { reaction: OTHER },
      false,
      { taken: ['reaction'] },
    ],
    ['a plan beside a reaction', { reaction: REACTION }, { plan: PLAN }, false, { set: ['plan'], moved: [] }],
    ['another plan', { plan: PLAN }, { plan: { ...PLAN, due: '2028-01-01' } }, false, { taken: ['plan'] }],
    [
      'a reaction of the other party',
      { reaction: { ...REACTION, by: { party: 'client', role: 'Board' } } },
      { reaction: REACTION },
      false,
      { set: ['reaction'], moved: [] },
    ],
    ['a first rejoinder', { reaction: REACTION }, { rejoinder: REJOINDER }, false, { set: ['rejoinder'], moved: [] }],
  ])('%s', (_name, before, now, replace, expected) => {
    const responses = before === undefined ? [] : [current(before)];
    const { edits, taken } = planResponses([said(now)], { responses, sentAt: SENT_AT, replace });
    const [edit] = edits;
    expect({
      ...(edit === undefined ? {} : { set: edit.set, moved: edit.moved }),
      ...(taken.length === 0 ? {} : { taken: taken.map(({ part }) => part) }),
    }).toEqual(expected);
  });

  it.each([
    [{ reaction: REACTION }, 'supplier'],
    [{ reaction: { ...REACTION, by: { party: 'third-party', role: 'Host' } } }, 'supplier'],
    [{ reaction: { ...REACTION, by: { party: 'client', role: 'Board' } }, plan: PLAN }, 'client'],
    [{ plan: PLAN }, 'supplier'],
    [{}, undefined],
  ] as const)('%j is of the %s', (parts, party) => {
    expect(responseParty(parts)).toBe(party);
  });
});

describe('writing', () => {
  const plan = (sayings: readonly Said[], responses: readonly Response[] = []) =>
    planResponses(sayings, { responses, sentAt: SENT_AT, replace: true }).edits;

  it('keeps comments, order and name of the file it stands in', async () => {
    const root = temporary();
    const text =
      '# ours\nschema: response@1\ncontrol: "norm@1/1.01" # the first\nplan: {action: mend, party: supplier, owner: CTO, due: "2027-01-01"}\n';
    mkdirSync(join(root, 'responses'));
    writeFileSync(join(root, 'responses/own name.yaml'), text);
    expect(await writeResponses(root, plan([said({ reaction: REACTION })], [current({ plan: PLAN })]))).toEqual([
      'responses/own name.yaml',
    ]);
    const written = readFileSync(join(root, 'responses/own name.yaml'), 'utf8');
    expect(written).toMatch(/^# ours\nschema: response@1\ncontrol: "norm@1\/1\.01" # the first\nplan: /);
    expect(parse(written)).toMatchObject({ reaction: REACTION, plan: PLAN });
  });

  it('gives each party and each catalogue a file of its own', async () => {
    const root = temporary();
    const sayings = [
      said({ reaction: REACTION }),
      said({ party: 'client', reaction: { ...REACTION, by: { party: 'client', role: 'Board' } } }),
      said({ control: 'other@1/1.01', party: 'client', reaction: REACTION }),
    ];
    expect(await writeResponses(root, plan(sayings))).toEqual([
      'responses/1.01.yaml',
      'responses/1.01.client.yaml',
      'responses/other@1-1.01.client.yaml',
    ]);
  });

  it('refuses rather than writes over what it does not know', async () => {
    const root = temporary();
    mkdirSync(join(root, 'responses'));
    for (const name of ['1.01', '1.01.supplier', 'norm@1-1.01.supplier'])
      writeFileSync(join(root, `responses/${name}.yaml`), 'mine\n');
    await expect(writeResponses(root, plan([said({ reaction: REACTION })]))).rejects.toThrow(
      /all taken by something else/,
    );
    expect(readFileSync(join(root, 'responses/1.01.yaml'), 'utf8')).toBe('mine\n');
  });

  it('keeps every exchange that made way, oldest first', async () => {
    const root = temporary();
    await writeResponses(root, plan([said({ reaction: REACTION })]));
    const at = { file: 'responses/1.01.yaml', line: 1, column: 1 };
    await writeResponses(root, plan([said({ reaction: OTHER })], [current({ reaction: REACTION, at })]));
    const third = { ...REACTION, text: 'Perhaps.' };
    await writeResponses(root, plan([said({ reaction: third })], [current({ reaction: OTHER, at })]));
    expect(parse(readFileSync(join(root, 'responses/1.01.yaml'), 'utf8'))).toMatchObject({
      reaction: third,
      earlier: [{ reaction: REACTION }, { reaction: OTHER }],
    });
  });
});
