import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JudgementSource, Signer } from '../../src/audit/schema.generated.ts';
import { fingerprintOf } from '../../src/audit/keys.ts';
import {
  authored,
  identified,
  type Keyring,
  requireOwnKey,
  reviewed,
  signStatement,
  type Statement,
} from '../../src/audit/signed.ts';

const [one, two] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const known = (id: string, { publicKey }: typeof one) => ({
  ...{ id, party: 'auditor' as const, role: 'auditor', fingerprint: fingerprintOf(publicKey) },
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  at: { file: 'audit.yaml', line: 1, column: 1 },
});
const KEYRING: Keyring = { audit: 'A-1', keys: [known('one', one), known('two', two)] };
const ONE: Signer = { party: 'auditor', role: 'IT auditor', id: 'one' };
const JUDGED: JudgementSource = {
  ...{ criterion: 'norm@1/1.01#a', verdict: 'met', items: ['IV-1-1@00000000'], why: 'seen', by: ONE },
};

const statement = (change: Partial<JudgementSource> = {}, audit = 'A-1'): Statement =>
  authored('judgement', audit, { ...JUDGED, ...change });
const signature = signStatement(statement(), one.privateKey);
const signer = (change: Partial<Signer> = {}): Signer => ({ ...ONE, signature, ...change });

describe('how a name is known', () => {
  it.each<[string, Signer, Statement, Keyring, string | undefined]>([
    ['not signed', ONE, statement(), KEYRING, undefined],
    ['signed', signer(), statement(), KEYRING, 'signed'],
    ['signed, keys in another order', signer(), statement(), { ...KEYRING, keys: KEYRING.keys.toReversed() }, 'signed'],
    ['another verdict', signer(), statement({ verdict: 'fail' }), KEYRING, 'signature-broken'],
    ['another reason', signer(), statement({ why: 'seen ' }), KEYRING, 'signature-broken'],
    ['another item', signer(), statement({ items: ['IV-1-1@00000001'] }), KEYRING, 'signature-broken'],
    ['another criterion', signer(), statement({ criterion: 'norm@1/1.01#b' }), KEYRING, 'signature-broken'],
    ['refuting something too', signer(), statement({ refutes: ['IV-1-2@00000000'] }), KEYRING, 'signature-broken'],
    ['a date that came later', signer(), statement({ judgedAt: '2026-01-01' }), KEYRING, 'signature-broken'],
    ['in another audit', signer(), statement({}, 'A-2'), KEYRING, 'signature-broken'],
    ['as something else', signer(), { ...statement(), type: 'sample' }, KEYRING, 'signature-broken'],
    ['under another role', signer(), statement({ by: { ...ONE, role: 'boss' } }), KEYRING, 'signature-broken'],
    ['under the id of another', signer({ id: 'two' }), statement(), KEYRING, 'signature-broken'],
    ['for another party', signer({ party: 'client' }), statement(), KEYRING, 'signature-broken'],
    ['with a key that nobody lists', signer(), statement(), { ...KEYRING, keys: [] }, 'signature-broken'],
    ['with the key of another', signer(), statement(), { ...KEYRING, keys: [known('one', two)] }, 'signature-broken'],
    ['cut short', signer({ signature: signature.slice(0, 40) }), statement(), KEYRING, 'signature-broken'],
    ['of nothing', signer({ signature: 'AAAA' }), statement(), KEYRING, 'signature-broken'],
    ['under half a character', signer(), statement({ why: '\ud800' }), KEYRING, 'signature-broken'],
  ])('%s', (_name, who, what, keyring, identity) => {
    expect(identified(who, what, keyring).identity).toBe(identity);
  });

  it('does not depend on the order in which fields are written', () => {
    const turned = Object.fromEntries(Object.entries(JUDGED).toReversed()) as unknown as JudgementSource;
    expect(identified(signer(), authored('judgement', 'A-1', turned), KEYRING).identity).toBe('signed');
  });

  it('holds for any text, and for no other text', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, (why, other) => {
        const signed = signer({ signature: signStatement(statement({ why }), one.privateKey) });
        const identity = identified(signed, statement({ why: other }), KEYRING).identity;
        expect(identity).toBe(why === other ? 'signed' : 'signature-broken');
      }),
    );
  });
});

describe('a review', () => {
  const by = { party: 'auditor', role: 'second', id: 'two' } as const;
  const review = { by, at: '2026-01-02' };
  const under = (judgement: JudgementSource): Statement =>
    reviewed('judgement-review', 'A-1', { ...judgement, review });
  const judged = { ...JUDGED, by: signer() };
  const second = { ...by, signature: signStatement(under(judged), two.privateKey) };

  it.each<[string, JudgementSource, string]>([
    ['of what was signed', judged, 'signed'],
    ['whose author signed no longer', JUDGED, 'signature-broken'],
    ['whose author signed something else', { ...judged, by: signer({ signature: 'AAAA' }) }, 'signature-broken'],
    ['of another reason', { ...judged, why: 'heard' }, 'signature-broken'],
  ])('%s', (_name, judgement, identity) => {
    expect(identified(second, under(judgement), KEYRING).identity).toBe(identity);
  });

  it('is no part of what the author signed', () => {
    expect(identified(signer(), authored('judgement', 'A-1', { ...judged, review }), KEYRING).identity).toBe('signed');
  });
});

describe('signing', () => {
  it('takes the own key only', () => {
    expect(() => requireOwnKey(one.privateKey, ONE, KEYRING)).not.toThrow();
    expect(() => requireOwnKey(two.privateKey, ONE, KEYRING)).toThrow(/the key is of two \(auditor\), not of one/);
    expect(() => requireOwnKey(one.privateKey, { ...ONE, party: 'client' }, KEYRING)).toThrow(/not of one \(client\)/);
    expect(() => requireOwnKey(one.privateKey, ONE, { ...KEYRING, keys: [] })).toThrow(/not known in this audit/);
  });

  it('refuses what has no canonical form', () => {
    expect(() => signStatement(statement({ why: '\udc00' }), one.privateKey)).toThrow(/half a character/);
  });
});
