import { isRedacted } from '../../templates.ts';
import { type Environment, interpolate } from './interpolate.ts';

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?:[=:]\s*(.*))?$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

/** One variable of an environment file; `value` is undefined where it is set, but not known to what. */
export interface Assigned {
  readonly name: string;
  readonly value: string | undefined;
  /** From 1. */
  readonly line: number;
}

export interface Dotenv {
  readonly assigned: readonly Assigned[];
  /** First line that was not understood: it may set anything. */
  readonly doubt?: number;
}

/** An environment file as Compose reads it, with variables of `env` and of its own earlier lines filled in. */
export function parseDotenv(text: string, env: Environment): Dotenv {
  const values = new Map(env.values);
  const assigned: Assigned[] = [];
  let doubt: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const match = ASSIGNMENT.exec(line);
    const name = match?.[1];
    if (name === undefined) {
      doubt ??= index + 1;
      continue;
    }
    // A name alone takes its value from whoever starts Compose.
    const value = match?.[2] === undefined ? values.get(name) : valueOf(match[2], { ...env, values });
    if (value === 'unclosed') return { assigned, doubt: doubt ?? index + 1 };
    assigned.push({ name, value: value?.valueOf(), line: index + 1 });
    if (value !== undefined) values.set(name, value);
    else values.delete(name);
  }
  return { assigned, ...(doubt === undefined ? {} : { doubt }) };
}

function valueOf(text: string, env: Environment): string | undefined {
  if (isRedacted(text)) return undefined;
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return interpolate(text.replace(/(^|\s)#.*$/, '').trim(), env)?.text;
  const quoted = (quote === '"' ? /^"((?:[^"\\]|\\.)*)"/ : /^'([^']*)'/).exec(text);
  if (quoted === null) return 'unclosed';
  const inner = quoted[1] ?? '';
  if (quote === "'") return inner;
  return interpolate(inner, env)?.text.replace(/\\([nrt"\\$])/g, (_, char: string) => ESCAPES[char] ?? char);
}
