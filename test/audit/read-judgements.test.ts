import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fingerprintOf } from '../../src/audit/keys.ts';
import { readJudgements } from '../../src/audit/read-judgements.ts';
import { authored, signStatement } from '../../src/audit/signed.ts';
import type { Problem } from '../../src/errors.ts';
import { temporary } from '../cli/audit-folder.ts';

const CONTROL = 'norm@1/1.01';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const KEYRING = {
  audit: 'A-1',
  keys: ['one', 'two'].map((id) => ({
    ...{ id, party: 'auditor' as const, role: 'auditor', fingerprint: fingerprintOf(publicKey) },
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    at: { file: 'audit.yaml', line: 1, column: 1 },
  })),
};

async function read(content: object) {
  const root = temporary();
  mkdirSync(join(root, 'judgements'));
  writeFileSync(
    join(root, 'judgements/1.01.yaml'),
    JSON.stringify({ schema: 'judgements@1', control: CONTROL, ...content }),
  );
  const problems: Problem[] = [];
  return { ...(await readJudgements(root, KEYRING, problems)), problems };
}

it('knows by their signatures who decided and who approved, as long as nothing changes', async () => {
  const rest = { id: 'B-1', kind: 'waiver' as const, control: CONTROL, why: 'For a while', expires: '2027-01-01' };
  const [one, two] = ['one', 'two'].map((id) => ({ party: 'auditor' as const, role: 'auditor', id }));
  if (one === undefined || two === undefined) throw new Error('two people');
  const by = { ...one, signature: signStatement(authored('decision', 'A-1', { ...rest, by: one }), privateKey) };
  const statement = { type: 'decision-approval', audit: 'A-1', content: { ...rest, by, approver: two } } as const;
  const approver = { ...two, signature: signStatement(statement, privateKey) };
  const known = async (decision: object): Promise<unknown> => {
    const { decisions, problems } = await read({ decisions: [decision] });
    expect(problems).toEqual([]);
    return decisions.map((each) => [each.by.identity, each.approver?.identity])[0];
  };
  expect(await known({ ...rest, by, approver })).toEqual(['signed', 'signed']);
  expect(await known({ ...rest, by: one, approver: two })).toEqual([undefined, undefined]);
  expect(await known({ ...rest, by: one, approver })).toEqual([undefined, 'signature-broken']);
  expect(await known({ ...rest, expires: '2028-01-01', by, approver })).toEqual([
    'signature-broken',
    'signature-broken',
  ]);
  expect(await known({ ...rest, by, approver: { ...approver, role: 'boss' } })).toEqual(['signed', 'signature-broken']);
  expect(await known({ ...rest, by })).toEqual(['signed', undefined]);
});

it.each([
  ['2026-03-01', '2026-02-28', true],
  ['2026-03-01', '2026-03-01', false],
  ['2026-03-01', '2026-03-02', false],
  ['2026-03-01T12:00:00Z', '2026-03-01', false],
  ['2026-03-01T12:00:00Z', '2026-03-01T11:00:00Z', true],
])('judged at %s, reviewed at %s: refused is %s', async (judgedAt, at, refused) => {
  const by = { party: 'auditor', role: 'auditor', id: 'one' };
  const judgement = { criterion: `${CONTROL}#a`, verdict: 'met', items: ['IV-1-1'], why: 'seen', by, judgedAt };
  const { problems } = await read({ judgements: [{ ...judgement, review: { by: { ...by, id: 'two' }, at } }] });
  expect(problems.map(({ path }) => path)).toEqual(refused ? ['judgements[0].review.at'] : []);
});
