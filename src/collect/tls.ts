import { isIP } from 'node:net';
import { TLS_VERSIONS } from '../facts/wire/tls-hello.ts';
import type { Flavour, Handshake, TlsTranscript, VersionProbe } from '../facts/wire/tls-transcript.ts';
import type { CollectTask, EndpointParams } from '../plan/types.ts';
import { reach } from './address.ts';
import { readInside } from './inside.ts';
import { probeVersion, type Ask } from './tls-enumerate.ts';
import { observeHandshake, type HandshakeParams } from './tls-handshake.ts';
import { askHello } from './tls-probe.ts';
import { transcript } from './transcript.ts';
import { failed, type Failed } from './trouble.ts';
import type { Collected, CollectContext, Collector } from './types.ts';

type TlsTask = Extract<CollectTask, { collector: 'tls' | 'http' }>;

const FLAVOURS: readonly Flavour[] = ['any', 'ecdsa', 'rsa'];
/** A server that leaves the two newest versions without any answer is not asked about the others. */
const SILENT = 2;

async function probeVersions(ask: Ask, serverName: string | undefined): Promise<readonly VersionProbe[]> {
  const probes: VersionProbe[] = [];
  for (const version of TLS_VERSIONS) {
    const silent = probes.length >= SILENT && probes.every(({ result }) => result === 'unknown');
    const detail = 'not asked: no answer about newer versions';
    probes.push(
      silent
        ? { version, result: 'unknown', suites: [], complete: false, detail }
        : await probeVersion(ask, version, serverName),
    );
  }
  return probes;
}

async function handshakes(params: HandshakeParams): Promise<readonly Handshake[]> {
  const seen: Handshake[] = [];
  for (const flavour of FLAVOURS) {
    const handshake = await observeHandshake(params, flavour);
    seen.push(handshake);
    if (handshake.result === 'unknown') break;
  }
  return seen;
}

/** PEM of the audit's own anchors; a file that cannot be read fails the task, for every chain would look untrusted. */
async function anchors({ trust }: EndpointParams, context: CollectContext): Promise<readonly string[] | Failed> {
  if (trust === undefined) return [];
  const bytes = await readInside(context.folder, trust, context.limits.fileBytes);
  if ('outcome' in bytes) return bytes;
  const found = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return found ?? failed('protocol', 'the trust anchor holds no PEM certificate');
}

/** Trouble of an endpoint about which nothing at all could be seen. */
function nothingSeen({ versions, handshakes: shakes }: TlsTranscript, address: string): Failed | undefined {
  const open =
    versions.every(({ result }) => result === 'unknown') && shakes.every(({ result }) => result !== 'completed');
  if (!open) return undefined;
  const detail = versions[0]?.detail ?? 'no answer';
  const code = (['timeout', 'reset', 'refused'] as const).find((one) => detail.startsWith(`${one}:`));
  return failed(code ?? 'protocol', detail, address);
}

async function collect({ params }: TlsTask, context: CollectContext): Promise<Collected> {
  const roots = await anchors(params, context);
  if ('outcome' in roots) return roots;
  const address = await reach(params, context);
  if (typeof address !== 'string') return address;
  const { limits, signal } = context;
  const at = { address, port: params.port, limits, signal };
  const serverName = isIP(params.host) === 0 ? params.host : undefined;
  const versions = await probeVersions((offer) => askHello(offer, at), serverName);
  const silent = versions.every(({ result }) => result === 'unknown');
  const named = serverName === undefined ? {} : { serverName };
  const content: TlsTranscript = {
    schema: 'tls-transcript@1',
    host: params.host,
    port: params.port,
    versions,
    handshakes: silent ? [] : await handshakes({ ...at, ...named, anchors: roots }),
  };
  return nothingSeen(content, address) ?? { outcome: 'collected', artefacts: [transcript(content)], address };
}

/** Versions, suites, chain and trust of one TLS endpoint, as `transcript.json`. One connection at a time. */
export const tlsCollector: Collector<TlsTask> = { name: 'tls', collect };
