import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { ConfigFile } from '../types.ts';

/** One rule of pg_hba.conf; the first that fits a connection decides. */
export interface Rule {
  readonly type: string;
  readonly databases: readonly string[];
  readonly users: readonly string[];
  /** Empty for sockets. With its mask as it was written. */
  readonly address: string;
  readonly method: string;
  readonly options: readonly string[];
  readonly at: FactAt;
}

export interface Access {
  readonly rules: readonly Rule[];
  /** A line that is not understood, or a file that nobody handed over: from there on others may decide. */
  readonly unread?: { readonly origin: 'unparsed' | 'templated'; readonly at: FactAt };
}

const TYPES = new Set(['local', 'host', 'hostssl', 'hostnossl', 'hostgssenc', 'hostnogssenc']);
const METHODS = new Set([
  'trust',
  'reject',
  'scram-sha-256',
  'md5',
  'password',
  'gss',
  'sspi',
  'ident',
  'peer',
  'ldap',
  'radius',
  'cert',
  'pam',
  'bsd',
]);
const WORD = /"((?:[^"]|"")*)"|([^\s#,"]+)|(,)|(#.*$)/g;

/** pg_hba.conf as PostgreSQL 15 reads it. */
export function readAccess(file: ConfigFile | undefined): Access | undefined {
  if (file === undefined) return undefined;
  const whole = place(file.source, 1);
  if (typeof file.text !== 'string') return { rules: [], unread: { origin: 'unparsed', at: whole } };
  const rules: Rule[] = [];
  for (const [index, line] of file.text.split('\n').entries()) {
    const at = place(file.source, index + 1);
    if (/^\s*(#|$)/.test(line)) continue;
    const rule = isTemplated(line) ? 'templated' : ruleOf(fieldsOf(line), at);
    if (typeof rule === 'string') return { rules, unread: { origin: rule, at } };
    rules.push(rule);
  }
  return { rules };
}

/** Fields, each a list of the words that commas join. */
function fieldsOf(line: string): readonly (readonly string[])[] {
  const fields: string[][] = [];
  let joined = false;
  for (const [, quoted, plain, comma, comment] of line.matchAll(WORD)) {
    if (comment !== undefined) break;
    if (comma !== undefined) {
      joined = true;
      continue;
    }
    const word = quoted?.replaceAll('""', '"') ?? plain ?? '';
    if (joined) fields.at(-1)?.push(word);
    else fields.push([word]);
    joined = false;
  }
  return fields;
}

function ruleOf(fields: readonly (readonly string[])[], at: FactAt): Rule | 'unparsed' {
  const [[type = ''] = [], databases = [], users = [], ...rest] = fields;
  if (!TYPES.has(type)) return 'unparsed';
  const words = rest.map((field) => field.join(','));
  const index = type === 'local' ? 0 : words.findIndex((word, n) => n > 0 && METHODS.has(word));
  const method = words[index];
  if (method === undefined || !METHODS.has(method)) return 'unparsed';
  const address = words.slice(0, index).join(' ');
  // Names from a file of their own are not in this one.
  if ([...databases, ...users].some((name) => name.startsWith('@'))) return 'unparsed';
  return { type, databases, users, address, method, options: words.slice(index + 1), at };
}
