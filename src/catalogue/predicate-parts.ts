import type { Path } from './problem.ts';
import type { Predicate } from './schema.generated.ts';

interface Part {
  readonly at: Path;
  readonly part: Predicate;
}

/** The predicates directly inside a predicate, each with the keys that lead to it. */
export function partsOf(node: Predicate): readonly Part[] {
  if ('all' in node) return node.all.map((part, index) => ({ at: ['all', index], part }));
  if ('any' in node) return node.any.map((part, index) => ({ at: ['any', index], part }));
  if ('not' in node) return [{ at: ['not'], part: node.not }];
  if ('if' in node) return named({ if: node.if, then: node.then, else: node.else });
  if ('use' in node || 'at' in node) return [];
  return named({ where: node.where, assert: 'count' in node ? undefined : node.assert });
}

function named(parts: Readonly<Record<string, Predicate | undefined>>): readonly Part[] {
  return Object.entries(parts).flatMap(([key, part]) => (part === undefined ? [] : [{ at: [key], part }]));
}
