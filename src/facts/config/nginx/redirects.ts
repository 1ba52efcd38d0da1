import type { FactAt } from '../../types.ts';
import type { Derived } from './level.ts';
import { isOpen } from './tokenize.ts';
import type { Block, Directive } from './tree.ts';

type Answer = 'https' | 'other' | 'unknown' | 'templated';

interface Outcome {
  readonly answer: Answer;
  readonly at: FactAt;
}

const CATCH_ALL = /^\^?\/?\??\(?(?:\.\*)?\)?\$?$/;
const PLAIN = /^(?:\$scheme (?:= http|!= https)|\$https (?:=|!= on)|\$server_port (?:= 80|!= 443)|\$ssl_protocol =)$/;
const ACME = /^\/\.well-known\/acme-challenge(?:\/|$)/;

/** Whether a request over plain HTTP ends at https, whatever it asks for; ACME challenges excepted. */
export function redirectsToHttps(server: Block, names: readonly string[]): Derived<boolean> {
  const whole = outcomeOf(server, names) ?? locationsOutcome(server);
  if (whole?.answer === 'https') return { value: true, at: whole.at };
  if (whole?.answer === 'templated') return { origin: 'templated', at: whole.at };
  if (whole?.answer === 'unknown') return { origin: 'unparsed', at: whole.at };
  return server.missing === undefined ? { value: false, at: whole?.at } : { origin: 'unparsed', at: server.missing };
}

/** What the rewrite directives of one block make of every request; undefined when they leave it to the locations. */
function outcomeOf(block: Block, names: readonly string[]): Outcome | undefined {
  const covered = new Set<string>();
  let doubt: Outcome | undefined;
  for (const directive of block.directives) {
    const outcome = direct(directive);
    if (outcome !== undefined) return outcome.answer === 'other' ? (doubt ?? outcome) : outcome;
    const conditional = conditionalOutcome(directive);
    if (conditional === undefined) continue;
    if (conditional.of === 'all') return conditional.outcome;
    if (conditional.of === 'some') doubt ??= conditional.outcome;
    else covered.add(conditional.of.host);
    if (names.length > 0 && names.every((name) => covered.has(name))) return { answer: 'https', at: directive.at };
  }
  return doubt;
}

interface Conditional {
  readonly outcome: Outcome;
  /** Which requests over plain HTTP it is about. */
  readonly of: 'all' | 'some' | { readonly host: string };
}

/** A redirect under a condition, or for part of the addresses; undefined for any other directive. */
function conditionalOutcome(directive: Directive): Conditional | undefined {
  const { name, block, at } = directive;
  if (partialRewrite(directive)) return { outcome: { answer: 'unknown', at }, of: 'some' };
  const outcome = name === 'if' && block !== undefined ? outcomeOf(block, []) : undefined;
  if (outcome === undefined || outcome.answer === 'other') return undefined;
  const condition = conditionOf(directive);
  if (PLAIN.test(condition)) return { outcome, of: 'all' };
  const host = /^\$host = (\S+)$/.exec(condition)?.[1];
  if (host !== undefined && outcome.answer === 'https') return { outcome, of: { host } };
  return { outcome: { answer: outcome.answer === 'templated' ? 'templated' : 'unknown', at }, of: 'some' };
}

/** `return` and `rewrite` of everything; undefined for any other directive. */
function direct({ name, args, at }: Directive): Outcome | undefined {
  if (name === 'return') return { answer: answerOf(returnTarget(args)), at };
  const [pattern = '', target = ''] = args;
  if (name !== 'rewrite' || !CATCH_ALL.test(pattern) || !/^https?:/i.test(target)) return undefined;
  return { answer: answerOf(target), at };
}

function partialRewrite({ name, args: [, target = ''] }: Directive): boolean {
  return name === 'rewrite' && /^https:|^\$/i.test(target);
}

/** The address a `return` sends to; empty for a code without one. */
function returnTarget([code = '', target]: readonly string[]): string {
  if (target === undefined) return /^\d+$/.test(code) ? '' : code;
  if (isOpen(code)) return code;
  return /^30[12378]$/.test(code) ? target : '';
}

function answerOf(target: string): Answer {
  if (/^https:\/\//i.test(target)) return 'https';
  if (/^\$scheme:|^http:|^\//i.test(target)) return 'other';
  return isOpen(target) ? 'templated' : 'other';
}

function conditionOf({ args }: Directive): string {
  const text = args.join(' ').trim();
  return text
    .replace(/^\(\s*/, '')
    .replace(/\s*\)$/, '')
    .replace(/\s+/g, ' ');
}

/** Every location redirects, the one for `/` among them. */
function locationsOutcome(server: Block): Outcome | undefined {
  const locations = server.directives.filter(({ name }) => name === 'location');
  const outcomes = locations
    .filter(({ args }) => !ACME.test(args.at(-1) ?? ''))
    .map(({ args, block }) => ({ path: args.length === 1 ? args[0] : '', outcome: block && outcomeOf(block, []) }));
  const root = outcomes.find(({ path }) => path === '/')?.outcome;
  if (root === undefined || root.answer !== 'https') return root;
  const other = outcomes.find(({ outcome }) => outcome?.answer !== 'https');
  return other === undefined ? root : { answer: other.outcome?.answer ?? 'other', at: other.outcome?.at ?? root.at };
}
