import { describe, expect, it } from 'vitest';
import type { CheckNeed, Predicate } from '../../src/catalogue/types.ts';
import type { Fact, FactSet, FactValue } from '../../src/facts/types.ts';
import { assess } from '../../src/assess/assess.ts';
import { withinMeanings } from '../../src/assess/meanings.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import { contextOf } from './predicate/facts.ts';
import { checkNeed, criterion, delivered, inputOf, REQUEST, single } from './world.ts';

type Facts = Readonly<Record<string, FactValue>>;

const VALUES = { mfa: ['on', 'off', 'exempt'] };
const none: Predicate = { at: 'columns.mfa.values.off', equals: 0 };
const some: Predicate = { at: 'columns.mfa.values.on', gte: 1 };
const share: Predicate = { use: 'ratio', with: { part: 'columns.mfa.values.on', whole: 'rows', atLeast: 0.9 } };

function setOf(facts: Facts): FactSet {
  const at = { artefact: '0'.repeat(64) };
  const list = Object.entries(facts).map(([path, value]): Fact =>
    value === '?' ? { path, origin: 'unparsed', at } : { path, value, origin: 'derived', at },
  );
  return { family: 'records', reader: 'csv@1', complete: true, variants: [{ facts: list }] };
}

function judge(assert: Predicate, counts: Facts, values: NonNullable<CheckNeed['values']> = VALUES) {
  const need = { ...(checkNeed({ assert, from: 'export' }) as CheckNeed), values };
  const known = { rows: 20, 'columns.mfa.values.on': 0, 'columns.mfa.values.off': 0, 'columns.mfa.values.exempt': 0 };
  const columns = Object.fromEntries(Object.entries(counts).map(([word, n]) => [`columns.mfa.values.${word}`, n]));
  const facts = setOf({ ...known, ...columns });
  const context = contextOf();
  return withinMeanings(need, facts, context, evaluate(assert, facts, context));
}

describe('a value outside the vocabulary of its column', () => {
  it.each<[string, Predicate, Facts, string]>([
    ['leaves nothing fine', none, { on: 3, 'password-only': 17 }, 'unknown'],
    ['leaves nothing fine when no legend declares it', none, { on: 19, undeclared: 1 }, 'unknown'],
    ['leaves nothing fine when it could not be counted', none, { on: 19, other: '?' }, 'unknown'],
    ['is no matter when no row has it', none, { on: 20, 'password-only': 0, undeclared: 0 }, 'true'],
    ['does not hide a deviation that was seen', none, { off: 1, 'password-only': 19 }, 'false'],
    ['may be what was asked for', some, { other: 1, off: 19 }, 'unknown'],
    ['is not what was asked for where no row has it', some, { other: 0, off: 20 }, 'false'],
    ['may make up for a share', share, { on: 17, off: 2, other: 1 }, 'unknown'],
    ['does not make up for a share that is out of reach', share, { on: 10, off: 8, other: 2 }, 'false'],
    ['may be written with a dot', none, { 'pass\\.only': 1, on: 19 }, 'unknown'],
  ])('%s', (_name, assert, counts, truth) => {
    expect(judge(assert, counts).truth).toBe(truth);
  });

  it('is shown as what decided', () => {
    const { trace, cause } = judge(none, { on: 3, 'password-only': 17 });
    expect(cause).toBe('indeterminate');
    expect(trace.at(-1)).toMatchObject({ path: 'columns.mfa.values.password-only', actual: '17', result: 'unknown' });
    expect(trace[0]).toMatchObject({ depth: 0, form: 'all', result: 'unknown' });
  });

  it('is nothing to a check that gives no vocabulary, or one of another column', () => {
    expect(judge(some, { on: 3, other: 17 }, {}).truth).toBe('true');
    expect(judge(some, { on: 3, other: 17 }, { test: ['before', 'none'] }).truth).toBe('true');
  });
});

it('blocks the criterion, however good the rest of the export is', () => {
  const need = { ...(checkNeed({ from: 'export', assert: none }) as CheckNeed), values: VALUES };
  const input = inputOf(single(criterion([need]), { requests: [REQUEST], delivered: [delivered()] }));
  const outcome = (counts: Facts): unknown => {
    const facts = setOf({ rows: 20, 'columns.mfa.values.off': 0, ...counts });
    const readings = new Map(
      [...input.readings.keys()].map((key) => [key, { status: 'read', recognised: false, facts }] as const),
    );
    return assess({ ...input, readings }).findings[0]?.aspects.existence.status;
  };
  expect(outcome({ 'columns.mfa.values.on': 20 })).toBe('met');
  expect(outcome({ 'columns.mfa.values.on': 3, 'columns.mfa.values.password-only': 17 })).toBe('not-established');
});
