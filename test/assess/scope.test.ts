import { describe, expect, it } from 'vitest';
import type { TargetKind } from '../../src/catalogue/types.ts';
import {
  answered,
  asks,
  criterionOf,
  findingOf,
  given,
  item,
  measures,
  paper,
  portal,
  reads,
  seen,
} from './observed.ts';
import { assessWorld, checkNeed, criterion, documentNeed, type World, world } from './world.ts';

const PERIOD = { from: '2026-01-01', to: '2026-10-31' };
const SCOPE: readonly { readonly id: string; readonly kind: TargetKind }[] = [
  { id: 'portal', kind: 'web' },
  { id: 'service', kind: 'service' },
  { id: 'client', kind: 'client' },
];
const pinned = (targets = SCOPE, period = PERIOD) => ({ pin: { targets, period } });
const gateway = { id: 'gateway', kind: 'web' } as const;
const operation = reads({}, { aspect: 'operation' });
const statusOf = (given_: World) => {
  const { status, rule, causes } = criterionOf(given_);
  return [status, rule, ...causes.map(({ cause }) => cause)].join(' ');
};
const SHRUNK = 'not-established scope-shrunk';

describe('scope-shrunk: the scope is pinned by the first locked plan', () => {
  const good = [portal('good')];
  it.each<[string, World, string]>([
    ['nothing changed', seen(measures(), good, pinned()), 'met supported'],
    ['a target was dropped', seen(measures(), good, pinned([...SCOPE, gateway])), `${SHRUNK} coverage-incomplete`],
    [
      'a target of another kind was dropped',
      seen(measures(), good, pinned([...SCOPE, { id: 'proxy', kind: 'nginx' }])),
      'met supported',
    ],
    [
      'a target became another kind',
      given(reads(), [item(1, 'good')], pinned([{ id: 'portal', kind: 'service' }, ...SCOPE.slice(1)])),
      `${SHRUNK} coverage-incomplete`,
    ],
    ['a target was added', seen(measures(), [...good], { ...pinned([SCOPE[1]!, SCOPE[2]!]) }), 'met supported'],
    [
      'a dropped target does not lift a fail',
      seen(measures(), [portal('bad')], pinned([...SCOPE, gateway])),
      'fail against',
    ],
    [
      'an item names a target that is not listed',
      given(reads(), [item(1, 'good', { targets: ['service', 'elsewhere'] })]),
      `${SHRUNK} coverage-incomplete`,
    ],
    [
      'an adverse item names a target that is not listed',
      given(reads(), [item(1, 'bad', { targets: ['service', 'elsewhere'] })]),
      'fail against',
    ],
    [
      'the period starts later, in operation',
      given(operation, [item(1, 'good')], pinned(SCOPE, { from: '2025-12-01', to: '2026-10-31' })),
      `${SHRUNK} out-of-period`,
    ],
    [
      'the period ends earlier, in operation',
      given(operation, [item(1, 'good')], pinned(SCOPE, { from: '2026-01-01', to: '2026-12-31' })),
      `${SHRUNK} out-of-period`,
    ],
    [
      'the period was widened, in operation',
      given(operation, [item(1, 'good')], pinned(SCOPE, { from: '2026-02-01', to: '2026-09-30' })),
      'met supported',
    ],
    [
      'the period was narrowed, in existence',
      given(reads(), [item(1, 'good')], pinned(SCOPE, { from: '2025-12-01', to: '2026-10-31' })),
      'met supported',
    ],
    [
      'the period was narrowed, in design',
      given(asks(), [paper(1)], pinned(SCOPE, { from: '2025-12-01', to: '2026-10-31' })),
      'met supported',
    ],
  ])('%s', (_name, given_, expected) => {
    expect(statusOf(given_)).toBe(expected);
  });

  it('is the auditor to settle, and names the target', () => {
    const { causes, observations } = criterionOf(seen(measures(), good, pinned([...SCOPE, gateway])));
    expect(causes[0]).toMatchObject({ cause: 'coverage-incomplete', attributableTo: 'auditor' });
    expect(observations.map(({ target }) => target)).toContain('gateway');
  });
});

describe('no-target and nothing-left: an empty scope is never a verdict', () => {
  const scope = (targets: World['targets'], none: readonly TargetKind[] = []): Partial<World> => ({
    targets,
    none: none.map((kind) => ({ kind, why: 'there is none', by: { party: 'auditor', role: 'lead' } })),
  });
  const portals = [{ id: 'portal', kind: 'web' }] as const;
  const services = [{ id: 'service', kind: 'service' }] as const;
  const wide = measures({}, { targets: ['web', 'nginx'] });
  const NONE = 'not-established no-target coverage-incomplete';
  const LEFT = 'not-established nothing-left not-judged';
  it.each<[string, World, string]>([
    ['no web target', seen(measures(), [], scope(services)), NONE],
    ['no target at all', seen(measures(), [], scope([])), NONE],
    [
      'no service, for a delivered export',
      given(reads(), [item(1, 'good')], { ...scope(portals), requests: [answered('received')] }),
      'not-established no-target coverage-incomplete',
    ],
    ['no service, for a paper', given(asks(), [], scope(portals)), NONE],
    ['no web target, and the audit says why', seen(measures(), [], scope(services, ['web'])), LEFT],
    ['no service, and the audit says why', given(asks(), [], scope(portals, ['service'])), LEFT],
    ['one of two kinds is said not to be there', seen(wide, [], scope(services, ['nginx'])), NONE],
    ['both kinds are said not to be there', seen(wide, [], scope(services, ['web', 'nginx'])), LEFT],
    ['one kind is there and good', seen(wide, [portal('good')], scope(portals)), 'met supported'],
    ['another kind is said not to be there', seen(measures(), [], scope(services, ['tls'])), NONE],
    [
      'it is said not to be there, and it is',
      seen(measures(), [portal('bad')], scope(portals, ['web'])),
      'fail against',
    ],
    [
      'a target on which the check cannot be made',
      seen(measures({}, { targets: ['tls'] }), [], scope([{ id: 'mail', kind: 'tls' }])),
      LEFT,
    ],
    [
      'the precondition is absent on every target',
      seen(measures({ when: { at: 'applies', equals: true } }), [portal('inapplicable')]),
      LEFT,
    ],
  ])('%s', (_name, given_, expected) => {
    expect(statusOf(given_)).toBe(expected);
  });
});

describe('outside-depth: what was not asked is not tested, and never passed', () => {
  const criteria = [
    criterion([documentNeed()], { id: 'a', aspect: 'design' }),
    criterion([checkNeed({ from: 'export' })], { id: 'b', aspect: 'existence' }),
    criterion([checkNeed({ from: 'export' })], { id: 'c', aspect: 'operation' }),
  ];
  const requests = [{ ...answered('received'), criteria: ['a', 'b', 'c'].map((id) => `norm@1/1.01#${id}`) }];
  const of = (audit: World['depth'], control: World['depth'], bad = false): World =>
    world({
      controls: [{ id: '1.01', criteria, depth: control }],
      depth: audit,
      requests,
      delivered: [paper(1), item(2, bad ? 'bad' : 'good')],
    });
  const ALL = ['design', 'existence', 'operation'] as const;
  it.each<[World['depth'], World['depth'], string, string]>([
    [ALL, ALL, 'pass', 'met met met'],
    [['design'], ALL, 'pass', 'met not-examined not-examined'],
    [['existence'], ALL, 'pass', 'not-examined met not-examined'],
    [['operation'], ALL, 'pass', 'not-examined not-examined met'],
    [['design', 'existence'], ALL, 'pass', 'met met not-examined'],
    [ALL, ['design'], 'pass', 'met not-examined not-examined'],
    [ALL, ['design', 'operation'], 'pass', 'met not-examined met'],
    [['design'], ['design', 'existence'], 'pass', 'met not-examined not-examined'],
    [['existence'], ['design'], 'not-established', 'not-examined not-examined not-examined'],
    [['design', 'existence'], ['operation'], 'not-established', 'not-examined not-examined not-examined'],
  ])('audited to %j, a control of %j is %s: %s', (audit, control, verdict, statuses) => {
    const finding = findingOf(of(audit, control));
    expect(finding.verdict).toBe(verdict);
    expect(finding.criteria.map(({ status }) => status).join(' ')).toBe(statuses);
    expect(finding.depth).toEqual(control.filter((aspect) => audit.includes(aspect)));
    const outside = finding.criteria.filter(({ status }) => status === 'not-examined');
    expect(new Set(outside.map(({ rule }) => rule))).toEqual(new Set(outside.length === 0 ? [] : ['outside-depth']));
  });

  it('an adverse item outside the depth fails nothing', () => {
    expect(findingOf(of(['design'], ALL, true)).verdict).toBe('pass');
  });

  it('where no aspect is left, the cause is said', () => {
    const finding = findingOf(of(['existence'], ['design']));
    expect(Object.values(finding.aspects).flatMap(({ causes }) => causes)).toContain('not-judged');
    expect(assessWorld(of(['existence'], ['design'])).conclusion).toBe('cannot-be-established');
  });
});
