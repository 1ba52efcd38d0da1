import type { FactAt } from '../../types.ts';
import { type Derived, effective, type Level, own } from './level.ts';
import { isOpen } from './tokenize.ts';
import type { Directive } from './tree.ts';

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
const EVERYONE = ['all', '0.0.0.0/0', '::/0'];

/** Whether nginx itself keeps strangers out: by address, password, client certificate, subrequest or refusal. */
export function restricted(level: Level): Derived<boolean> {
  const refusal = refused(level);
  if (refusal !== undefined) return { value: true, at: refusal };
  const gates = [byAddress(level), bySwitch(level, 'auth_basic'), bySwitch(level, 'auth_request'), byScript(level)];
  const certificate = byCertificate(level);
  if (certificate.kind === 'closed') return { value: true, at: certificate.at };
  return weigh(level, [...gates, certificate]);
}

function weigh(level: Level, gates: readonly Gate[]): Derived<boolean> {
  const satisfy = effective(level, 'satisfy');
  const any = satisfy.kind === 'set' && satisfy.first.args[0] === 'any';
  const closed = gates.find((gate) => gate.kind === 'closed');
  const doubt = gates.find(isDoubt);
  const open = gates.some((gate) => gate.kind === 'open');
  if (closed !== undefined && open && satisfy.kind === 'unknown') return { origin: 'unparsed', at: satisfy.at };
  if (closed !== undefined && !(any && open)) {
    // Where one gate suffices, a gate that cannot be read may be the one that stands open.
    if (doubt === undefined || !(any || satisfy.kind === 'unknown')) return { value: true, at: closed.at };
  }
  if (any && open) return { value: false };
  return doubt === undefined ? { value: false } : { origin: doubt.kind, at: doubt.at };
}

function isDoubt(gate: Gate): gate is Doubt {
  return gate.kind === 'unparsed' || gate.kind === 'templated';
}

/** A location that is internal, or that answers nothing but a refusal. */
function refused(level: Level): FactAt | undefined {
  const [internal] = own(level, 'internal');
  if (internal !== undefined) return internal.at;
  const returns = [...own(level, 'return'), ...own(serverOf(level), 'return')];
  return returns.find(({ args: [code = ''] }) => /^(?:401|403|404|410|444)$/.test(code))?.at;
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
  return rules.directives.map(byRule).find((gate) => gate.kind !== 'none') ?? { kind: 'none' };
}

// Rules are tried in order, and the first that fits everybody ends the list.
function byRule({ name, args: [who = ''], at }: Directive): Gate {
  if (isOpen(who)) return { kind: 'templated', at };
  if (name === 'allow') return EVERYONE.includes(who) ? { kind: 'open' } : { kind: 'none' };
  return who === 'all' ? { kind: 'closed', at } : { kind: 'none' };
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
