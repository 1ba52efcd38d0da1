import type { Fact, FactSet, Variant } from '../facts/types.ts';

const bare = new WeakMap<FactSet, FactSet>();

/** The facts of a configuration that stand in it: what somebody merely stated is not known. */
export function withoutStatements(facts: FactSet): FactSet {
  const known = bare.get(facts);
  if (known !== undefined) return known;
  const stated = facts.variants.some((variant) => variant.facts.some(isStated));
  const rest = stated ? { ...facts, variants: facts.variants.map(withoutStated) } : facts;
  bare.set(facts, rest);
  return rest;
}

function isStated({ origin }: Fact): boolean {
  return origin === 'declared';
}

function withoutStated({ facts, ...variant }: Variant): Variant {
  return {
    ...variant,
    facts: facts.map((fact) => (isStated(fact) ? { path: fact.path, origin: 'unparsed', at: fact.at } : fact)),
  };
}
