import { describe, expect, test } from 'vitest';
import { changed, judgeEvidence } from './evidence-example.ts';
import { evidenceExamples } from './examples/all.ts';
import { reference, shippedChecks } from './shipped-checks.ts';

const checks = new Map(shippedChecks);

test('every example is of a check', () => {
  expect(Object.keys(evidenceExamples).filter((key) => !checks.has(key))).toEqual([]);
});

// From bytes: the export, the reader and the legend it asks for, and the predicate together.
describe.each(Object.entries(evidenceExamples).filter(([key]) => checks.has(key)))('%s', (key, example) => {
  const check = checks.get(key);
  if (check === undefined) throw new Error(key);
  const judge = async (evidence = example, which: 'assert' | 'when' = 'assert') =>
    judgeEvidence({ check, example: evidence, reference }, which);

  test('holds on good evidence', async () => {
    const { truth, trace } = await judge();
    expect([truth, truth === 'true' ? [] : trace]).toEqual(['true', []]);
    if (check.when !== undefined) expect((await judge(example, 'when')).truth).toBe('true');
  });

  test('flips on one changed value', async () => {
    expect(Object.keys(example.fails)).not.toEqual([]);
    for (const [name, [path, to]] of Object.entries(example.fails))
      expect([name, (await judge(changed(example, path, to))).truth]).toEqual([name, 'false']);
  });

  test('leaves open what one value makes unknown', async () => {
    for (const [name, [path, to]] of Object.entries(example.open ?? {}))
      expect([name, (await judge(changed(example, path, to))).truth]).toEqual([name, 'unknown']);
  });

  test('says nothing of a limit that nobody set', async () => {
    for (const name of Object.keys(example.parameters ?? {})) {
      const { [name]: left, ...parameters } = example.parameters ?? {};
      const { truth, cause } = await judge({ ...example, parameters });
      expect([name, left, truth, cause]).toEqual([name, left, 'unknown', 'no-baseline']);
    }
  });

  test('stands aside where its precondition is absent', async () => {
    expect(example.notApplicable !== undefined).toBe(check.when !== undefined);
    if (example.notApplicable !== undefined)
      expect((await judge(changed(example, ...example.notApplicable), 'when')).truth).toBe('false');
  });
});
