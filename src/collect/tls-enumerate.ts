import type { HelloOffer, TlsVersion } from '../facts/wire/tls-hello.ts';
import { LEGACY_SUITES, SSL2_SUITES, TLS13_SUITES } from '../facts/wire/tls-suites.ts';
import type { VersionProbe } from '../facts/wire/tls-transcript.ts';
import type { Asked } from './tls-probe.ts';

/** Sends one offer; the connection, the name and the limits are the caller's. */
export type Ask = (offer: HelloOffer) => Promise<Asked>;

/** Some servers close on a hello with more suites than this. */
const CHUNK = 64;

function suitesOf(version: TlsVersion): readonly number[] {
  const table = version === 'SSLv2' ? SSL2_SUITES : version === 'TLSv1.3' ? TLS13_SUITES : LEGACY_SUITES;
  return table.map(({ code }) => code);
}

function chunks(codes: readonly number[]): readonly (readonly number[])[] {
  const count = Math.ceil(codes.length / CHUNK);
  return Array.from({ length: count }, (_, index) => codes.slice(index * CHUNK, (index + 1) * CHUNK));
}

/** A pick settles it, two rejections settle it, two failures leave it open: one hiccup does neither. */
async function hear(ask: Ask, offer: HelloOffer): Promise<Asked> {
  let rejection: Extract<Asked, { kind: 'rejected' }> | undefined;
  let failure: Asked | undefined;
  for (;;) {
    const asked = await ask(offer);
    if (asked.kind === 'picked') return asked;
    if (asked.kind === 'rejected') {
      if (rejection) return { ...asked, version: asked.version && rejection.version };
      rejection = asked;
    } else {
      if (failure) return asked;
      failure = asked;
    }
  }
}

function describe(asked: Exclude<Asked, { kind: 'picked' }>): string {
  if (asked.kind === 'trouble') return `${asked.trouble.code}: ${asked.trouble.detail}`;
  return asked.kind === 'violation' ? `protocol: ${asked.detail}` : asked.by;
}

/** Picks and removes until the server rejects what is left of the chunk. */
async function drain(
  ask: Ask,
  offer: HelloOffer,
): Promise<{ readonly suites: readonly number[]; readonly last: Asked }> {
  const suites: number[] = [];
  let left = offer.suites;
  let last: Asked = { kind: 'rejected', by: 'nothing left to offer', version: false };
  while (left.length > 0) {
    last = await hear(ask, { ...offer, suites: left });
    if (last.kind !== 'picked') break;
    const { suites: picked } = last;
    suites.push(...picked);
    // An SSL 2 server names all it has at once.
    left = offer.version === 'SSLv2' ? [] : left.filter((code) => !picked.includes(code));
  }
  return { suites, last };
}

/**
 * One version: accepted when any suite was picked; refused when every chunk was rejected twice; unknown otherwise.
 * Trouble never makes a refusal.
 */
export async function probeVersion(ask: Ask, version: TlsVersion, serverName?: string): Promise<VersionProbe> {
  const name = serverName === undefined ? {} : { serverName };
  const suites: number[] = [];
  let open: string | undefined;
  let refusal = '';
  for (const chunk of chunks(suitesOf(version))) {
    const { suites: picked, last } = await drain(ask, { version, suites: chunk, ...name });
    suites.push(...picked);
    if (last.kind === 'trouble' || last.kind === 'violation') open ??= describe(last);
    else if (last.kind === 'rejected') refusal = last.by;
    // Neither a server that no longer answers nor one that refuses the version itself is asked five times more.
    if (last.kind === 'trouble' || (last.kind === 'rejected' && last.version && suites.length === 0)) break;
  }
  if (suites.length > 0) {
    return {
      version,
      result: 'accepted',
      suites,
      complete: open === undefined,
      ...(open === undefined ? {} : { detail: open }),
    };
  }
  if (open !== undefined) return { version, result: 'unknown', suites, complete: false, detail: open };
  return { version, result: 'refused', suites, complete: true, detail: refusal };
}
