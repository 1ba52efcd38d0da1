import { describe, expect, it } from 'vitest';
import type { Audit, InformationRequest } from '../../src/audit/types.ts';
import type { Need } from '../../src/catalogue/types.ts';
import { LIMITS, makePlan, type PlanOptions } from '../../src/plan/plan.ts';
import { answered, CRITERION, item, measures, paper, reads, WITHHELD } from '../assess/observed.ts';
import { checkNeed, criterion, documentNeed, inputOf, judgementNeed, single, type World } from '../assess/world.ts';

function planOf(world: World, change: Partial<Audit> = {}, options: PlanOptions = {}) {
  const { catalogues, audit } = inputOf(world);
  return makePlan(catalogues, { ...audit, ...change }, options);
}

const control = (id: string, ...criteria: World['controls'][number]['criteria']) => ({ id, criteria });
const portals = [
  { id: 'portal', kind: 'web' },
  { id: 'gateway', kind: 'web' },
] as const;

function unsent(request: InformationRequest): InformationRequest {
  const { id, criteria, ask, to, explain, reminders, at } = request;
  return { id, criteria, ask, to, explain, reminders, at };
}

describe('what is measured', () => {
  it.each<[string, World, readonly string[]]>([
    ['one check', single(measures()), ['portal/http']],
    [
      'two needs on the same bytes',
      single(criterion([checkNeed({ id: 'one' }), checkNeed({ id: 'two' })])),
      ['portal/http'],
    ],
    [
      'two criteria on the same bytes',
      { ...single(measures()), controls: [control('1.01', measures(), { ...measures(), id: 'b' })] },
      ['portal/http'],
    ],
    [
      'two controls on the same bytes (powerpipe #436)',
      { ...single(measures()), controls: [control('1.01', measures()), control('1.02', measures())] },
      ['portal/http'],
    ],
    ['two targets', single(measures(), { targets: portals }), ['gateway/http', 'portal/http']],
    [
      'a branch of an anyOf',
      single(
        criterion([{ kind: 'anyOf', id: 'any', branches: [checkNeed(), judgementNeed()] } as Need], {
          targets: ['web'],
        }),
      ),
      ['portal/http'],
    ],
    ['delivered evidence is not measured', single(reads({}, { targets: ['web', 'service'] })), []],
    ['a kind of target on which it cannot be measured', single(measures({}, { targets: ['service'] })), []],
    ['a kind the criterion does not name', single(measures({}, { targets: ['tls'] })), []],
    ['a paper and a judgement', single(criterion([documentNeed(), judgementNeed()])), []],
    ['an aspect outside the audited depth', single(measures(), { depth: ['design'] }), []],
    [
      'an aspect outside the depth of the control',
      { ...single(measures()), controls: [{ ...control('1.01', measures()), depth: ['design'] }] },
      [],
    ],
  ])('%s', (_name, world, slots) => {
    expect(planOf(world).tasks.map(({ slot }) => slot)).toEqual(slots);
  });

  it('a shared measurement names every criterion that asked for it', () => {
    const world = { ...single(measures()), controls: [control('1.01', measures()), control('1.02', measures())] };
    expect(planOf(world).tasks[0]?.criteria).toEqual(['norm@1/1.01#a', 'norm@1/1.02#a']);
  });

  it('does not depend on the order of controls and targets', () => {
    const controls = [control('1.01', measures()), control('1.02', measures())];
    const world = single(measures(), { controls, targets: portals });
    const turned = { ...world, controls: controls.toReversed(), targets: portals.toReversed() };
    expect(planOf(turned)).toEqual(planOf(world));
  });
});

describe('consent and offline', () => {
  const { audit } = inputOf(single(measures()));
  const targets = (consent: boolean) =>
    audit.targets.map(({ consent: given, ...target }) => ({
      ...target,
      host: `${target.id}.example`,
      ...(consent && given ? { consent: given } : {}),
    }));
  it.each<[string, boolean, PlanOptions, string | undefined]>([
    ['with consent', true, {}, undefined],
    ['without consent', false, {}, 'no-consent'],
    ['with consent, offline', true, { offline: true }, 'offline'],
    ['without consent, offline', false, { offline: true }, 'offline'],
  ])('%s', (_name, consent, options, refused) => {
    const plan = planOf(single(measures()), { targets: targets(consent) }, options);
    expect(plan.tasks.map((task) => [task.slot, task.refused])).toEqual([['portal/http', refused]]);
  });

  it('a redirect may go to hosts with consent alone', () => {
    const [first, ...rest] = targets(true);
    const mixed = [first!, ...rest.map((target) => ({ ...target, consent: undefined }))] as unknown as Audit['targets'];
    const { params } = planOf(single(measures()), { targets: mixed }).tasks[0]!;
    expect(params).toMatchObject({ allowed: [`${first!.id}.example`], port: 443, httpPort: 80, private: false });
  });

  it('reading what was delivered needs no network', () => {
    const world = single(reads(), { delivered: [item(1, 'good')], requests: [answered('received')] });
    expect(planOf(world, {}, { offline: true }).tasks.map((task) => task.refused)).toEqual([undefined]);
  });
});

describe('what was delivered', () => {
  const of = (spec: World['delivered'][number], request = answered('received')) =>
    planOf(single(reads(), { delivered: [spec], requests: [request] })).tasks;

  it('is read with its request, so that a card removed later does not cut it loose', () => {
    const link = { request: 'IV-1', kind: 'export', criteria: [CRITERION] };
    expect(of(item(1, 'good'))).toMatchObject([{ slot: 'IV-1-1', origin: 'delivered', collector: 'file', link }]);
  });

  it.each<[string, World['delivered'][number], ReturnType<typeof answered>, number]>([
    ['received', item(1, 'good'), answered('received'), 1],
    ['in part', item(1, 'good'), answered('partial'), 1],
    ['redacted', item(1, 'good'), answered('redacted'), 1],
    ['withheld', item(1, 'good'), answered('withheld'), 0],
    ['this item withheld', item(1, 'good', WITHHELD), answered('received'), 0],
  ])('%s', (_name, spec, request, n) => {
    expect(of(spec, request)).toHaveLength(n);
  });
});

describe('what still has to be asked for', () => {
  const spec = criterion([checkNeed({ from: 'export' }), documentNeed()]);
  it.each<[string, World, readonly string[]]>([
    ['an export and a paper', single(spec), ['export', 'policy']],
    ['nothing that was asked already', single(spec, { requests: [answered('received')], delivered: [paper(1)] }), []],
    ['nothing for what is measured', single(measures()), []],
    ['nothing for a judgement', single(criterion([judgementNeed()])), []],
    ['nothing outside the depth', single(spec, { depth: ['operation'] }), []],
    [
      'each kind once',
      single(criterion([checkNeed({ id: 'one', from: 'export' }), checkNeed({ id: 'two', from: 'export' })])),
      ['export'],
    ],
  ])('%s', (_name, world, kinds) => {
    expect(planOf(world).requests.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('names what was written and never sent, and counts it for nothing', () => {
    const world = single(spec, { requests: [answered('received')], delivered: [paper(1)] });
    const { catalogues, audit } = inputOf(world);
    const requests = audit.requests.map((each) => ({ ...each, id: 'IV-1' })).map(unsent);
    const kinds = makePlan(catalogues, { ...audit, requests }).requests;
    expect(kinds.map(({ kind, written }) => [kind, written])).toEqual([
      ['export', 'IV-1'],
      ['policy', 'IV-1'],
    ]);
  });
});

it('pins the scope, and bounds everything outside', () => {
  const plan = planOf(single(measures()), {}, { limits: { taskMs: 5 } });
  expect(plan.scope.targets.map(({ id }) => id)).toEqual(['client', 'portal', 'service']);
  expect(plan.scope.period).toEqual({ from: '2026-01-01', to: '2026-10-31' });
  expect(plan.limits).toEqual({ ...LIMITS, taskMs: 5 });
  expect(plan.collectors).toEqual(['http']);
});
