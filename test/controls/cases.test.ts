import { describe, expect, test } from 'vitest';
import { reference } from './shipped-checks.ts';

const set = reference.cases['privileged'];
if (set === undefined) throw new Error('no set of privileged contacts');
const { cases, register, results } = set;
const dueOf = (kind: string) => cases.filter((each) => each.kind.startsWith(kind)).map(({ due }) => due);

describe('the set of privileged contacts', () => {
  test('names every case once, and asks for results that it has', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ kind }) => kind)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(45);
    for (const { id, due } of cases) expect([id, due.filter((each) => !results.includes(each))]).toEqual([id, []]);
  });

  test('is passed by nothing that treats all alike', () => {
    for (const result of results)
      expect([result, cases.some(({ due }) => !due.includes(result))]).toEqual([result, true]);
  });

  test('never allows both what is free and what is read', () => {
    const both = cases.filter(({ due }) => due.includes('privileged') && due.includes('ordinary'));
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  test('never lets what anyone can write make somebody privileged', () => {
    const spoofs = [
      'display-name',
      'encoded-word-spoof',
      'subject-claims',
      'reply-to-privileged',
      'plus-addressing-stranger',
    ];
    for (const kind of spoofs) {
      expect([kind, dueOf(kind).length]).not.toEqual([kind, 0]);
      expect([kind, dueOf(kind).flat().includes('privileged')]).toEqual([kind, false]);
    }
  });

  test('is not passed by comparing letter by letter', () => {
    const listed = new Set(register.flatMap(({ mail, phone }) => [...mail, ...phone]));
    const literal = ({ from, to, phone }: Readonly<Record<string, string>>): string =>
      [from, to, phone].some((each) => each !== undefined && listed.has(each)) ? 'privileged' : 'ordinary';
    const wrong = cases.filter(({ input, due }) => !due.includes(literal(input)));
    expect(wrong.length).toBeGreaterThan(cases.length / 2);
    expect(wrong.map(({ kind }) => kind)).toContain('switchboard-extension');
  });

  test('names nobody who exists', () => {
    const inputs = [...register.flatMap(({ mail }) => mail), ...cases.flatMap(({ input }) => Object.values(input))];
    const hosts = inputs.flatMap((text) => [...text.matchAll(/@([^\s,]+)/g)].map(([, host = '']) => host));
    expect(hosts.filter((host) => !/\.example[.\u200b]?$/i.test(host))).toEqual([]);
    const numbers = [...register.flatMap(({ phone }) => phone), ...cases.flatMap(({ input }) => input['phone'] ?? [])];
    const digits = numbers.map((each) => each.replace(/\D/g, ''));
    expect(digits.filter((each) => !/^(|(0|31|310|0031)88000\d*|(0|32|0032)4600005\d*)$/.test(each))).toEqual([]);
  });
});
