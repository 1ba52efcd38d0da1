import type { JsonScalar, Operand } from '../../catalogue/types.ts';
import { addDuration, parseDuration } from '../moment.ts';
import type { PredicateContext } from './types.ts';

/** A resolved operand, or why there is none: a parameter nobody set is a missing baseline, never a verdict. */
export type Resolved =
  | { readonly ok: true; readonly value: JsonScalar | readonly JsonScalar[]; readonly name: string }
  | { readonly ok: false; readonly cause: 'no-baseline' | 'indeterminate'; readonly name: string };

export function resolveOperand(operand: Operand, context: PredicateContext): Resolved {
  if (!isReference(operand)) return { ok: true, value: operand, name: shown(operand) };
  if ('$list' in operand) return resolveList(operand.$list, context);
  if ('$param' in operand) return resolveParameter(operand.$param, context);
  return resolveTime(operand, context);
}

export function shown(value: JsonScalar | readonly JsonScalar[]): string {
  return Array.isArray(value) ? `[${value.map(String).join(', ')}]` : String(value);
}

type Reference = Exclude<Operand, JsonScalar | readonly JsonScalar[]>;

function isReference(operand: Operand): operand is Reference {
  return typeof operand === 'object' && operand !== null && !Array.isArray(operand);
}

function resolveList(name: string, context: PredicateContext): Resolved {
  for (const ruleset of context.rulesets) {
    const list = ruleset.lists[name];
    if (list !== undefined) return { ok: true, value: list, name: `${name} (${ruleset.id})` };
  }
  return { ok: false, cause: 'no-baseline', name };
}

function resolveParameter(name: string, context: PredicateContext): Resolved {
  const value = context.parameters.get(name);
  if (value === undefined || isReference(value)) return { ok: false, cause: 'no-baseline', name };
  return { ok: true, value, name: `${name} = ${shown(value)}` };
}

function resolveTime(operand: Extract<Reference, { $time: string }>, context: PredicateContext): Resolved {
  const { $time, plus, minus } = operand;
  const moment = move(move(context.moments[$time], plus, 1), minus, -1);
  if (moment === undefined) return { ok: false, cause: 'indeterminate', name: $time };
  const value = new Date(moment).toISOString();
  const sum = [$time, ...(plus === undefined ? [] : ['+', plus]), ...(minus === undefined ? [] : ['-', minus])];
  return { ok: true, value, name: sum.length === 1 ? value : `${sum.join(' ')} = ${value}` };
}

/** As far as a date can count; beyond it there is no moment to compare with. */
const LAST_MOMENT = 8.64e15;

function move(moment: number | undefined, by: string | undefined, sign: 1 | -1): number | undefined {
  if (moment === undefined || by === undefined) return moment;
  const duration = parseDuration(by);
  const moved = duration === undefined ? undefined : addDuration(moment, duration, sign);
  return moved !== undefined && Math.abs(moved) <= LAST_MOMENT ? moved : undefined;
}
