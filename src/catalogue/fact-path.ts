import parse from 'jsonpath-rfc9535/parser';
import type { JsonPathQuery } from 'jsonpath-rfc9535/parser';
import type { Predicate } from './predicate.ts';

type Segment = JsonPathQuery['segments'][number];

/** A path as the facts have it, or what is wrong with it. */
type Read = { readonly path: string } | { readonly fault: string };

/** `at` names one fact; the list forms name the members of lists. */
type Names = 'one' | 'members';

/** A path that starts with `$` is a JSONPath (RFC 9535); any other is names and numbers joined by dots. */
export function isJsonPath(text: string): boolean {
  return text.startsWith('$');
}

/**
 * Reads `$.servers[*].locations[*]` as `servers.*.locations`, the members of which are asked. Names, numbers and wildcards
 * only: a filter would leave out a member whose value is a template, where `where` leaves it open.
 */
export function readJsonPath(text: string, names: Names): Read {
  const parsed = parsedOrFault(text);
  if ('fault' in parsed) return parsed;
  const steps = parsed.segments.map(stepOf);
  if (steps.includes(undefined))
    return { fault: `"${text}" may hold names, numbers from 0 and [*]; narrow the members of a list with "where"` };
  if (names === 'one')
    return steps.includes('*') ? { fault: `"${text}" names many facts where one is asked` } : { path: steps.join('.') };
  if (steps.at(-1) !== '*') return { fault: `"${text}" names a list and not its members: write "${text}[*]"` };
  return { path: steps.slice(0, -1).join('.') };
}

function parsedOrFault(text: string): JsonPathQuery | { readonly fault: string } {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: `"${text}" is no JSONPath (RFC 9535): ${reason}` };
  }
}

function stepOf({ type, node }: Segment): string | undefined {
  if (type !== 'ChildSegment') return undefined;
  if (node.type === 'MemberNameShorthand') return escaped(node.value);
  if (node.type === 'WildcardSelector') return '*';
  const [selector, ...others] = node.selectors;
  if (selector === undefined || others.length > 0) return undefined;
  if (selector.type === 'WildcardSelector') return '*';
  if (selector.type === 'NameSelector') return escaped(selector.value);
  return selector.type === 'IndexSelector' && selector.value >= 0 ? String(selector.value) : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('.', '\\.');
}

/** The path as the facts have it; one that cannot be read was reported when the catalogue was linked. */
export function dottedPath(text: string, names: Names): string {
  if (!isJsonPath(text)) return text;
  const read = readJsonPath(text, names);
  return 'path' in read ? read.path : text;
}

/** The predicate with every path as the facts have it. */
export function withDottedPaths(node: Predicate): Predicate {
  if ('all' in node) return { all: node.all.map(withDottedPaths) };
  if ('any' in node) return { any: node.any.map(withDottedPaths) };
  if ('not' in node) return { not: withDottedPaths(node.not) };
  if ('if' in node)
    return {
      if: withDottedPaths(node.if),
      then: withDottedPaths(node.then),
      ...(node.else === undefined ? {} : { else: withDottedPaths(node.else) }),
    };
  if ('use' in node) return node;
  if ('at' in node) return { ...node, at: dottedPath(node.at, 'one') };
  const where = node.where === undefined ? {} : { where: withDottedPaths(node.where) };
  if ('count' in node) return { ...node, count: dottedPath(node.count, 'members'), ...where };
  const inside = { assert: withDottedPaths(node.assert), ...where };
  if ('each' in node) return { ...node, each: dottedPath(node.each, 'members'), ...inside };
  if ('some' in node) return { ...node, some: dottedPath(node.some, 'members'), ...inside };
  if ('none' in node) return { ...node, none: dottedPath(node.none, 'members'), ...inside };
  return { ...node, exactlyOne: dottedPath(node.exactlyOne, 'members'), ...inside };
}
