import type { FactAt } from '../../types.ts';
import { type Extent, extentOf, parseRange, type Range } from './address-ranges.ts';
import { type Derived, effective, type Level, own } from './level.ts';
import { isOpen } from './tokenize.ts';
import type { Block, Directive } from './tree.ts';

interface Doubt {
  readonly kind: 'unparsed' | 'templated';
  readonly at: FactAt;
}

type Gate =
  | Doubt
  /** Nobody comes in without it. */
  | { readonly kind: 'closed'; readonly at: FactAt }
  /** It lets everybody in, which counts where any gate suffices. */
  | { readonly kind: 'open' }
  | { readonly kind: 'none' };

const SCRIPTS = ['access_by_lua_block', 'access_by_lua_file', 'access_by_lua', 'auth_jwt', 'js_access'];
/** The answers with which nginx itself refuses by address, password or certificate. */
const REFUSALS = ['400', '401', '403', '495', '496'];

/** Whether nginx itself keeps strangers out: by address, password, client certificate or refusal. */
export function restricted(level: Level): Derived<boolean> {
  const refusal = refused(level);
  if (refusal !== undefined) return unlessReplaced({ value: true, at: refusal.at }, refusal.level, [refusal.code]);
  const gates = [byAddress(level), bySwitch(level, 'auth_basic'), bySubrequest(level), byScript(level)];
  const certificate = byCertificate(level);
  const result =
    certificate.kind === 'closed' ? { value: true, at: certificate.at } : weigh(level, [...gates, certificate]);
  return unlessReplaced(result, level, REFUSALS);
}

// An `error_page` sends whoever is refused elsewhere inside the server; what is shown there is not followed.
function unlessReplaced(result: Derived<boolean>, level: Level, codes: readonly string[]): Derived<boolean> {
  const pages = effective(level, 'error_page');
  if (pages.kind !== 'set' || !('value' in result) || !result.value) return result;
  const page = pages.directives.find(({ args }) => args.some((each) => codes.includes(each) || isOpen(each)));
  return page === undefined ? result : { origin: 'unparsed', at: page.at };
}

interface Satisfy {
  /** One gate suffices. */
  readonly any: boolean;
  /** Where it may be so, but cannot be read. */
  readonly unsure?: FactAt;
}

function satisfyOf(level: Level): Satisfy {
  const found = effective(level, 'satisfy');
  if (found.kind === 'unknown') return { any: false, unsure: found.at };
  const [how = ''] = found.kind === 'set' ? found.first.args : [];
  if (found.kind === 'set' && isOpen(how)) return { any: false, unsure: found.first.at };
  return { any: how === 'any' };
}

function weigh(level: Level, gates: readonly Gate[]): Derived<boolean> {
  const { any, unsure } = satisfyOf(level);
  const closed = gates.find((gate) => gate.kind === 'closed');
  const doubt = gates.find(isDoubt);
  const open = gates.some((gate) => gate.kind === 'open');
  if (closed !== undefined && open && unsure !== undefined) return { origin: 'unparsed', at: unsure };
  if (any && open) return { value: false };
  // Where one gate suffices, a gate that cannot be read may be the one that stands open.
  const suffices = doubt === undefined || (!any && unsure === undefined);
  if (closed !== undefined && suffices) return { value: true, at: closed.at };
  return doubt === undefined ? { value: false } : { origin: doubt.kind, at: doubt.at };
}

function isDoubt(gate: Gate): gate is Doubt {
  return gate.kind === 'unparsed' || gate.kind === 'templated';
}

interface Refusal {
  readonly at: FactAt;
  readonly code: string;
  readonly level: Level;
}

/** A location that is internal, or that answers nothing but a refusal. */
function refused(level: Level): Refusal | undefined {
  const [internal] = own(level, 'internal');
  if (internal !== undefined) return { at: internal.at, code: '404', level };
  const returns = [level, serverOf(level)].flatMap((each) =>
    own(each, 'return').map(({ args: [code = ''], at }): Refusal => ({ at, code, level: each })),
  );
  return returns.find(({ code }) => /^(?:401|403|404|410|444)$/.test(code));
}

// What the server returns, it returns before any location is looked for; below `http` stands the server.
function serverOf(level: Level): Level {
  return level.parent?.parent === undefined ? level : serverOf(level.parent);
}

function byAddress(level: Level): Gate {
  const rules = effective(level, 'allow', 'deny');
  if (rules.kind === 'unknown') return { kind: 'unparsed', at: rules.at };
  if (rules.kind === 'unset') return { kind: 'none' };
  const { missing } = rules.level.block;
  if (missing !== undefined) return { kind: 'unparsed', at: missing };
  const { block } = rules.level;
  const known = GATES.get(block) ?? byRules(rules.directives);
  GATES.set(block, known);
  return known;
}

/** Many locations may inherit one long list. */
const GATES = new WeakMap<Block, Gate>();

// Rules are tried in order, and the first that fits everybody ends the list; several together may fit everybody too.
function byRules(rules: readonly Directive[]): Gate {
  const end = rules.find(({ args: [who] }) => who === 'all');
  const listed: Readonly<Record<'allow' | 'deny', Range[]>> = { allow: [], deny: [] };
  for (const {
    name,
    args: [who = ''],
    at,
  } of end === undefined ? rules : rules.slice(0, rules.indexOf(end))) {
    const range = parseRange(who);
    if (range !== undefined) listed[name === 'allow' ? 'allow' : 'deny'].push(range);
    else if (who !== 'unix:') return { kind: isOpen(who) ? 'templated' : 'unparsed', at };
  }
  const at = (end ?? rules.at(-1))?.at;
  return at === undefined ? { kind: 'none' } : together(extentsOf(listed.allow), extentsOf(listed.deny), { end, at });
}

interface Ending {
  /** The rule for `all`. */
  readonly end: Directive | undefined;
  readonly at: FactAt;
}

function together(allowed: readonly Extent[], denied: readonly Extent[], { end, at }: Ending): Gate {
  const admits = allowed.includes('everything');
  const shuts = denied.includes('everything');
  // All of one family both ways: which came first, and for whom, is not worked out.
  if (admits && shuts) return { kind: 'unparsed', at };
  if (admits) return { kind: 'open' };
  const closes = end?.name === 'deny' || denied.every((each) => each === 'everything');
  // Where much of the world comes in, who is a stranger is not for this reader to say.
  if (closes) return { kind: allowed.includes('wide') ? 'unparsed' : 'closed', at };
  if (shuts) return { kind: 'unparsed', at };
  return { kind: end === undefined ? 'none' : 'open' };
}

function extentsOf(ranges: readonly Range[]): readonly Extent[] {
  return [extentOf(ranges, 'v4'), extentOf(ranges, 'v6')];
}

// The answer of the subrequest decides, and that may be yes to everybody.
function bySubrequest(level: Level): Gate {
  const gate = bySwitch(level, 'auth_request');
  return gate.kind === 'closed' ? { kind: 'unparsed', at: gate.at } : gate;
}

function bySwitch(level: Level, name: 'auth_basic' | 'auth_request'): Gate {
  const found = effective(level, name);
  if (found.kind === 'unknown') return { kind: 'unparsed', at: found.at };
  if (found.kind === 'unset') return { kind: 'none' };
  const [value = ''] = found.first.args;
  if (isOpen(value)) return { kind: 'templated', at: found.first.at };
  return value === 'off' ? { kind: 'none' } : { kind: 'closed', at: found.first.at };
}

// What a script decides is not for this reader to say.
function byScript(level: Level): Gate {
  const found = effective(level, ...SCRIPTS);
  return found.kind === 'set' ? { kind: 'unparsed', at: found.first.at } : { kind: 'none' };
}

function byCertificate(level: Level): Gate {
  const found = effective(level, 'ssl_verify_client');
  if (found.kind === 'unknown') return { kind: 'unparsed', at: found.at };
  if (found.kind === 'unset') return { kind: 'none' };
  const [value = ''] = found.first.args;
  if (isOpen(value)) return { kind: 'templated', at: found.first.at };
  if (value === 'on') return { kind: 'closed', at: found.first.at };
  return value === 'off' ? { kind: 'none' } : { kind: 'unparsed', at: found.first.at };
}
