import { describe, expect, it } from 'vitest';
import type { Aspect, CheckNeed, Product, Topic } from '../../src/catalogue/types.ts';
import { criterionOf } from './observed.ts';
import { checkNeed, criterion, delivered, REQUEST, single, type World } from './world.ts';

/** What speaks about TLS, of the products that this test knows. */
const SPEAKERS: readonly Product[] = ['nginx', 'postfix'];

function asks(about: Topic = 'tls', aspect: Aspect = 'existence') {
  const need: CheckNeed = { ...(checkNeed() as CheckNeed), family: 'config', about, products: SPEAKERS };
  return criterion([need], { targets: ['config'], aspect });
}

type Target = World['targets'][number];
const host = (product: Product, more: Partial<Target> = {}): Target => ({
  ...{ id: product, kind: 'config', product, provenance: 'host' },
  ...more,
});
const files = (product: Product, shows: World['measured'][number]['shows']): World['measured'][number] => ({
  ...{ target: product, collector: 'file', at: '2026-10-20T00:00:00Z', shows },
});

function statusOf(world: World): string {
  const { status, rule, causes } = criterionOf(world);
  return [status, rule, ...causes.map(({ cause }) => cause)].join(' ');
}

const none = (about?: Topic): Partial<World> => ({
  none: [
    {
      kind: 'config',
      why: 'a service without a server of its own',
      by: { party: 'supplier', role: 'desk' },
      ...(about === undefined ? {} : { about }),
    },
  ],
});

describe('a check on what a configuration speaks about', () => {
  it.each<readonly [string, World, string]>([
    [
      'is met where every product that speaks about it is right',
      single(asks(), {
        targets: [host('nginx'), host('postfix')],
        measured: [files('nginx', 'good'), files('postfix', 'good')],
      }),
      'met supported',
    ],
    [
      'fails where one of them is wrong',
      single(asks(), {
        targets: [host('nginx'), host('postfix')],
        measured: [files('nginx', 'good'), files('postfix', 'bad')],
      }),
      'fail against',
    ],
    [
      'asks nothing of a product that does not speak about it',
      single(asks(), {
        targets: [host('nginx'), host('chrony')],
        measured: [files('nginx', 'good'), files('chrony', 'bad')],
      }),
      'met supported',
    ],
    [
      'is not covered where no product in scope speaks about it',
      single(asks(), { targets: [host('chrony')], measured: [files('chrony', 'good')] }),
      'not-established no-target coverage-incomplete',
    ],
    [
      'is not covered where only another topic is said to have no configuration',
      single(asks(), { targets: [], measured: [], ...none('backup') }),
      'not-established no-target coverage-incomplete',
    ],
    [
      'is left to be judged where its own topic is said to have none: nothing was examined',
      single(asks(), { targets: [], measured: [], ...none('tls') }),
      'not-established nothing-left not-judged',
    ],
  ])('%s', (_, world, expected) => {
    expect(statusOf(world)).toBe(expected);
  });
});

describe('an export of software of their own', () => {
  const own = (about: readonly Topic[], more: Partial<Target> = {}) => host('generic', { about, ...more });
  const shown = (target: Target, shows: 'good' | 'bad' | 'stated', aspect: Aspect = 'existence') =>
    statusOf(single(asks('tls', aspect), { targets: [target], measured: [files('generic', shows)] }));

  it('is asked what its target says it speaks about, and nothing else', () => {
    expect(shown(own(['tls', 'auth']), 'good')).toBe('met supported');
    expect(shown(own(['tls']), 'bad')).toBe('fail against');
    expect(shown(own(['auth']), 'good')).toBe('not-established no-target coverage-incomplete');
  });

  it("shows a design by somebody's word, and nothing that exists", () => {
    expect(shown(own(['tls'], { provenance: 'template' }), 'stated', 'design')).toBe('met supported');
    expect(shown(own(['tls']), 'stated')).toBe('not-established nothing-usable statement-only');
  });

  it('stays in scope with the topics it spoke about when the work began', () => {
    const now = own(['tls']);
    const pin = { targets: [own(['tls', 'auth'])], period: { from: '2026-01-01', to: '2026-10-31' } };
    const world = single(asks(), { targets: [now], measured: [files('generic', 'good')], pin });
    expect(statusOf(world)).toBe('not-established scope-shrunk coverage-incomplete');
  });
});

describe('a configuration beside a service', () => {
  const service: Target = { id: 'svc', kind: 'service' };
  const both = criterion([checkNeed({ id: 'delivered', from: 'log' }), ...asks().needs], {
    targets: ['service', 'config'],
  });
  const log = delivered({ item: 'IV-1-1', kind: 'log', targets: ['svc'], shows: 'good' });
  const world = (more: Partial<World>) =>
    statusOf(single(both, { requests: [REQUEST], targets: [service, host('nginx')], ...more }));

  it.each<readonly [string, Partial<World>, string]>([
    [
      'is asked what it shows, and the service what was delivered',
      { delivered: [log], measured: [files('nginx', 'good')] },
      'met supported',
    ],
    ['fails by itself', { delivered: [log], measured: [files('nginx', 'bad')] }, 'fail against'],
    [
      'cannot stand in for what was not delivered',
      { delivered: [], measured: [files('nginx', 'good')] },
      'not-established blocked not-received',
    ],
    ['is not asked for where there is none', { targets: [service], delivered: [log] }, 'met supported'],
    [
      'is not asked where its product says nothing about it',
      { targets: [service, host('chrony')], delivered: [log], measured: [files('chrony', 'bad')] },
      'met supported',
    ],
    [
      'leaves the service uncovered where it is all there is',
      { targets: [host('nginx')], delivered: [log], measured: [files('nginx', 'good')] },
      'not-established nothing-usable coverage-incomplete not-received',
    ],
    [
      'takes no delivery aimed at it out of sight',
      {
        delivered: [log, delivered({ item: 'IV-1-2', kind: 'log', targets: ['nginx'], shows: 'bad' })],
        measured: [files('nginx', 'good')],
      },
      'not-established scope-shrunk coverage-incomplete',
    ],
  ])('%s', (_, more, expected) => {
    expect(world(more)).toBe(expected);
  });
});

describe('where files come from decides which aspect they can show', () => {
  const shown = (provenance: NonNullable<Target['provenance']>, aspect: Aspect, shows: 'good' | 'bad') =>
    statusOf(
      single(asks('tls', aspect), {
        targets: [
          host('nginx', {
            provenance,
            ...(provenance === 'state' ? { period: { from: '2026-01-01', to: '2026-10-31' } } : {}),
          }),
        ],
        measured: [files('nginx', shows)],
      }),
    );

  it.each(['repository', 'template', 'plan'] as const)('%s: a design, and no machine', (provenance) => {
    expect(shown(provenance, 'design', 'good')).toBe('met supported');
    expect(shown(provenance, 'design', 'bad')).toBe('fail against');
    expect(shown(provenance, 'existence', 'good')).toBe('not-established nothing-usable unverifiable-origin');
    expect(shown(provenance, 'existence', 'bad')).toBe('not-established nothing-usable unverifiable-origin');
  });

  it.each(['host', 'dump'] as const)('%s: what exists, and neither a decision nor an event', (provenance) => {
    expect(shown(provenance, 'existence', 'good')).toBe('met supported');
    expect(shown(provenance, 'existence', 'bad')).toBe('fail against');
    expect(shown(provenance, 'design', 'good')).toBe('not-established nothing-usable unverifiable-origin');
    expect(shown(provenance, 'operation', 'good')).toBe('not-established nothing-usable unverifiable-origin');
  });

  it('state: what happened', () => {
    expect(shown('state', 'operation', 'bad')).toBe('fail against');
    expect(shown('state', 'operation', 'good')).toBe('met supported');
  });
});

describe('a configuration that was in scope when the work began', () => {
  const world = (now: Target, then: Target) =>
    statusOf(
      single(asks(), {
        targets: [now],
        measured: [files('nginx', 'good')],
        pin: { targets: [then], period: { from: '2026-01-01', to: '2026-10-31' } },
      }),
    );

  it('stays the same target', () => {
    expect(world(host('nginx'), host('nginx'))).toBe('met supported');
  });

  it('is another one when its files are said to come from elsewhere', () => {
    expect(world(host('nginx'), host('nginx', { provenance: 'repository' }))).toBe(
      'not-established scope-shrunk coverage-incomplete',
    );
  });

  it('is another one when it is said to be of another product', () => {
    expect(world(host('nginx'), host('nginx', { product: 'postfix' }))).toBe(
      'not-established scope-shrunk coverage-incomplete',
    );
  });
});

it('a recommendation that asks for a norm nobody set waits for whoever sets it', () => {
  const [need] = asks().needs as readonly CheckNeed[];
  const advice = { id: 'limit', text: { nl: 'x', en: 'x' }, assert: { at: 'rows', gte: { $param: 'norm.limit' } } };
  const spec = criterion([{ ...(need as CheckNeed), advice: [advice] }], { targets: ['config'], aspect: 'existence' });
  const world = single(spec, { targets: [host('nginx')], measured: [files('nginx', 'good')] });
  expect(statusOf(world)).toBe('not-established advisory-unexplained no-baseline');
});
