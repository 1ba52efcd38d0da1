import { describe, expect, it } from 'vitest';
import type { CheckNeed, Operand, Predicate, Product } from '../../src/catalogue/types.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import type { PredicateContext, Truth } from '../../src/assess/predicate/types.ts';
import type { FactSet } from '../../src/facts/types.ts';
import { adapters } from '../../src/facts/config/adapters.ts';
import { type Files, readConfig } from '../facts/config/read-config.ts';
import { evidence } from './config-evidence.ts';
import { reference, shippedChecks } from './shipped-checks.ts';

const parameters = new Map<string, Operand>([
  ['bio2.5.17.03.min-length', 12],
  ['bio2.5.33.01.messages', 'P90D'],
  ['bio2.8.15.04.log-days', 180],
]);

const context = (complete: boolean): PredicateContext => ({
  rulesets: reference.profiles.bio2.rulesets.flatMap((id) => reference.rulesets[id] ?? []),
  parameters,
  moments: { asOf: 0, observedAt: 0, periodFrom: 0, periodTo: 0 },
  complete,
});

const checks = shippedChecks.filter(([, { family }]) => family === 'config');
const asked = (product: Product): readonly (readonly [string, CheckNeed])[] =>
  checks.filter(([, { products }]) => products.includes(product));

/** Every check and its advice on the configuration of a product, as far as its precondition holds. */
async function judged(product: Product, files: Files): Promise<ReadonlyMap<string, Truth>> {
  const { version, folders } = evidence[product] ?? {};
  const options = { ...(version === undefined ? {} : { version }), ...(folders === undefined ? {} : { folders }) };
  const reading = await readConfig(product, files, options);
  const results = new Map<string, Truth>();
  if (reading.status !== 'read') return results;
  const set: FactSet = reading.facts;
  const judge = (predicate: Predicate): Truth => evaluate(predicate, set, context(set.complete)).truth;
  for (const [key, check] of asked(product)) {
    const name = key.replace('bio2@1.3/', '');
    if (check.when !== undefined && judge(check.when) === 'false') continue;
    results.set(name, judge(check.assert));
    for (const advice of check.advice) results.set(`${name}:${advice.id}`, judge(advice.assert));
  }
  return results;
}

const products = Object.keys(evidence) as readonly Product[];
const evidenceOf = (product: Product) => evidence[product] ?? { good: {}, mutations: [] };

it('there is evidence for every product with an adapter that a check is asked of', () => {
  const wanted = [...new Set(checks.flatMap(([, check]) => check.products))].filter(
    (product) => adapters[product] !== undefined,
  );
  // Asked about drift alone: that takes a print of the running program.
  const drift = ['fail2ban', 'unattended-upgrades'];
  expect([...products, ...drift].sort()).toEqual(wanted.sort());
});

it('a check that is asked of products by name is asked of those that are read', () => {
  const named = checks.flatMap(([key, { about, products: all }]) =>
    about === undefined ? all.map((product) => [key, product] as const) : [],
  );
  expect(named.filter(([, product]) => adapters[product] === undefined)).toEqual([]);
});

describe.each(products)('%s', (product) => {
  const { good, mutations } = evidenceOf(product);

  it('every check that is asked of it can be established, and holds', async () => {
    const results = [...(await judged(product, good))];
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(([, truth]) => truth !== 'true')).toEqual([]);
  });

  it.each(mutations.map(({ from, to, breaks }) => [from, to, breaks] as const))('%s → %s', async (from, to, breaks) => {
    expect(Object.values(good).join('')).toContain(from);
    const results = await judged(product, changed(good, from, to));
    for (const name of breaks) expect([name, results.get(name)]).toEqual([name, 'false']);
  });

  it('a template in the place of any word never makes a check hold', async () => {
    const bad = [good, ...mutations.map(({ from, to }) => changed(good, from, to))];
    for (const files of bad) {
      const before = await judged(product, files);
      for (const spoiled of templated(files)) {
        for (const [name, truth] of await judged(product, spoiled))
          if (truth === 'true')
            expect([name, before.get(name) ?? 'true', JSON.stringify(spoiled)]).toEqual([
              name,
              'true',
              JSON.stringify(spoiled),
            ]);
      }
    }
  });
});

function changed(files: Files, from: string, to: string): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(from, to)]));
}

/** The files with one word after another replaced by a template. */
function templated(files: Files): readonly Files[] {
  return Object.entries(files).flatMap(([path, text]) =>
    [...text.matchAll(/[\w./:@+-]+/g)].map(({ 0: word, index }) => ({
      ...files,
      [path]: `${text.slice(0, index)}{{ x }}${text.slice(index + word.length)}`,
    })),
  );
}
