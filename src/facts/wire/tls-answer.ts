import { suiteCode } from './tls-suites.ts';
import { versionOfWire, type HelloOffer, type TlsVersion } from './tls-hello.ts';

/** What a server's first bytes say. `incomplete`: read on; `warning` where all that came so far is a warning. */
export type HelloAnswer =
  | { readonly kind: 'incomplete'; readonly warning?: number }
  | { readonly kind: 'hello'; readonly version: number; readonly suite: number; readonly retry: boolean }
  | { readonly kind: 'hello2'; readonly suites: readonly number[] }
  | { readonly kind: 'alert'; readonly code: number }
  | { readonly kind: 'not-tls' }
  | { readonly kind: 'malformed'; readonly detail: string };

/** How an answer bears on the offer that drew it. */
export type OfferResult =
  | { readonly kind: 'picked'; readonly suites: readonly number[] }
  /** `version`: the server said that it is the version it will not have. */
  | { readonly kind: 'rejected'; readonly by: string; readonly version: boolean }
  | { readonly kind: 'violation'; readonly detail: string };

const RECORD = { alert: 21, handshake: 22, max: 0x4800 } as const;
const SERVER_HELLO = 2;
const HELLO_MAX = 4096;
/** Warnings or crumbs of a hello before there is an answer. */
const RECORDS_MAX = 100;
const SUPPORTED_VERSIONS = 0x002b;
const ALERT_WARNING = 1;
const ALERT_PROTOCOL_VERSION = 70;
const INCOMPLETE: HelloAnswer = { kind: 'incomplete' };

// SHA-256 of "HelloRetryRequest", which such a message carries for its random. Source: RFC 8446 §4.1.3.
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

function malformed(detail: string): HelloAnswer {
  return { kind: 'malformed', detail };
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function u16At(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The version TLS 1.3 hides in an extension; undefined when the extensions do not add up. */
function selectedVersion(body: Uint8Array, from: number, legacy: number): number | undefined {
  if (from === body.length) return legacy;
  if (from + 2 > body.length || from + 2 + u16At(body, from) !== body.length) return undefined;
  let version = legacy;
  let at = from + 2;
  while (at < body.length) {
    const size = u16At(body, at + 2);
    if (at + 4 + size > body.length) return undefined;
    if (u16At(body, at) === SUPPORTED_VERSIONS) {
      if (size !== 2) return undefined;
      version = u16At(body, at + 4);
    }
    at += 4 + size;
  }
  return version;
}

function serverHello(body: Uint8Array): HelloAnswer {
  const sessionSize = byteAt(body, 34);
  const suiteAt = 35 + sessionSize;
  if (body.length < suiteAt + 3 || sessionSize > 32) return malformed('ServerHello is too short');
  const version = selectedVersion(body, suiteAt + 3, u16At(body, 0));
  if (version === undefined) return malformed('ServerHello has broken extensions');
  const retry = hex(body.subarray(2, 34)) === RETRY_RANDOM;
  return { kind: 'hello', version, suite: u16At(body, suiteAt), retry };
}

function handshake(message: Uint8Array): HelloAnswer {
  if (message.length < 4) return INCOMPLETE;
  if (byteAt(message, 0) !== SERVER_HELLO)
    return malformed(`handshake message ${byteAt(message, 0)} before ServerHello`);
  const size = (byteAt(message, 1) << 16) | u16At(message, 2);
  if (size > HELLO_MAX) return malformed(`ServerHello of ${size} bytes`);
  return message.length < 4 + size ? INCOMPLETE : serverHello(message.subarray(4, 4 + size));
}

function ssl2Answer(bytes: Uint8Array): HelloAnswer {
  if (bytes.length < 3) return INCOMPLETE;
  const size = u16At(bytes, 0) & 0x7fff;
  const type = byteAt(bytes, 2);
  if (type === 0 && size === 3) return { kind: 'alert', code: 0 };
  if (type !== 4) return { kind: 'not-tls' };
  if (size < 11 || size > RECORD.max) return malformed(`SSL 2 hello of ${size} bytes`);
  if (bytes.length < 2 + size) return INCOMPLETE;
  const certificate = u16At(bytes, 7);
  const specs = u16At(bytes, 9);
  if (11 + certificate + specs + u16At(bytes, 11) !== size || specs % 3 !== 0)
    return malformed('SSL 2 hello does not add up');
  const from = 13 + certificate;
  const suites = Array.from({ length: specs / 3 }, (_, index) => {
    const at = from + index * 3;
    return (byteAt(bytes, at) << 16) | u16At(bytes, at + 1);
  });
  return { kind: 'hello2', suites };
}

interface TlsRecord {
  readonly kind: 'record';
  readonly type: number;
  readonly body: Uint8Array;
  readonly next: number;
}

/** The record that starts at `at`. Bytes that do not look like TLS from the start are `not-tls`, later on `malformed`. */
function recordAt(bytes: Uint8Array, at: number): TlsRecord | HelloAnswer {
  const type = byteAt(bytes, at);
  const stray = (detail: string): HelloAnswer => (at === 0 ? { kind: 'not-tls' } : malformed(detail));
  if (type !== RECORD.handshake && type !== RECORD.alert) return stray(`record of type ${type}`);
  if (bytes.length < at + 5) return INCOMPLETE;
  if (byteAt(bytes, at + 1) !== 3) return stray('record of an unknown version');
  const size = u16At(bytes, at + 3);
  if (size === 0 || size > RECORD.max) return malformed(`record of ${size} bytes`);
  if (type === RECORD.alert && size !== 2) return malformed(`alert of ${size} bytes`);
  const next = at + 5 + size;
  return bytes.length < next ? INCOMPLETE : { kind: 'record', type, body: bytes.subarray(at + 5, next), next };
}

/** Reads the first answer out of everything received so far: any bytes, never throws. */
export function parseAnswer(bytes: Uint8Array): HelloAnswer {
  if (bytes.length === 0) return INCOMPLETE;
  if ((byteAt(bytes, 0) & 0x80) !== 0) return ssl2Answer(bytes);
  const fragments: number[] = [];
  let warning: number | undefined;
  let at = 0;
  for (let count = 0; at < bytes.length; count += 1) {
    if (count > RECORDS_MAX) return malformed(`no answer in ${RECORDS_MAX} records`);
    const record = recordAt(bytes, at);
    if (record.kind !== 'record') return record;
    at = record.next;
    if (record.type === RECORD.alert) {
      const [level, code = 0] = record.body;
      // A warning (say, an unknown host name) announces nothing: the answer is still to come.
      if (level !== ALERT_WARNING) return { kind: 'alert', code };
      warning = code;
      continue;
    }
    fragments.push(...record.body);
    const answer = handshake(Uint8Array.from(fragments));
    if (answer.kind !== 'incomplete') return answer;
  }
  return fragments.length === 0 && warning !== undefined ? { kind: 'incomplete', warning } : INCOMPLETE;
}

function picked(offer: HelloOffer, suites: readonly number[]): OfferResult {
  const stray = suites.find((code) => !offer.suites.includes(code));
  if (stray !== undefined)
    return { kind: 'violation', detail: `picked suite ${suiteCode(stray)}, which was not offered` };
  if (suites.length === 0) return { kind: 'violation', detail: 'agreed to the version without any suite' };
  return { kind: 'picked', suites };
}

const AGE: Record<TlsVersion, number> = { SSLv2: 0, SSLv3: 1, 'TLSv1.0': 2, 'TLSv1.1': 3, 'TLSv1.2': 4, 'TLSv1.3': 5 };

/** Holds an answer against its offer. A lower version than the offered one is a rejection of that version. */
export function judgeAnswer(offer: HelloOffer, answer: Exclude<HelloAnswer, { kind: 'incomplete' }>): OfferResult {
  switch (answer.kind) {
    case 'alert':
      return { kind: 'rejected', by: `alert ${answer.code}`, version: answer.code === ALERT_PROTOCOL_VERSION };
    case 'not-tls':
      return { kind: 'rejected', by: 'no TLS', version: true };
    case 'malformed':
      return { kind: 'violation', detail: answer.detail };
    case 'hello2':
      if (offer.version === 'SSLv2') return picked(offer, answer.suites);
      return { kind: 'violation', detail: 'answered in SSL 2, which was not offered' };
    case 'hello': {
      const version = versionOfWire(answer.version);
      const pick = picked(offer, [answer.suite]);
      if (version === offer.version || pick.kind === 'violation') return pick;
      if (version === undefined || AGE[version] > AGE[offer.version]) {
        return {
          kind: 'violation',
          detail: `answered with version 0x${answer.version.toString(16)}, which was not offered`,
        };
      }
      return { kind: 'rejected', by: `answered with ${version}`, version: false };
    }
  }
}
