import { combine, shape } from '../found.ts';
import type { Found } from '../types.ts';

interface Policy {
  readonly minLength: Found;
  readonly names: Found;
  readonly hash: Found;
}

const RULE = /^(\w+)\(([^()]*)\)$/;

/** A password policy as Keycloak writes it: `length(12) and digits(1) and notUsername(undefined)`. */
export function policy(found: Found): Policy {
  const rules = shape(found, (value) => (parse(String(value)) === undefined ? undefined : String(value)));
  const of = (make: (rules: ReadonlyMap<string, string>) => string | number | readonly string[] | undefined): Found =>
    combine([rules], ([value]) => make(parse(String(value)) ?? new Map()), found.at);
  return {
    minLength: of((each) => Number(each.get('length') ?? 0)),
    names: of((each) => [...each.keys()]),
    // Without one Keycloak takes the algorithm of its version.
    hash: of((each) => each.get('hashAlgorithm')),
  };
}

function parse(text: string): ReadonlyMap<string, string> | undefined {
  const parts = text.split(/\s+and\s+/).filter((part) => part.trim() !== '');
  const rules = parts.map((part) => RULE.exec(part.trim()));
  if (rules.includes(null)) return undefined;
  return new Map(rules.map((rule) => [rule?.[1] ?? '', rule?.[2] ?? '']));
}
