import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import { printable } from '../facts/wire/printable.ts';
import type { Exchange } from '../facts/wire/http-transcript.ts';
import type { Bounds } from './address.ts';
import { onAbort } from './on-abort.ts';
import { failed, networkTrouble, type Failed } from './trouble.ts';

export interface Fetch extends Bounds {
  readonly url: URL;
  /** The address is pinned: the name is not resolved again between the check and the connection. */
  readonly address: string;
  /** Keep the body of a 200; of anything else the body is not read. */
  readonly keepBody: boolean;
}

export type Fetched = Pick<Exchange, 'status' | 'headers' | 'body'>;

const HEADER_MAX = 64 * 1024;
const VALUE_MAX = 16 * 1024;

const HEADERS = { 'user-agent': 'biotoets', accept: '*/*', 'accept-encoding': 'identity', connection: 'close' };

/** A cookie is kept as far as it can be judged: its name and its attributes. */
function withoutCookieValue(name: string, value: string): string {
  if (name.toLowerCase() !== 'set-cookie') return value;
  return value.replace(/^([^=;]*)=[^;]*/, '$1=[removed]');
}

function headersOf({ rawHeaders }: IncomingMessage): readonly (readonly [string, string])[] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => {
    const name = rawHeaders[index * 2] ?? '';
    const value = rawHeaders[index * 2 + 1] ?? '';
    return [printable(name, 200), printable(withoutCookieValue(name, value), VALUE_MAX)];
  });
}

/** Bytes as text, a byte order mark included; what is no UTF-8 is replaced, and said. */
function bodyOf(bytes: Buffer, whole: boolean): NonNullable<Exchange['body']> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), utf8: true, whole };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), utf8: false, whole };
  }
}

function options({ url, address }: Fetch): RequestOptions {
  return {
    host: address,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port,
    path: url.pathname + url.search,
    headers: { host: url.host, ...HEADERS },
    agent: false,
    maxHeaderSize: HEADER_MAX,
    // A control character in a header is to be seen and shown, not a reason to see nothing.
    insecureHTTPParser: true,
  };
}

function start(fetch: Fetch): ClientRequest {
  const { url } = fetch;
  if (url.protocol === 'http:') return plainRequest(options(fetch));
  const name = isIP(url.hostname) === 0 && !url.hostname.startsWith('[') ? { servername: url.hostname } : {};
  // Trust and versions are the tls collector's to measure; here the headers are to be seen whatever they are.
  const tls = { rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  return tlsRequest({ ...options(fetch), ...name, ...tls });
}

/** One GET, nothing followed. Bounded in time, in header size and in body size whatever the server does. */
export function fetchOnce(fetch: Fetch): Promise<Fetched | Failed> {
  const { limits, signal, keepBody, address } = fetch;
  const bound = limits.connectMs + limits.handshakeMs;
  return new Promise((done) => {
    const request = start(fetch);
    let atTimeout = (): void => end(failed('timeout', `no answer in ${bound} ms`, address));
    const timer = setTimeout(() => atTimeout(), bound);
    const release = onAbort(signal, () => end(failed('interrupted', 'interrupted', address)));
    const end = (result: Fetched | Failed): void => {
      clearTimeout(timer);
      release();
      request.destroy();
      done(result);
    };
    request.on('error', (error) => end(networkTrouble(error, address)));
    request.once('upgrade', (response) => end({ status: response.statusCode ?? 101, headers: headersOf(response) }));
    request.once('response', (response) => {
      const head = { status: response.statusCode ?? 0, headers: headersOf(response) };
      // An error after the head has nobody left to tell: it shows as a body that is not whole.
      response.on('error', () => undefined);
      if (!keepBody || head.status !== 200) {
        end(head);
        return;
      }
      const pieces: Buffer[] = [];
      let size = 0;
      const finish = (whole: boolean): void => end({ ...head, body: bodyOf(Buffer.concat(pieces), whole) });
      atTimeout = () => finish(false);
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > limits.bodyBytes) finish(false);
        else pieces.push(piece);
      });
      response.once('close', () => finish(response.complete));
    });
    request.end();
  });
}
