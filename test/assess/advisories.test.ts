import { describe, expect, it } from 'vitest';
import { decideGate } from '../../src/decide/gate.ts';
import { CRITERION, given, item, itemId, measures, observed, outcomeOf, portal, reads, seen } from './observed.ts';
import { assessWorld, checkNeed, type World } from './world.ts';

const advised = measures({ advice: true });
const explains = (more: object = {}): Partial<World> => ({
  decisions: [{ kind: 'explained-advisory', criterion: CRITERION, advice: 'recommended', owner: 'desk', ...more }],
});
const off = [portal('advised')];
const OPEN = 'not-established advisory-unexplained not-explained';

describe('advisory-unexplained: the recommended setting or an explanation with a reason, an owner and an end date', () => {
  it.each<[string, World, string]>([
    ['followed', seen(advised, [portal('good')]), 'met supported'],
    ['not followed, not explained', seen(advised, off), OPEN],
    ['not followed, explained', seen(advised, off, explains()), 'met supported'],
    ['without an owner', seen(advised, off, explains({ owner: undefined })), OPEN],
    ['without an end date', seen(advised, off, explains({ expires: undefined })), OPEN],
    ['past its end date', seen(advised, off, explains({ expires: '2026-10-31' })), OPEN],
    ['on its last day', seen(advised, off, explains({ expires: '2026-11-01' })), 'met supported'],
    ['with an end date that is none', seen(advised, off, explains({ expires: 'someday' })), OPEN],
    [
      'approved by its author',
      seen(advised, off, explains({ approver: { party: 'auditor', role: 'one', id: 'one' } })),
      OPEN,
    ],
    ['about other advice', seen(advised, off, explains({ advice: 'other' })), OPEN],
    ['on another criterion', seen(advised, off, explains({ criterion: 'norm@1/1.01#b' })), OPEN],
    ['in a delivered export', given(reads({ advice: true }), [item(1, 'advised')]), OPEN],
    ['not followed, and the check fails too', seen(advised, [portal('bad')]), 'fail against'],
    [
      'not followed, and something blocks',
      seen(advised, [portal('advised', '2026-10-01'), portal('timeout')]),
      'not-established blocked unreachable',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('rides on a met, and is shown with its explanation', () => {
    expect(observed(seen(advised, off, explains())).advisories).toMatchObject([
      { id: 'recommended', explained: true, decision: 'B-0' },
    ]);
    expect(observed(seen(advised, off)).advisories).toMatchObject([{ id: 'recommended', explained: false }]);
    expect(observed(seen(advised, [portal('good')])).advisories).toEqual([]);
  });

  it('shuts every gate while it is not explained', () => {
    const result = assessWorld(seen(advised, off));
    expect(decideGate(result, { only: [], failOn: 'fail' }).holds).toBe(false);
  });
});

describe('advisory-strict: a strict profile makes every advisory a fail', () => {
  const strict = { profile: 'strict' } as const;
  it.each<[string, World, string]>([
    ['not followed', seen(advised, off, strict), 'fail advisory-strict'],
    ['not followed, explained', seen(advised, off, { ...strict, ...explains() }), 'fail advisory-strict'],
    ['followed', seen(advised, [portal('good')], strict), 'met supported'],
    [
      'followed, and needlessly explained',
      seen(advised, [portal('good')], { ...strict, ...explains() }),
      'met supported',
    ],
    ['no advice given', seen(measures(), off, strict), 'met supported'],
    ['in a delivered export', given(reads({ advice: true }), [item(1, 'advised')], strict), 'fail advisory-strict'],
    [
      'one of two exports',
      given(reads({ advice: true }), [item(1, 'advised'), item(2, 'good')], strict),
      'fail advisory-strict',
    ],
    [
      'in an export that is not explained',
      given(reads({ advice: true }), [item(1, 'advised', { without: ['what'] })], strict),
      'not-established blocked not-explained',
    ],
    [
      'beside a failed attempt',
      seen(advised, [portal('advised', '2026-10-01'), portal('timeout')], strict),
      'not-established blocked unreachable',
    ],
    ['and the check fails', seen(advised, [portal('bad')], strict), 'fail against'],
    ['nothing measured', seen(advised, [], strict), 'not-established blocked not-attempted'],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('a flag may tighten the profile of the audit and never loosen it', () => {
    const loose = seen(advised, off, explains());
    expect(assessWorld(loose, { profile: 'strict' }).conclusion).toBe('does-not-meet');
    expect(assessWorld({ ...loose, ...strict }, { profile: 'bio2' }).conclusion).toBe('does-not-meet');
  });
});

describe('hidden advice is not advice followed', () => {
  const hidden = { at: 'unheard', equals: true } as const;
  const need = {
    ...checkNeed({ advice: true }),
    advice: [{ id: 'recommended', text: { nl: 'x', en: 'x' }, assert: hidden }],
  };
  const world = (more: Partial<World> = {}): World => {
    const spec = { ...advised, needs: [need as ReturnType<typeof checkNeed>] };
    return seen(spec, [portal('good')], more);
  };
  it.each<[string, World, string]>([
    ['under the norm', world(), 'not-established advisory-unexplained indeterminate'],
    ['explained, either way', world(explains()), 'met supported'],
    ['under a strict profile', world({ profile: 'strict' }), 'not-established advisory-unexplained indeterminate'],
    [
      'under a strict profile, explained',
      world({ profile: 'strict', ...explains() }),
      'not-established advisory-unexplained indeterminate',
    ],
  ])('%s', (_name, given_, expected) => {
    expect(outcomeOf(given_)).toBe(expected);
  });

  it('names the item that leaves it open', () => {
    const items = observed(world()).causes.flatMap(({ items: ids }) => ids);
    expect(items).toHaveLength(1);
    expect(items).not.toContain(itemId(1));
  });
});
