import { describe, expect, it } from 'vitest';
import type { Addressee } from '../../src/catalogue/types.ts';
import type { Cause, ConclusionWord, Finding, Verdict } from '../../src/assess/types.ts';
import { concludeFor, headline } from '../../src/assess/conclude.ts';
import { assess } from '../../src/assess/assess.ts';
import { everything } from '../report/everything.ts';
import { assessWorld, checkNeed, type Content, criterion, inputOf, type World, world } from './world.ts';

const P = 'pass';
const F = 'fail';
const N = 'not-established';
const A = 'not-applicable';
const MEETS = 'meets';
const NOT = 'does-not-meet';
const OPEN = 'cannot-be-established';

interface Row {
  readonly mandatory: readonly Verdict[];
  readonly optional?: readonly Verdict[];
  readonly is: ConclusionWord;
  readonly basis: 'none' | 'limited' | 'full';
}

/** One finding in the shape of a real one, with a verdict for one party. */
function finding(verdict: Verdict, id: string, more: Partial<Finding> = {}): Finding {
  const [first] = everything.findings;
  if (first === undefined) throw new Error('no example finding');
  const base = { id, control: `norm@1/${id}`, catalogue: 'norm@1', criteria: [], mandatory: true, knockout: false };
  return { ...first, ...base, verdict, parties: { supplier: verdict }, ...more };
}

const [catalogue] = inputOf(world()).catalogues;

function conclude(findings: readonly Finding[], party: Addressee = 'supplier') {
  return catalogue === undefined ? undefined : concludeFor(party, catalogue, findings);
}

describe('conclusion of one party on one catalogue', () => {
  it.each<Row>([
    { mandatory: [P], is: MEETS, basis: 'full' },
    { mandatory: [P, P], is: MEETS, basis: 'full' },
    { mandatory: [P, A], is: MEETS, basis: 'full' },
    { mandatory: [P, N], is: OPEN, basis: 'limited' },
    { mandatory: [P, F], is: NOT, basis: 'full' },
    { mandatory: [N, F], is: NOT, basis: 'limited' },
    { mandatory: [P, N, F], is: NOT, basis: 'limited' },
    { mandatory: [N], is: OPEN, basis: 'none' },
    { mandatory: [A], is: OPEN, basis: 'none' },
    { mandatory: [], optional: [P], is: OPEN, basis: 'full' },
    { mandatory: [], optional: [F], is: OPEN, basis: 'full' },
    { mandatory: [P], optional: [F], is: MEETS, basis: 'full' },
    { mandatory: [P], optional: [N], is: MEETS, basis: 'limited' },
    { mandatory: [A, N], is: OPEN, basis: 'none' },
  ])('mandatory $mandatory, optional $optional: $is on a $basis basis', ({ mandatory, optional = [], is, basis }) => {
    const findings = [
      ...mandatory.map((verdict, n) => finding(verdict, `1.0${n}`)),
      ...optional.map((verdict, n) => finding(verdict, `2.0${n}`, { mandatory: false })),
    ];
    const result = conclude(findings);
    const all = [...mandatory, ...optional];
    const count = (wanted: Verdict) => all.filter((verdict) => verdict === wanted).length;
    expect(result).toMatchObject({ conclusion: is, basis });
    expect(result?.totals).toMatchObject({ controls: all.length, pass: count(P), fail: count(F) });
    expect(result?.totals).toMatchObject({ notEstablished: count(N), notApplicable: count(A) });
  });

  it('a party without controls has none', () => {
    expect(conclude([finding(P, '1.01')], 'client')).toBeUndefined();
    expect(conclude([])).toBeUndefined();
  });

  it('each party answers for its own criteria', () => {
    const findings = [finding(F, '1.01', { parties: { supplier: P, client: F } })];
    expect(conclude(findings, 'supplier')?.conclusion).toBe(MEETS);
    expect(conclude(findings, 'client')?.conclusion).toBe(NOT);
  });

  it('another catalogue does not count', () => {
    expect(conclude([finding(P, '1.01'), finding(F, '1.02', { catalogue: 'other@1' })])?.conclusion).toBe(MEETS);
  });

  it('knock-outs are named beside it', () => {
    const knockout = { knockout: true };
    const findings = [
      finding(F, '1.01', knockout),
      finding(N, '1.02', knockout),
      finding(P, '1.03', knockout),
      finding(F, '1.04'),
    ];
    expect(conclude(findings)?.knockouts).toEqual({ fail: ['norm@1/1.01'], notEstablished: ['norm@1/1.02'] });
  });
});

describe('headline: the worst conclusion of the subject', () => {
  const of = (party: Addressee, conclusion: ConclusionWord) => ({
    ...conclude([finding(P, '1.01')])!,
    party,
    conclusion,
  });
  it.each<[readonly ConclusionWord[], ConclusionWord]>([
    [[MEETS], MEETS],
    [[MEETS, MEETS], MEETS],
    [[MEETS, OPEN], OPEN],
    [[MEETS, NOT], NOT],
    [[OPEN, NOT], NOT],
    [[OPEN], OPEN],
    [[], OPEN],
  ])('%j: %s, whatever the other party gets', (words, expected) => {
    for (const other of [MEETS, OPEN, NOT] as const) {
      const conclusions = [of('client', other), ...words.map((word) => of('supplier', word))];
      expect(headline(conclusions, 'supplier')).toBe(expected);
    }
  });
});

describe('a whole assessment', () => {
  const at = '2026-10-20T00:00:00Z';
  const of = (supplier: Content, client: Content | undefined, more: Partial<World> = {}): World =>
    world({
      controls: [
        { id: '1.01', criteria: [criterion([checkNeed()])] },
        {
          id: '1.02',
          criteria: [criterion([checkNeed({ from: 'export' })], { addressee: 'client', targets: ['client'] })],
        },
      ],
      measured: [{ target: 'portal', collector: 'http', at, shows: supplier }],
      delivered: client === undefined ? [] : [delivered(client)],
      requests: [{ id: 'IV-1', criteria: ['norm@1/1.02#a'], to: 'client', answer: { status: 'received' } }],
      ...more,
    });

  it.each<[Content, Content | undefined, ConclusionWord, ConclusionWord]>([
    ['good', 'good', MEETS, MEETS],
    ['good', 'bad', MEETS, NOT],
    ['good', undefined, MEETS, OPEN],
    ['bad', 'good', NOT, MEETS],
    ['bad', undefined, NOT, OPEN],
    ['unknown', 'good', OPEN, MEETS],
    ['unknown', 'bad', OPEN, NOT],
  ])('the supplier shows %s and the client %s: %s and %s', (supplier, client, expected, clients) => {
    const result = assessWorld(of(supplier, client));
    expect(result.conclusion).toBe(expected);
    expect(result.conclusions.map(({ party, conclusion }) => [party, conclusion])).toEqual([
      ['supplier', expected],
      ['client', clients],
    ]);
  });

  it.each([['1.01'], ['norm@1/1.01'], ['1.0*'], ['norm@1/*'], ['9.99']])(
    'a selection (%s) has no conclusion',
    (only) => {
      const result = assessWorld(of('good', 'good'), { only: [only] });
      expect(result.conclusion).toBeNull();
      expect(result.conclusions).toEqual([]);
      expect(result.selection).toMatchObject({ only: [only], of: 2 });
    },
  );

  it('a missing owner is a limitation of the client and changes no verdict', () => {
    const result = assessWorld(of('good', 'good'));
    const owners = result.limitations.filter(({ code }) => code === 'limitation.no-owner');
    expect(new Set(owners.map(({ party }) => party))).toEqual(new Set(['client']));
    expect(result.conclusion).toBe(MEETS);
  });

  it('causes are counted per criterion, each once', () => {
    const result = assessWorld(of('unknown', undefined));
    const causes: Partial<Record<Cause, number>> = { indeterminate: 1, 'not-received': 1 };
    expect(result.totals.causes).toEqual(causes);
  });

  it('as-of is never the clock', () => {
    const input = inputOf(of('good', 'good'));
    const audit = { ...input.audit };
    delete (audit as { asOf?: string }).asOf;
    expect(assess({ ...input, audit }).audit.asOf).toBe('2026-11-01T08:00:00.000Z');
    expect(assess({ ...input, options: { only: [], asOf: '2026-10-22' } }).audit.asOf).toBe('2026-10-22T23:59:59.999Z');
  });
});

function delivered(shows: Content): World['delivered'][number] {
  const card = { what: 'x', madeBy: { party: 'client', how: 'system-export' }, columns: [] } as const;
  return { item: 'IV-1-1', request: 'IV-1', kind: 'export', targets: ['client'], shows, recognised: true, card };
}
