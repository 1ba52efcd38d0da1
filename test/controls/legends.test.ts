import { describe, expect, test } from 'vitest';
import type { ColumnLegend } from '../../src/audit/types.ts';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import type { CheckNeed, SingleNeed } from '../../src/catalogue/types.ts';
import { withinMeanings } from '../../src/assess/meanings.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import { contextOf } from '../assess/predicate/facts.ts';
import { read, sourceOf } from '../facts/sources.ts';

const { catalogues } = await loadCatalogues(['bio2@1.3', 'messaging@1'], { folder: import.meta.dirname });

function checkOf(criterion: string, id: string): CheckNeed {
  const found = catalogues
    .flatMap(({ controls }) => controls.flatMap(({ criteria }) => criteria))
    .filter(({ ref }) => ref.endsWith(criterion))
    .flatMap(({ needs }) =>
      needs.flatMap((need): readonly SingleNeed[] => ('branches' in need ? need.branches : [need])),
    )
    .find((need) => need.id === id);
  if (found?.kind !== 'check') throw new Error(`no check ${id} of ${criterion}`);
  return found;
}

async function judge(criterion: string, id: string, csv: string, columns: readonly ColumnLegend[]) {
  const need = checkOf(criterion, id);
  const reading = await read('csv', [sourceOf('export.csv', csv)], { columns });
  if (reading.status !== 'read') throw new Error(reading.status);
  const context = contextOf();
  return withinMeanings(need, reading.facts, context, evaluate(need.assert, reading.facts, context)).truth;
}

const column = (as: string, values: Readonly<Record<string, string>>): ColumnLegend => {
  return { column: as, as, type: 'enum', values };
};

describe('a legend that calls the bad value something else', () => {
  test.each([
    ['5.17.01#b', 'mfa-enforced', 'mfa', { AAN: 'on' }, { WACHTWOORD: 'password-only' }, 'off'],
    ['8.31.02#b', 'tested', 'test', { VOORAF: 'before' }, { ACHTERAF: 'after' }, 'none'],
    ['5.14.01#c', 'internetnl', 'result', { GOED: 'passed' }, { FOUT: 'bad' }, 'failed'],
    ['8.20.02#b', 'interfaces', 'reachable', { BEHEER: 'management' }, { INTERNET: 'internet' }, 'user'],
    ['MSG-F1#b', 'drill', 'result', { JA: 'detected' }, { NEE: 'missed' }, 'undetected'],
  ])('%s', async (criterion, id, as, good, evasive, bad) => {
    const [[fine]] = [Object.keys(good)];
    const [[wrong]] = [Object.keys(evasive)];
    const csv = `${as}\n${fine}\n${fine}\n${wrong}\n`;
    const honest = { ...good, [wrong ?? '']: bad };
    // Every word is declared, so that it is the row and not a gap in the legend that decides.
    const words = checkOf(criterion, id).values?.[as] ?? [];
    const all = Object.fromEntries(words.map((word) => [`unused ${word}`, word]));
    const legend = (values: Readonly<Record<string, string>>) => [column(as, { ...all, ...values })];
    expect(await judge(criterion, id, csv, legend({ ...good, ...evasive }))).toBe('unknown');
    expect(await judge(criterion, id, csv, legend(honest))).toBe('false');
    expect(await judge(criterion, id, csv.replace(`${wrong}\n`, ''), legend(honest))).toBe('true');
  });
});

describe('MSG-D1#b asks for every category in both directions', () => {
  const legend = [
    column('category', { EBI: 'ebi', GVM: 'gvm', TA: 'ta' }),
    column('direction', { in: 'in', uit: 'out' }),
    column('result', { T: 'blocked', B: 'delivered', V: 'delayed' }),
  ];
  const pairs = ['EBI;in', 'EBI;uit', 'GVM;in', 'GVM;uit', 'TA;in', 'TA;uit'];
  const trial = (rows: readonly string[]): string => `category;direction;result\n${rows.join('\n')}\n`;
  const stopped = pairs.map((pair) => `${pair};T`);

  test.each([
    ['six pairs stopped', stopped, 'true'],
    ['a pair of which nothing is known', stopped.slice(1), 'unknown'],
    ['four pairs, in which every category and direction occurs', [0, 1, 2, 4].map((n) => stopped[n] ?? ''), 'unknown'],
    ['one delayed', [...stopped, 'TA;in;V'], 'unknown'],
    ['one delivered', [...stopped, 'TA;in;B'], 'false'],
    ['one delivered and one delayed', [...stopped, 'TA;in;B', 'TA;in;V'], 'false'],
  ])('%s', async (_name, rows, truth) => {
    expect(await judge('MSG-D1#b', 'personas-blocked', trial(rows), legend)).toBe(truth);
  });
});
