import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/assess/moment.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import { exitCode } from '../../src/decide/exit-code.ts';
import { decideGate } from '../../src/decide/gate.ts';
import { makePlan } from '../../src/plan/plan.ts';
import {
  answered,
  CRITERION,
  criterionOf,
  findingOf,
  given,
  item,
  itemId,
  judged,
  measures,
  observed,
  outcomeOf,
  paper,
  portal,
  reads,
  says,
  seen,
} from './observed.ts';
import { assessWorld, checkNeed, criterion, inputOf, single, type World } from './world.ts';

/** Bugs that others had, each with the report it was found in. Ours must not have them. */
describe('bugs of others', () => {
  it('trivy #6013: zero results are no pass', () => {
    const nothing = single(reads());
    expect(findingOf(nothing).verdict).toBe('not-established');
    expect(findingOf(given(reads({ assert: { at: 'bad', equals: 0 } }), [item(1, 'empty')])).verdict).toBe(
      'not-established',
    );
  });

  it.each(['no-consent', 'refused', 'permission'] as const)(
    'prowler #327, #7597: access denied (%s) is no pass',
    (code) => {
      expect(findingOf(seen(measures(), [portal(code)])).verdict).not.toBe('pass');
    },
  );

  it.each(['no-consent', 'refused', 'permission'] as const)(
    'prowler #753, #5394: access denied (%s) is no fail',
    (code) => {
      expect(findingOf(seen(measures(), [portal(code)])).verdict).not.toBe('fail');
    },
  );

  it('openscap #1858: a probe that broke off taints what passed before', () => {
    expect(outcomeOf(seen(measures(), [portal('good', '2026-10-01'), portal('reset')]))).toBe(
      'not-established blocked unreachable',
    );
  });

  it('complyctl #609: nothing assessed does not exit 0', () => {
    const nothing = assessWorld(single(reads()));
    expect(exitCode({ conclusion: nothing.conclusion })).toBe(2);
    const unselected = assessWorld(single(reads()), { only: ['9.99'] });
    for (const failOn of ['fail', 'not-established'] as const)
      expect(exitCode({ gate: decideGate(unselected, { only: ['9.99'], failOn }) })).toBe(2);
  });

  it('lula1 #210: a target that cannot be reached is not in order, and that is the reason given', () => {
    const { causes, status } = criterionOf(seen(measures(), [portal('timeout')]));
    expect(status).toBe('not-established');
    expect(causes).toMatchObject([
      { cause: 'unreachable', attributableTo: 'supplier', next: { code: 'next.unreachable' } },
    ]);
  });

  it('lula1 #364: a malformed check is our error and no verdict', () => {
    const facts = { family: 'tree', reader: 'test@1', complete: true, variants: [{ facts: [] }] } as const;
    const moments = { asOf: 0, observedAt: 0, periodFrom: 0, periodTo: 0 };
    const context = { rulesets: [], parameters: new Map(), moments, complete: true };
    expect(() => evaluate({ at: 'x' }, facts, context)).toThrow('no operator');
    expect(() => evaluate({ use: 'no-such-check', with: {} }, facts, context)).toThrow('no named check');
  });

  it.each(['good', 'bad', 'unknown', 'empty', 'unreadable', 'timeout'] as const)(
    'lula1 #861, #776: the reason does not contradict the observation (%s)',
    (shows) => {
      const { outcome, trace, facts, because } = observed(seen(measures(), [portal(shows)]));
      const root = trace[0]?.result;
      if (outcome === 'met') expect([root, because.code]).toEqual(['true', 'because.supported']);
      if (outcome === 'fail')
        expect([root, because.code, facts.length > 0]).toEqual(['false', 'because.against', true]);
      if (outcome === 'not-established') expect(root).not.toBe('true');
      expect(['met', 'fail', 'not-established']).toContain(outcome);
    },
  );

  it.each(['2026-10-31', '2025-01-01', 'forever'])(
    'saf #5586, heimdall2 #4524: an attestation that expired (%s) passes nothing',
    (expires) => {
      const spec = measures({ advice: true });
      const decision = {
        kind: 'explained-advisory',
        criterion: CRITERION,
        advice: 'recommended',
        owner: 'desk',
        expires,
      } as const;
      expect(findingOf(seen(spec, [portal('advised')], { decisions: [decision] })).verdict).toBe('not-established');
    },
  );

  it('saf #2067: m is a minute in time and a month in a date, and never a word', () => {
    expect(parseDuration('P3M')).toEqual({ months: 3, ms: 0 });
    expect(parseDuration('PT3M')).toEqual({ months: 0, ms: 180_000 });
    for (const text of ['3m', '3M', 'P3m', '3 months', 'P', 'PT', 'P1.5Y', '-P3M', ''])
      expect(parseDuration(text), text).toBeUndefined();
  });

  it('heimdall2 #5675: a judgement that matches nothing is not silently ignored', () => {
    const result = assessWorld(given(judged(), [paper(1)], { judgements: [says('met', ['IV-9-9'])] }));
    expect(result.judgements).toMatchObject([{ standing: false, because: { code: 'inert.unknown-item' } }]);
    expect(result.limitations.map(({ code }) => code)).toContain('limitation.judgement-inert');
  });

  it('heimdall2 #4444, #4074: what was waived keeps its raw verdict', () => {
    const waived: World = {
      ...seen(measures(), [portal('bad')]),
      decisions: [{ kind: 'waiver', control: 'norm@1/1.01' }],
    };
    const own = { ...waived, controls: waived.controls.map((control) => ({ ...control, measure: false })) };
    const finding = findingOf(own);
    expect(finding.dispositions).toMatchObject([{ kind: 'waiver', active: true }]);
    expect(finding.verdict).toBe('fail');
    expect(assessWorld(own).conclusion).toBe('does-not-meet');
  });

  it('cnspec: a waiver or a judgement that nobody approved has no effect, and says so', () => {
    const unapproved = {
      kind: 'not-applicable',
      criterion: CRITERION,
      fact: 'none',
      items: [itemId(1)],
      approver: undefined,
    };
    const world = given(reads(), [item(1, 'good', { kind: 'inventory' })], {
      decisions: [unapproved] as unknown as World['decisions'],
    });
    expect(findingOf(world).verdict).toBe('not-established');
    expect(assessWorld(world).limitations.map(({ code }) => code)).toContain('limitation.decision-inert');
  });

  it.each([
    'good',
    'bad',
    'unknown',
    'empty',
    'inapplicable',
    'advised',
    'unreadable',
    'timeout',
    'protocol',
    'no-consent',
  ] as const)('prowler #11823: no state (%s) falls through the totals', (shows) => {
    const { totals } = assessWorld(
      seen(measures({ when: { at: 'applies', equals: true }, advice: true }), [portal(shows)]),
    );
    expect(totals.pass + totals.fail + totals.notEstablished + totals.notApplicable).toBe(totals.controls);
  });

  it('powerpipe #324: what went wrong still names its target', () => {
    const world = seen(measures(), [portal('timeout')]);
    expect(observed(world).target).toBe('portal');
    expect(assessWorld(world).items).toMatchObject([
      { slot: 'portal/http', targets: ['portal'], trouble: { code: 'timeout' } },
    ]);
  });

  it('powerpipe #436: the same measurement is planned once, however many controls ask for it', () => {
    const one = { id: '1.01', criteria: [measures()] };
    const { catalogues, audit } = inputOf({
      ...seen(measures(), []),
      controls: [one, { ...one, id: '1.02' }, { ...one, id: '1.03' }],
    });
    const tasks = makePlan(catalogues, audit).tasks;
    expect(tasks.map(({ slot, criteria }) => [slot, criteria.length])).toEqual([['portal/http', 3]]);
  });

  it('ciso-assistant #4797: evidence has the date it was made, not the date it came in', () => {
    const old = item(1, 'good', {
      card: { observedAt: '2025-01-01', receivedAt: '2026-10-24' },
      collectedAt: '2026-10-25T00:00:00Z',
    });
    const world = given(reads({}, { window: 'P3M' }), [old]);
    expect(outcomeOf(world)).toBe('not-established nothing-usable stale');
    expect(assessWorld(world).items).toMatchObject([
      { observedAt: '2025-01-01T00:00:00.000Z', receivedAt: '2026-10-24', collectedAt: '2026-10-25T00:00:00.000Z' },
    ]);
  });

  it.each([
    ['nothing', single(reads())],
    ['a refusal', given(reads(), [], { requests: [answered('withheld')] })],
    ['a failed attempt', seen(measures(), [portal('timeout')])],
    ['nothing applicable', seen(measures({ when: { at: 'applies', equals: true } }), [portal('inapplicable')])],
    ['no target', single(criterion([checkNeed()]), { targets: [] })],
  ] as const)('openscap #1309: what is unknown is explained (%s)', (_name, world) => {
    const { status, causes } = criterionOf(world);
    expect(status).toBe('not-established');
    expect(causes.length).toBeGreaterThan(0);
    for (const { cause, next } of causes) expect(next.code).toBe(`next.${cause}`);
  });
});
