import type { Exchange } from './http-transcript.ts';
import { valueOrAbsent, type Known } from './to-fact.ts';

/** Values of a header in the order received; names are compared without case. */
export function headerValues({ headers }: Exchange, name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** A status of somebody who may have stood in the way: what such an answer lacks, the server need not lack. */
export function isBlocked(status: number): boolean {
  return [401, 403, 407, 408, 425, 429, 451].includes(status) || status >= 500;
}

interface Hsts {
  readonly maxAge: number;
  readonly includeSubDomains: boolean;
}

/** Strict-Transport-Security by RFC 6797 §6.1: names without case, values with or without quotes, each name once. */
export function parseHsts(header: string): Hsts | undefined {
  const directives = new Map<string, string>();
  for (const part of header
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [name = '', ...rest] = part.split('=');
    const key = name.trim().toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(key) || directives.has(key)) return undefined;
    directives.set(
      key,
      rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
  }
  const maxAge = directives.get('max-age') ?? '';
  if (!/^\d{1,15}$/.test(maxAge)) return undefined;
  return { maxAge: Number(maxAge), includeSubDomains: directives.has('includesubdomains') };
}

const REFERRER_POLICIES: ReadonlySet<string> = new Set([
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
]);

/** The last token a browser knows; without one, what was sent. Source: W3C Referrer Policy §8.1. */
function referrerPolicy(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined;
  const sent = values.join(', ').toLowerCase();
  return (
    sent
      .split(',')
      .map((token) => token.trim())
      .findLast((token) => REFERRER_POLICIES.has(token)) ?? sent.trim()
  );
}

function hstsFacts(values: readonly string[], missing: Known): Readonly<Record<string, Known>> {
  // Only the first one counts. Source: RFC 6797 §8.1.
  const [first] = values;
  const gap: Known = missing === 'unparsed' ? 'unparsed' : 'absent';
  if (first === undefined) {
    return { 'hsts.present': missing, 'hsts.valid': gap, 'hsts.maxAge': gap, 'hsts.includeSubDomains': gap };
  }
  const hsts = parseHsts(first);
  return {
    'hsts.present': { value: true },
    'hsts.valid': { value: hsts !== undefined },
    'hsts.maxAge': valueOrAbsent(hsts?.maxAge),
    'hsts.includeSubDomains': valueOrAbsent(hsts?.includeSubDomains),
  };
}

/** What the response headers of the front page amount to. A header that a blocking answer lacks is unknown, not missing. */
export function headerFacts(exchange: Exchange): Readonly<Record<string, Known>> {
  const missing: Known = isBlocked(exchange.status) ? 'unparsed' : { value: false };
  const csp = headerValues(exchange, 'content-security-policy').length > 0;
  const types = headerValues(exchange, 'x-content-type-options').join(',').split(',');
  const sniff = types.every((value) => value.trim().toLowerCase() === 'nosniff');
  const policy = referrerPolicy(headerValues(exchange, 'referrer-policy'));
  return {
    ...hstsFacts(headerValues(exchange, 'strict-transport-security'), missing),
    'csp.present': csp ? { value: true } : missing,
    nosniff: sniff ? { value: true } : missing,
    'referrerPolicy.value': policy === undefined && isBlocked(exchange.status) ? 'unparsed' : valueOrAbsent(policy),
  };
}

/** Every header as it came: `headers.<name>`, a dot in a name escaped, values of one name joined by a comma. */
export function rawHeaders(exchange: Exchange): Readonly<Record<string, Known>> {
  const names = [...new Set(exchange.headers.map(([name]) => name.toLowerCase()))];
  return Object.fromEntries(
    names.map((name) => [
      `headers.${name.replaceAll('.', '\\.')}`,
      { value: headerValues(exchange, name).join(', ') } satisfies Known,
    ]),
  );
}
