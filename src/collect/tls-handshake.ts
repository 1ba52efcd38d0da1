import { connect, rootCertificates, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls';
import { printable } from '../facts/wire/printable.ts';
import type { Flavour, Handshake, Trust } from '../facts/wire/tls-transcript.ts';
import type { Bounds } from './address.ts';
import { onAbort } from './on-abort.ts';
import { failed, networkTrouble, type Failed } from './trouble.ts';

export interface HandshakeParams extends Bounds {
  readonly address: string;
  readonly port: number;
  /** Host name for SNI; leave out for an address. */
  readonly serverName?: string;
  /** PEM of the audit's own trust anchors, beside the public ones. */
  readonly anchors: readonly string[];
}

interface Finished {
  readonly version: string;
  readonly suite: string;
  readonly alpn?: string;
  readonly chain: readonly string[];
  readonly error?: string;
}

type Attempt =
  | { readonly kind: 'finished'; readonly finished: Finished }
  /** The server said no, with an alert or by closing. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'trouble'; readonly trouble: Failed['trouble'] };

const CHAIN_MAX = 32;

const SIGNATURES: Record<Flavour, string | undefined> = {
  any: undefined,
  ecdsa: 'ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ECDSA+SHA224:ECDSA+SHA1',
  rsa: [
    'rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512',
    'RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA224:RSA+SHA1',
  ].join(':'),
};

function pem(raw: Buffer): string {
  const lines = raw.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** The linked list Node makes of the chain; a self-signed certificate is its own issuer there. */
function chainOf(socket: TLSSocket): readonly string[] {
  const chain: string[] = [];
  // Node's types leave out that an empty object is given where there is no certificate.
  let next: Partial<ReturnType<TLSSocket['getPeerCertificate']>> & { issuerCertificate?: PeerCertificate } =
    socket.getPeerCertificate(true);
  const seen = new Set<string>();
  while (next.raw && next.fingerprint256 !== undefined && !seen.has(next.fingerprint256) && chain.length < CHAIN_MAX) {
    seen.add(next.fingerprint256);
    chain.push(pem(next.raw));
    next = next.issuerCertificate ?? {};
  }
  return chain;
}

function finish(socket: TLSSocket): Finished {
  const error = socket.authorized ? undefined : printable(String(socket.authorizationError), 200);
  return {
    version: socket.getProtocol() ?? 'unknown',
    suite: socket.getCipher().standardName,
    ...(typeof socket.alpnProtocol === 'string' ? { alpn: printable(socket.alpnProtocol, 100) } : {}),
    chain: chainOf(socket),
    ...(error === undefined ? {} : { error }),
  };
}

// The last two: the server has one kind of certificate only and shows it to whoever asks for the other.
const REFUSAL = /ALERT|WRONG_SIGNATURE_TYPE|WRONG_CERTIFICATE_TYPE/;
// Node calls an orderly close during the handshake ECONNRESET; only the message tells the two apart.
const CLOSED = 'Client network socket disconnected before secure TLS connection';

/** An alert is an answer, and so is an orderly close; a reset or a time-out is not. */
function failure(error: Error): Attempt {
  const code = 'code' in error ? String(error.code) : '';
  if (REFUSAL.test(code)) return { kind: 'refused', detail: printable(code, 100) };
  if (error.message.startsWith(CLOSED)) return { kind: 'refused', detail: 'closed the connection' };
  return { kind: 'trouble', trouble: networkTrouble(error).trouble };
}

function shake(params: HandshakeParams, options: ConnectionOptions): Promise<Attempt> {
  const { address, port, serverName, limits, signal } = params;
  return new Promise((done) => {
    const socket = connect({
      host: address,
      port,
      // What a server still does is to be seen, not refused; judging is not done here.
      minVersion: 'TLSv1',
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ALPNProtocols: ['http/1.1'],
      ...(serverName === undefined ? {} : { servername: serverName }),
      ...options,
    });
    const end = (attempt: Attempt): void => {
      clearTimeout(timer);
      release();
      socket.destroy();
      done(attempt);
    };
    const fail = ({ trouble }: Failed): void => end({ kind: 'trouble', trouble });
    const release = onAbort(signal, () => fail(failed('interrupted', 'interrupted')));
    const bound = limits.connectMs + limits.handshakeMs;
    const timer = setTimeout(() => fail(failed('timeout', `no handshake in ${bound} ms`)), bound);
    socket.once('secureConnect', () => end({ kind: 'finished', finished: finish(socket) }));
    socket.on('error', (error: Error) => end(failure(error)));
    socket.once('close', () => end({ kind: 'refused', detail: 'closed the connection' }));
  });
}

/** Two attempts, so that one hiccup is not taken for the state of the server. */
async function shakeTwice(params: HandshakeParams, options: ConnectionOptions): Promise<Attempt> {
  const first = await shake(params, options);
  return first.kind === 'finished' ? first : shake(params, options);
}

function options(flavour: Flavour, ca: readonly string[]): ConnectionOptions {
  const sigalgs = SIGNATURES[flavour];
  return { ca: [...ca], ciphers: 'DEFAULT:@SECLEVEL=0', ...(sigalgs === undefined ? {} : { sigalgs }) };
}

function trustOf(attempt: Attempt): Trust {
  if (attempt.kind === 'trouble')
    return { result: 'unknown', detail: `${attempt.trouble.code}: ${attempt.trouble.detail}` };
  if (attempt.kind === 'refused') return { result: 'unknown', detail: attempt.detail };
  const { error } = attempt.finished;
  return error === undefined ? { result: 'authorized' } : { result: 'unauthorized', error };
}

/**
 * A finished handshake: the chain as sent, and whether it leads to a trusted root. Two connections: in the first no root
 * is known, so that Node cannot complete the chain with certificates the server did not send.
 */
export async function observeHandshake(params: HandshakeParams, flavour: Flavour): Promise<Handshake> {
  const bare = await shakeTwice(params, options(flavour, []));
  if (bare.kind === 'refused') return { flavour, result: 'refused', detail: bare.detail };
  if (bare.kind === 'trouble') {
    return { flavour, result: 'unknown', detail: `${bare.trouble.code}: ${bare.trouble.detail}` };
  }
  const trusted = await shakeTwice(params, options(flavour, [...rootCertificates, ...params.anchors]));
  const { version, suite, alpn, chain } = bare.finished;
  return {
    flavour,
    result: 'completed',
    version,
    suite,
    ...(alpn === undefined ? {} : { alpn }),
    chain,
    trust: trustOf(trusted),
  };
}
