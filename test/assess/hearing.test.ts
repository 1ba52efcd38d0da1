import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audit, PartyRole, Response } from '../../src/audit/types.ts';
import { assess } from '../../src/assess/assess.ts';
import { heardHash, partiesToHear, reactionParty } from '../../src/assess/hearing.ts';
import type { Assessment, Finding, Verdict } from '../../src/assess/types.ts';
import { contentHash } from '../../src/report/hash.ts';
import { everything } from '../report/everything.ts';
import { checkNeed, criterion, delivered, inputOf, REQUEST, single } from './world.ts';

const CONTROL = 'norm@1/1.01';
const SENT_AT = '2026-11-20T09:00:00.000Z';
const HEARING = { sentAt: SENT_AT, due: '2026-12-04', assessment: '0'.repeat(64) };

const REACTION = {
  by: { party: 'supplier', role: 'CISO' },
  at: '2026-11-21',
  position: 'agrees',
  text: 'Yes.',
} as const;
const PLAN = { action: 'mend', party: 'supplier', owner: 'CTO', due: '2026-10-31' } as const;

function response(more: Partial<Response> = {}): Response {
  return { control: CONTROL, reaction: REACTION, at: { file: 'r.yaml', line: 1, column: 1 }, ...more };
}

/** One control of the supplier, that fails or passes at as-of 2026-11-01. */
function assessed(shows: 'good' | 'bad', audit: Partial<Audit>): Assessment {
  const input = inputOf(
    single(criterion([checkNeed({ from: 'export' })]), { delivered: [delivered({ shows })], requests: [REQUEST] }),
  );
  return assess({ ...input, audit: { ...input.audit, ...audit } });
}

const codes = ({ limitations }: Assessment): readonly string[] => limitations.map(({ code }) => code);

describe('who has to be heard', () => {
  const example = everything.findings[0]!;
  it.each<[Verdict, Finding['parties'], Finding['addressee'], readonly string[]]>([
    ['fail', { supplier: 'fail' }, 'supplier', ['supplier']],
    ['not-established', { supplier: 'not-established' }, 'supplier', ['supplier']],
    ['fail', { supplier: 'fail', client: 'pass' }, 'both', ['supplier']],
    ['fail', { supplier: 'pass', client: 'fail' }, 'both', ['client']],
    ['fail', { supplier: 'not-established', client: 'fail' }, 'both', ['supplier', 'client']],
    ['not-established', {}, 'both', ['supplier', 'client']],
    ['not-established', {}, 'client', ['client']],
    ['pass', { supplier: 'pass' }, 'supplier', []],
    ['not-applicable', { supplier: 'not-applicable' }, 'supplier', []],
    ['pass', { supplier: 'fail' }, 'supplier', []],
  ])('%s %o: %s', (verdict, parties, addressee, heard) => {
    expect(partiesToHear({ ...example, verdict, parties, addressee })).toEqual(heard);
  });

  it.each<[PartyRole, string | undefined]>([
    ['supplier', 'supplier'],
    ['third-party', 'supplier'],
    ['client', 'client'],
    ['auditor', undefined],
  ])('a reaction by the %s is one of the %s', (by, party) => {
    expect(reactionParty(by)).toBe(party);
  });
});

describe('what is still outstanding', () => {
  const open = [{ control: CONTROL, party: 'supplier' }];
  const by = (party: PartyRole): Response => response({ reaction: { ...REACTION, by: { party, role: 'x' } } });
  const when = (at: string): Response => response({ reaction: { ...REACTION, at } });

  it.each<[string, 'good' | 'bad', readonly Response[], readonly object[]]>([
    ['nobody said anything', 'bad', [], open],
    ['the party reacted', 'bad', [response()], []],
    ['the party reacted on the day it was sent', 'bad', [when('2026-11-20')], []],
    ['the party reacted a moment before it was sent', 'bad', [when('2026-11-20T08:59:59Z')], open],
    ['the party reacted to an earlier sending', 'bad', [when('2026-11-19')], open],
    ['a third party reacted for it', 'bad', [by('third-party')], []],
    ['the client reacted', 'bad', [by('client')], open],
    ['the auditor reacted to itself', 'bad', [by('auditor')], open],
    ['only the auditor wrote something', 'bad', [{ control: CONTROL, rejoinder: REACTION, at: response().at }], open],
    ['a plan is no reaction', 'bad', [{ control: CONTROL, plan: PLAN, at: response().at }], open],
    ['two parties reacted', 'bad', [by('client'), response()], []],
    ['there is nothing to react to', 'good', [], []],
  ])('%s', (_name, shows, responses, outstanding) => {
    const { hearing } = assessed(shows, { hearing: HEARING, responses });
    expect(hearing).toEqual({ sentAt: SENT_AT, due: '2026-12-04', over: false, outstanding });
  });

  it('is over at as-of only after the last day of the term', () => {
    const at = (asOf: string) => assessed('bad', { asOf, hearing: HEARING }).hearing?.over;
    expect([at('2026-12-03'), at('2026-12-04'), at('2026-12-05')]).toEqual([false, false, true]);
  });
});

describe('limitations', () => {
  it.each<[string, 'good' | 'bad', Partial<Audit>, readonly string[]]>([
    ['never sent', 'bad', {}, ['not-heard']],
    ['never sent, and nothing to send', 'good', {}, []],
    ['sent, no reaction', 'bad', { hearing: HEARING }, ['reaction-outstanding']],
    ['sent, and heard', 'bad', { hearing: HEARING, responses: [response()] }, []],
    ['a plan that is overdue', 'bad', { hearing: HEARING, responses: [response({ plan: PLAN })] }, ['plan-overdue']],
    [
      'a plan for the day of as-of',
      'bad',
      { hearing: HEARING, responses: [response({ plan: { ...PLAN, due: '2026-11-01' } })] },
      [],
    ],
    ['a plan that was carried out', 'good', { responses: [response({ plan: PLAN })] }, []],
  ])('%s', (_name, shows, audit, expected) => {
    const own = ['not-heard', 'reaction-outstanding', 'plan-overdue'].map((code) => `limitation.${code}`);
    const found = codes(assessed(shows, audit)).filter((code) => own.includes(code));
    expect(found).toEqual(expected.map((code) => `limitation.${code}`));
  });

  it('says which controls, until when, and on whom it waits', () => {
    expect(assessed('bad', { hearing: HEARING }).limitations).toContainEqual({
      ...{ code: 'limitation.reaction-outstanding', party: 'supplier' },
      params: { control: CONTROL, due: '2026-12-04' },
    });
  });
});

describe('hashes', () => {
  it('what the hearing adds does not change what was heard; what the evidence says does', () => {
    const before = heardHash(assessed('bad', {}));
    expect(
      heardHash(assessed('bad', { hearing: HEARING, responses: [response({ plan: PLAN })], sha256: 'other' })),
    ).toBe(before);
    expect(heardHash(assessed('good', {}))).not.toBe(before);
    expect(heardHash(assessed('bad', { asOf: '2026-11-02' }))).not.toBe(before);
  });

  it('who declared it final does not change the content, what was said does', () => {
    const assessment = assessed('bad', { hearing: HEARING });
    const final = { version: 1, by: 'Lead auditor', at: SENT_AT };
    expect(contentHash({ ...assessment, final })).toBe(contentHash(assessment));
    expect(contentHash(assessed('bad', { hearing: HEARING, responses: [response()] }))).not.toBe(
      contentHash(assessment),
    );
  });

  it('reactions and plans never change a verdict', () => {
    const said = fc.record(
      {
        control: fc.constant(CONTROL),
        reaction: fc.record({
          by: fc.record({
            party: fc.constantFrom<PartyRole>('supplier', 'client', 'auditor', 'third-party'),
            role: fc.string(),
          }),
          at: fc.constantFrom('2026-11-19', '2026-11-21', '2027-01-01T00:00:00Z'),
          position: fc.constantFrom<'agrees' | 'partly' | 'disagrees'>('agrees', 'partly', 'disagrees'),
          text: fc.string(),
        }),
        plan: fc.record({
          action: fc.string(),
          party: fc.constant('supplier' as const),
          owner: fc.string(),
          due: fc.constantFrom('2026-01-01', '2027-01-01'),
        }),
        at: fc.constant(response().at),
      },
      { requiredKeys: ['control', 'at'] },
    );
    const silent = heardHash(assessed('bad', {}));
    fc.assert(
      fc.property(fc.array(said, { maxLength: 3 }), (responses) => {
        expect(heardHash(assessed('bad', { hearing: HEARING, responses }))).toBe(silent);
      }),
      { numRuns: 50 },
    );
  });

  it('responses come out in one order, whatever order their files are read in', () => {
    const both = [response(), response({ reaction: { ...REACTION, by: { party: 'client', role: 'Board' } } })];
    const shown = (responses: readonly Response[]) => assessed('bad', { responses }).responses;
    expect(shown([...both].reverse())).toEqual(shown(both));
  });
});
