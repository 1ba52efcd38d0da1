import type { FactAt } from '../../types.ts';
import { effective, own, type Level } from './level.ts';
import { isOpen } from './tokenize.ts';
import type { Directive } from './tree.ts';

export interface Header {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly always: boolean;
  readonly templated: boolean;
  readonly at: FactAt;
}

export interface Headers {
  readonly headers: readonly Header[];
  /** Set when there may be others: an include that is missing, or a module that changes headers by its own rules. */
  readonly unknown?: FactAt;
}

const OTHER_RULES = /^(?:more_(?:set|clear)_headers|header_filter_by_lua(?:_block|_file)?|js_header_filter|perl_set)$/;

/** Headers a level adds: those of the nearest level that adds any, unless `add_header_inherit` says otherwise. */
export function headersAt(level: Level): Headers {
  const unknown = otherRules(level);
  const { directives, missing } = collect(level);
  const headers = directives.map(asHeader).filter((header) => header !== undefined);
  const cause = unknown ?? missing ?? directives.find(({ args: [name = ''] }) => isOpen(name))?.at;
  return { headers: together(headers), ...(cause === undefined ? {} : { unknown: cause }) };
}

function otherRules(level: Level): FactAt | undefined {
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    const other = at.block.directives.find(({ name }) => OTHER_RULES.test(name));
    if (other !== undefined) return other.at;
  }
  return undefined;
}

interface Collected {
  readonly directives: readonly Directive[];
  readonly missing?: FactAt | undefined;
}

function collect(level: Level): Collected {
  const directives = own(level, 'add_header');
  const { missing } = level.block;
  const rule = inheritRule(level);
  const inherits = rule === 'merge' || (rule !== 'off' && directives.length === 0);
  // What a missing include adds here may also keep the outer headers out: then none of them is certain.
  if (!inherits || level.parent === undefined || missing !== undefined) return { directives, missing };
  const outer = collect(level.parent);
  return { directives: [...outer.directives, ...directives], missing: outer.missing };
}

function inheritRule(level: Level): string {
  const rule = effective(level, 'add_header_inherit');
  return rule.kind === 'set' ? (rule.first.args[0] ?? 'on') : 'on';
}

// nginx sends no header for an empty value.
function asHeader({ args: [name = '', value = '', flag], at }: Directive): Header | undefined {
  if (value === '' || isOpen(name)) return undefined;
  return { name: name.toLowerCase(), value, always: flag === 'always', templated: isOpen(value), at };
}

/** A header that is added twice is sent twice, which reads as one with both values. */
function together(headers: readonly Header[]): readonly Header[] {
  const byName = new Map<string, Header>();
  for (const header of headers) {
    const earlier = byName.get(header.name);
    byName.set(header.name, earlier === undefined ? header : join(earlier, header));
  }
  return [...byName.values()];
}

function join(a: Header, b: Header): Header {
  return { ...a, value: `${a.value}, ${b.value}`, always: a.always && b.always, templated: a.templated || b.templated };
}

/** Seconds of `max-age` in the first value of Strict-Transport-Security; undefined when it has none. */
export function maxAge(value: string): number | undefined {
  const [first = ''] = value.split(',');
  const ages = [...first.matchAll(/(?:^|;)\s*max-age\s*=\s*(?:"(\d{1,15})"|(\d{1,15}))\s*(?=;|$)/gi)];
  const [age] = ages;
  return age === undefined || ages.length > 1 ? undefined : Number(age[1] ?? age[2]);
}
