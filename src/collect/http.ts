import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpTranscript, Leg, LegTranscript } from '../facts/wire/http-transcript.ts';
import type { CollectTask, EndpointParams } from '../plan/types.ts';
import { reach } from './address.ts';
import { fetchLeg, type LegParams } from './http-leg.ts';
import { transcript } from './transcript.ts';
import { failed } from './trouble.ts';
import type { Collected, CollectContext, Collector } from './types.ts';

type HttpTask = Extract<CollectTask, { collector: 'tls' | 'http' }>;

const PATHS: Record<Leg, string> = {
  plain: '/',
  https: '/',
  securityTxt: '/.well-known/security.txt',
  securityTxtLegacy: '/security.txt',
};
const CLOSED_AGAIN_MS = 200;

function urlOf(leg: Leg, { host, port, httpPort }: EndpointParams): URL {
  const name = host.includes(':') ? `[${host}]` : host;
  const base = leg === 'plain' ? `http://${name}:${httpPort}` : `https://${name}:${port}`;
  return new URL(PATHS[leg], base);
}

function isRefused({ exchanges, trouble }: LegTranscript): boolean {
  return exchanges.length === 0 && trouble?.code === 'refused';
}

/** A port counts as closed when it refuses twice; once may be a restart. */
async function plainLeg(leg: LegParams): Promise<LegTranscript> {
  const first = await fetchLeg(leg);
  if (!isRefused(first)) return first;
  await sleep(CLOSED_AGAIN_MS, undefined, { signal: leg.signal });
  const second = await fetchLeg(leg);
  return isRefused(second) ? { leg: leg.leg, exchanges: [], closed: true } : second;
}

/** The old place is asked only where the new one has nothing. */
function isElsewhere({ exchanges, trouble }: LegTranscript): boolean {
  return trouble === undefined && exchanges.at(-1)?.status !== 200;
}

async function collect({ params }: HttpTask, context: CollectContext): Promise<Collected> {
  const address = await reach(params, context);
  if (typeof address !== 'string') return address;
  const { limits, signal } = context;
  const leg = (name: Leg): LegParams => ({ leg: name, url: urlOf(name, params), params, address, limits, signal });
  const https = await fetchLeg(leg('https'));
  if (https.trouble && https.exchanges.length === 0) return failed(https.trouble.code, https.trouble.detail, address);
  const plain = await plainLeg(leg('plain'));
  const securityTxt = await fetchLeg(leg('securityTxt'));
  const legacy = isElsewhere(securityTxt) ? [await fetchLeg(leg('securityTxtLegacy'))] : [];
  const content: HttpTranscript = {
    schema: 'http-transcript@1',
    host: params.host,
    port: params.port,
    httpPort: params.httpPort,
    legs: [plain, https, securityTxt, ...legacy],
  };
  return { outcome: 'collected', artefacts: [transcript(content)], address };
}

/** Front page in plain and over TLS, redirects and security.txt of one web host, as `transcript.json`. */
export const httpCollector: Collector<HttpTask> = { name: 'http', collect };
