import type { Operand, Predicate } from '../../../src/catalogue/types.ts';
import { evaluate } from '../../../src/assess/predicate/evaluate.ts';
import type { Judged, PredicateContext } from '../../../src/assess/predicate/types.ts';
import type { Fact, FactSet, FactValue } from '../../../src/facts/types.ts';

/** `?` is templated, `!` unparsed and `-` absent; anything else is the value. */
export type Facts = Readonly<Record<string, FactValue>>;

const ORIGINS: Readonly<Record<string, 'templated' | 'unparsed' | 'absent'>> = {
  '?': 'templated',
  '!': 'unparsed',
  '-': 'absent',
};

export function factsOf(facts: Facts): readonly Fact[] {
  const at = { artefact: 'sha' };
  return Object.entries(facts).map(([path, value]): Fact => {
    const origin = ORIGINS[String(value)];
    return origin === undefined ? { path, value, origin: 'observed', at } : { path, origin, at };
  });
}

export function setOf(...variants: readonly Facts[]): FactSet {
  return {
    family: 'tree',
    reader: 'test@1',
    complete: true,
    variants: variants.map((facts) => ({ facts: factsOf(facts) })),
  };
}

export function contextOf(complete = true, parameters: Readonly<Record<string, Operand>> = {}): PredicateContext {
  return {
    rulesets: [{ id: 'rules', title: { nl: 'x', en: 'x' }, published: '2025-05', lists: { good: ['a', 'b'] } }],
    parameters: new Map(Object.entries(parameters)),
    moments: {
      asOf: Date.parse('2026-07-01T12:00:00Z'),
      observedAt: Date.parse('2026-06-30T00:00:00Z'),
      periodFrom: Date.parse('2026-01-01T00:00:00Z'),
      periodTo: Date.parse('2026-06-30T23:59:59.999Z'),
    },
    complete,
  };
}

export function judge(predicate: Predicate, facts: Facts | readonly Facts[], context = contextOf()): Judged {
  const variants = Array.isArray(facts) ? (facts as readonly Facts[]) : [facts as Facts];
  return evaluate(predicate, setOf(...variants), context);
}
