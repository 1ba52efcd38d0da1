import canonicalize from 'canonicalize';

/**
 * JSON in one way only (RFC 8785): keys in order of their code units, no white space, absent values left out. The same value
 * gives the same bytes in every program that keeps to it. Half a surrogate pair, which that RFC refuses, becomes U+FFFD.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(wellFormed(value));
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

// A name cut in the middle, or one that means harm, must not stop what only wants to write it down.
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return inUtf8(value);
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [inUtf8(key), wellFormed(child)]));
}

function inUtf8(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
}
