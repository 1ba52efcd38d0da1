import { TLS_VERSIONS, type TlsVersion } from './tls-hello.ts';

/** One version as it was probed. `complete`: for an accepted version the list of suites ended in clean rejections. */
export interface VersionProbe {
  readonly version: TlsVersion;
  readonly result: 'accepted' | 'refused' | 'unknown';
  /** Codes, in the order the server picked them. */
  readonly suites: readonly number[];
  readonly complete: boolean;
  readonly detail?: string;
}

/** Which kind of certificate the handshake asked for; a server may have one of each. */
export type Flavour = 'any' | 'ecdsa' | 'rsa';

export type Handshake =
  | {
      readonly flavour: Flavour;
      readonly result: 'completed';
      readonly version: string;
      readonly suite: string;
      readonly alpn?: string;
      /** PEM, leaf first, as the server sent it. */
      readonly chain: readonly string[];
      readonly trust: Trust;
    }
  | { readonly flavour: Flavour; readonly result: 'refused' | 'unknown'; readonly detail: string };

/** Path to a public root or to the audit's own anchor, without the host name; `unknown` where that handshake broke off. */
export type Trust =
  | { readonly result: 'authorized' }
  | { readonly result: 'unauthorized'; readonly error: string }
  | { readonly result: 'unknown'; readonly detail: string };

/** Everything one TLS endpoint showed. No moment in it: two equal servers give equal bytes. */
export interface TlsTranscript {
  readonly schema: 'tls-transcript@1';
  readonly host: string;
  readonly port: number;
  readonly versions: readonly VersionProbe[];
  readonly handshakes: readonly Handshake[];
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isOneOf<T extends string>(value: unknown, allowed: readonly T[]): value is T {
  return allowed.some((one) => one === value);
}

function isVersionProbe(value: unknown): value is VersionProbe {
  return (
    isObject(value) &&
    isOneOf(value['version'], TLS_VERSIONS) &&
    isOneOf(value['result'], ['accepted', 'refused', 'unknown']) &&
    typeof value['complete'] === 'boolean' &&
    Array.isArray(value['suites']) &&
    value['suites'].every((code) => Number.isInteger(code) && code >= 0 && code <= 0xffffff)
  );
}

function isTrust(value: unknown): value is Trust {
  if (!isObject(value)) return false;
  if (value['result'] === 'unauthorized') return typeof value['error'] === 'string';
  return isOneOf(value['result'], ['authorized', 'unknown']);
}

function isHandshake(value: unknown): value is Handshake {
  if (!isObject(value) || !isOneOf(value['flavour'], ['any', 'ecdsa', 'rsa'])) return false;
  if (value['result'] !== 'completed') return isOneOf(value['result'], ['refused', 'unknown']);
  const named = typeof value['version'] === 'string' && typeof value['suite'] === 'string';
  return named && isStrings(value['chain']) && isTrust(value['trust']);
}

/** Is this what the tls collector writes? Anything else is refused whole, never read in part. */
export function isTlsTranscript(value: unknown): value is TlsTranscript {
  return (
    isObject(value) &&
    value['schema'] === 'tls-transcript@1' &&
    typeof value['host'] === 'string' &&
    Number.isInteger(value['port']) &&
    Array.isArray(value['versions']) &&
    value['versions'].every(isVersionProbe) &&
    Array.isArray(value['handshakes']) &&
    value['handshakes'].every(isHandshake)
  );
}
