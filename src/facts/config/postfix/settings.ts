import type { DefaultsTable } from '../../../catalogue/types.ts';
import { isRedacted } from '../../templates.ts';
import type { FactAt } from '../../types.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Found } from '../types.ts';
import { expand } from './expand.ts';
import { isFilledIn, type Raw } from './parse.ts';

/** Names that are Postfix's own and that depend on the machine, so that no table holds them. */
const MACHINE = new Set([
  'myhostname',
  'mydomain',
  'mynetworks',
  'stress',
  'process_id',
  'process_name',
  'config_directory',
]);

/** The settings of the daemon as a whole, with those of one service before them. */
export interface Effective {
  (name: string): Found<string>;
}

export interface Layers {
  readonly main: ReadonlyMap<string, Raw>;
  readonly options?: ReadonlyMap<string, Raw>;
  readonly defaults: DefaultsTable | undefined;
  /** The file as a whole. */
  readonly at: FactAt;
}

/** What a setting comes to once every reference in it is followed. A name that nobody defines is a template's. */
export function effective({ main, options, defaults, at }: Layers): Effective {
  const rawOf = (name: string): Raw | undefined => options?.get(name) ?? main.get(name);
  const defaultOf = (name: string): string | undefined => {
    const value = defaults?.settings[name];
    return typeof value === 'string' ? value : undefined;
  };
  return (name) => {
    const raw = rawOf(name);
    const text = raw?.value ?? defaultOf(name);
    const where = raw?.at ?? at;
    if (text === undefined) return { origin: 'absent', at };
    const seen: string[] = [text];
    const unknown: Found<string> = { origin: 'unparsed', at: where };
    try {
      const expanded = expand(text, (other) => {
        const value = rawOf(other)?.value ?? defaultOf(other);
        if (value !== undefined) seen.push(value);
        return value;
      });
      if (seen.some(isFilledIn)) return { origin: 'templated', at: where };
      if (seen.some(isRedacted)) return unknown;
      if (!('text' in expanded))
        return MACHINE.has(expanded.undefinedName) ? unknown : { origin: 'templated', at: where };
      return {
        value: expanded.text.replace(/\s+/g, ' '),
        origin: raw === undefined ? 'default' : 'explicit',
        at: where,
      };
    } catch (error) {
      if (error instanceof RangeError) return unknown;
      throw error;
    }
  };
}

const VERSIONS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/**
 * The versions that a list of protocols leaves: `>=TLSv1.2`, `!SSLv3`, or those that are named; an empty one leaves
 * all. Undefined for a word that is none of these. SSLv2 is in no OpenSSL that Postfix 3 is built with.
 */
export function versionsOf(text: string): readonly string[] | undefined {
  const words = text.split(/[\s,:]+/).filter((word) => word !== '' && !/^!?SSLv2$/i.test(word));
  let left: readonly string[] = VERSIONS;
  const named: string[] = [];
  for (const word of words) {
    const [, sign = '', name = ''] = /^(!|>=|<=)?(.*)$/.exec(word) ?? [];
    const index = VERSIONS.findIndex((version) => version.toLowerCase() === name.toLowerCase());
    const version = VERSIONS[index];
    if (version === undefined) return undefined;
    if (sign === '') named.push(version);
    if (sign === '!') left = left.filter((each) => each !== version);
    if (sign === '>=') left = left.filter((each) => VERSIONS.findIndex((one) => one === each) >= index);
    if (sign === '<=') left = left.filter((each) => VERSIONS.findIndex((one) => one === each) <= index);
  }
  const result = named.length === 0 ? left : left.filter((version) => named.includes(version));
  return result.map(tlsVersion);
}

/** `yes` and `no` as Postfix takes them. */
export function flag(found: Found<string>): Found<boolean> {
  if (!('value' in found)) return found;
  const word = found.value.toLowerCase();
  if (word !== 'yes' && word !== 'no') return { origin: 'unparsed', at: found.at };
  return { ...found, value: word === 'yes' };
}
