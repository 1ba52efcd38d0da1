import type { Exchange, Leg, LegTranscript, Redirect } from '../facts/wire/http-transcript.ts';
import type { EndpointParams } from '../plan/types.ts';
import { allowedAddresses, type Bounds } from './address.ts';
import { fetchOnce, type Fetched } from './http-fetch.ts';
import type { Failed } from './trouble.ts';

export interface LegParams extends Bounds {
  readonly leg: Leg;
  readonly url: URL;
  readonly params: EndpointParams;
  /** Address of the audited host itself. */
  readonly address: string;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function isSecurityTxt(leg: Leg): boolean {
  return leg === 'securityTxt' || leg === 'securityTxtLegacy';
}

/** Brackets of an IPv6 address are the URL's, not the address's. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

/** Consent is for hosts and for their web ports, not for whatever a redirect may name. */
function whyNot(to: URL, { leg, params }: LegParams): string | undefined {
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return 'not-http';
  if (isSecurityTxt(leg) && to.protocol !== 'https:') return 'not-https';
  if (![params.host, ...params.allowed].some((host) => host.toLowerCase() === hostOf(to))) return 'not-allowed';
  const ports = ['', '80', '443', String(params.port), String(params.httpPort)];
  return ports.includes(to.port) ? undefined : 'other-port';
}

function locationOf({ status, headers }: Fetched): string | undefined {
  if (!REDIRECTS.has(status)) return undefined;
  return headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
}

/** Only the audited host has the address, and the leave to be private, of its target. */
async function addressOf(url: URL, leg: LegParams): Promise<string | Failed> {
  const host = hostOf(url);
  if (host === leg.params.host.toLowerCase()) return leg.address;
  const addresses = await allowedAddresses({ host, private: false }, leg);
  return 'outcome' in addresses ? addresses : (addresses[0] ?? leg.address);
}

async function fetchHop(url: URL, leg: LegParams): Promise<Fetched | Failed> {
  const address = await addressOf(url, leg);
  if (typeof address !== 'string') return address;
  return fetchOnce({ url, address, keepBody: isSecurityTxt(leg.leg), limits: leg.limits, signal: leg.signal });
}

interface Next {
  readonly redirect: Redirect;
  readonly url?: URL;
}

function next(fetched: Fetched, from: URL, leg: LegParams): Next | undefined {
  const location = locationOf(fetched);
  if (location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) return { redirect: { to: location, followed: false, why: 'no-url' } };
  const url = new URL(location, from);
  const why = whyNot(url, leg);
  if (why !== undefined) return { redirect: { to: url.href, followed: false, why } };
  return { redirect: { to: url.href, followed: true }, url };
}

/** Fetches a page and follows its redirects as far as the audit allows; the first trouble ends the leg and is kept. */
export async function fetchLeg(leg: LegParams): Promise<LegTranscript> {
  const exchanges: Exchange[] = [];
  let url: URL | undefined = leg.url;
  while (url) {
    const fetched: Fetched | Failed = await fetchHop(url, leg);
    if ('outcome' in fetched) return { leg: leg.leg, exchanges, closed: false, trouble: fetched.trouble };
    const hop: Next | undefined = next(fetched, url, leg);
    const last = exchanges.length >= leg.limits.redirects;
    const redirect = hop && (last && hop.url ? { ...hop.redirect, followed: false, why: 'too-many' } : hop.redirect);
    exchanges.push({ url: url.href, ...fetched, ...(redirect ? { redirect } : {}) });
    url = last ? undefined : hop?.url;
  }
  return { leg: leg.leg, exchanges, closed: false };
}
