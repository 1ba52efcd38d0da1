import { describe, expect, test } from 'vitest';
import type { CheckNeed, Operand, Predicate } from '../../src/catalogue/types.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import type { PredicateContext, Truth } from '../../src/assess/predicate/types.ts';
import type { Fact, FactSet } from '../../src/facts/types.ts';
import { type Example, examples, type Facts } from './check-examples.ts';
import { evidenceExamples } from './examples/all.ts';
import { reference, shippedChecks } from './shipped-checks.ts';

const checks = shippedChecks.filter(([key]) => !Object.hasOwn(evidenceExamples, key));

const parameters = new Map<string, Operand>([
  ['bio2.5.14.01.interval', 'P160D'],
  ['bio2.5.17.03.min-length', 12],
  ['bio2.5.33.01.messages', 'P90D'],
  ['bio2.8.15.04.log-days', 180],
  ['msg.a1.in-force-from', '2026-01-01'],
  ['msg.a4.on-time-share', 0.95],
  ['msg.c2.utilisation', 0.85],
  ['msg.c2.backlog-age', 'P2D'],
  ['msg.c4.confirmed-share', 0.95],
  ['msg.f1.check-interval', 'P160D'],
]);

const context = (complete: boolean): PredicateContext => ({
  rulesets: reference.profiles.bio2.rulesets.flatMap((id) => reference.rulesets[id] ?? []),
  parameters,
  moments: {
    asOf: Date.parse('2026-07-01T12:00:00Z'),
    observedAt: Date.parse('2026-07-01T00:00:00Z'),
    periodFrom: Date.parse('2026-01-01T00:00:00Z'),
    periodTo: Date.parse('2026-06-30T23:59:59Z'),
  },
  complete,
});

function judge(predicate: Predicate, check: CheckNeed, facts: Facts, complete = true): Truth {
  const at = { artefact: '0'.repeat(64) };
  const list = Object.entries(facts).map(([path, value]): Fact =>
    value === '?' ? { path, origin: 'unparsed', at } : { path, value, origin: 'observed', at },
  );
  const set: FactSet = { family: check.family, reader: 'test@1', complete, variants: [{ facts: list }] };
  return evaluate(predicate, set, context(complete)).truth;
}

const example = (key: string): Example => examples[key] ?? { good: {}, bad: {} };

test('every check of the shipped catalogues has an example, and every example a check', () => {
  expect(Object.keys(examples).sort()).toEqual(checks.map(([key]) => key).sort());
});

describe.each(checks)('%s', (key, check) => {
  const { good, bad, open = {}, advice = {}, notApplicable } = example(key);

  test('holds on good facts, with all advice followed', () => {
    expect(judge(check.assert, check, good)).toBe('true');
    expect(check.advice.map((each) => [each.id, judge(each.assert, check, good)])).toEqual(
      check.advice.map(({ id }) => [id, 'true']),
    );
    if (check.when !== undefined) expect(judge(check.when, check, good)).toBe('true');
  });

  test('is false on each deviation', () => {
    expect(Object.keys(bad)).not.toEqual([]);
    for (const [name, change] of Object.entries(bad))
      expect([name, judge(check.assert, check, { ...good, ...change })]).toEqual([name, 'false']);
  });

  test('is unknown on what leaves the answer open', () => {
    for (const [name, change] of Object.entries(open))
      expect([name, judge(check.assert, check, { ...good, ...change })]).toEqual([name, 'unknown']);
  });

  test('says nothing without facts', () => {
    expect(judge(check.assert, check, {}, false)).toBe('unknown');
    expect(judge(check.assert, check, {}, true)).not.toBe('true');
  });

  test('is never made true by losing a fact, nor false by a fact that could not be read', () => {
    for (const path of Object.keys(good)) {
      expect([path, judge(check.assert, check, { ...good, [path]: '?' })]).not.toEqual([path, 'false']);
      for (const change of Object.values(bad)) {
        const spoiled = { ...good, ...change, [path]: '?' };
        expect([path, judge(check.assert, check, spoiled)]).not.toEqual([path, 'true']);
      }
    }
  });

  test('advises on what the norm recommends, while the check holds', () => {
    expect(Object.keys(advice).sort()).toEqual(check.advice.map(({ id }) => id).sort());
    for (const each of check.advice) {
      const facts = { ...good, ...advice[each.id] };
      expect([each.id, judge(check.assert, check, facts)]).toEqual([each.id, 'true']);
      expect([each.id, judge(each.assert, check, facts)]).toEqual([each.id, 'false']);
    }
  });

  test('stands aside where its precondition is absent', () => {
    expect(notApplicable !== undefined).toBe(check.when !== undefined);
    if (check.when !== undefined && notApplicable !== undefined)
      expect(judge(check.when, check, { ...good, ...notApplicable })).toBe('false');
  });
});

describe('a register that states none', () => {
  const registers = checks.filter(([, check]) => check.family === 'register');
  test.each(registers)('%s: fails when it is complete, says nothing when it is not', (_key, check) => {
    expect(judge(check.assert, check, { complete: true, count: 0 }, true)).toBe('false');
    expect(judge(check.assert, check, { complete: false, count: 0 }, false)).toBe('unknown');
  });
});
