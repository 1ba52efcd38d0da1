import type { Fact, FactAt, Reader, Reading, Source } from '../types.ts';
import { headerFacts, headerValues, isBlocked, rawHeaders } from './http-headers.ts';
import {
  isHttpTranscript,
  type Exchange,
  type HttpTranscript,
  type Leg,
  type LegTranscript,
} from './http-transcript.ts';
import { parseSecurityTxt } from './security-txt.ts';
import { measured, readTranscript } from './read-transcript.ts';
import { allUnparsed, toFacts, valueOrAbsent, type Known } from './to-fact.ts';

type Table = Readonly<Record<string, Known>>;

const PLAIN = ['plain.closed', 'plain.status', 'plain.redirectsToSameHostHttps'];
const HTTPS = [
  'https.status',
  'hsts.present',
  'hsts.valid',
  'hsts.maxAge',
  'hsts.includeSubDomains',
  'csp.present',
  'nosniff',
  'referrerPolicy.value',
];
const SECURITY_TXT = [
  'securityTxt.status',
  'securityTxt.present',
  'securityTxt.valid',
  'securityTxt.errors',
  'securityTxt.contacts',
  'securityTxt.expires',
  'securityTxt.policy',
];

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** As it stands in a URL: lower case, an international name in ASCII, an IPv6 address in brackets. */
function inUrl(host: string): string | undefined {
  return parseUrl(`https://${host.includes(':') ? `[${host}]` : host}/`)?.hostname;
}

/** The first hop decides: by way of another host the browser never learns that this one wants encryption. */
function redirects({ redirect, status }: Exchange, { host, port }: HttpTranscript): Known {
  if (isBlocked(status)) return 'unparsed';
  const to = redirect && parseUrl(redirect.to);
  // On any other port stands another server, which nobody looked at; the default port is an empty one in a URL.
  const samePort = to?.port === '' || to?.port === String(port);
  return { value: to?.protocol === 'https:' && to.hostname === inUrl(host) && samePort };
}

function plainFacts(leg: LegTranscript | undefined, transcript: HttpTranscript): Table {
  if (leg?.closed === true) {
    return { 'plain.closed': { value: true }, 'plain.status': 'absent', 'plain.redirectsToSameHostHttps': 'absent' };
  }
  const first = leg?.exchanges[0];
  if (!first) return allUnparsed(PLAIN);
  return {
    'plain.closed': { value: false },
    'plain.status': { value: first.status },
    'plain.redirectsToSameHostHttps': redirects(first, transcript),
  };
}

/** The answer of the visited name itself, before any redirect. */
function httpsFacts(leg: LegTranscript | undefined): Table {
  const first = leg?.exchanges[0];
  if (!first) return allUnparsed(HTTPS);
  return { 'https.status': { value: first.status }, ...headerFacts(first), ...rawHeaders(first) };
}

function contents(leg: LegTranscript, last: Exchange): Table {
  const unread = allUnparsed(SECURITY_TXT.slice(1));
  const encoding = headerValues(last, 'content-encoding').join(',').toLowerCase();
  // Nothing is decompressed, and of half a file nothing is known.
  if (!last.body?.whole || (encoding !== '' && encoding !== 'identity')) return unread;
  const [contentType] = headerValues(last, 'content-type');
  const found = parseSecurityTxt({
    text: last.body.text,
    utf8: last.body.utf8,
    ...(contentType === undefined ? {} : { contentType }),
    urls: [leg.exchanges[0]?.url ?? last.url, last.url],
    legacy: leg.leg === 'securityTxtLegacy',
  });
  return {
    'securityTxt.present': { value: true },
    'securityTxt.valid': { value: found.errors.length === 0 },
    'securityTxt.errors': { value: found.errors },
    'securityTxt.contacts': { value: found.contacts },
    'securityTxt.expires': valueOrAbsent(found.expires),
    'securityTxt.policy': { value: found.policy },
  };
}

/** Only "not found" says that there is none: being refused, sent away or cut off says nothing. */
function isMissing(leg: LegTranscript | undefined): boolean {
  const last = leg?.exchanges.at(-1);
  return leg?.trouble === undefined && (last?.status === 404 || last?.status === 410);
}

function securityTxtFacts(leg: LegTranscript | undefined, legacy: LegTranscript | undefined): Table {
  const status: Table = {
    'securityTxt.status': leg?.exchanges[0] ? { value: leg.exchanges.at(-1)?.status ?? 0 } : 'unparsed',
  };
  for (const place of [leg, legacy]) {
    const last = place?.exchanges.at(-1);
    if (place && !place.trouble && last?.status === 200) return { ...status, ...contents(place, last) };
    if (!isMissing(place)) return { ...status, ...allUnparsed(SECURITY_TXT.slice(1)) };
  }
  return {
    ...status,
    'securityTxt.present': { value: false },
    'securityTxt.valid': { value: false },
    ...Object.fromEntries(SECURITY_TXT.slice(3).map((path): [string, Known] => [path, 'absent'])),
  };
}

/** Where it sent us and we did not go, because nobody listed that host: what it does there was not looked at. */
function strayedFacts(legs: readonly LegTranscript[]): Table {
  const hosts = legs.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ redirect }) => (redirect?.followed === false ? (parseUrl(redirect.to)?.hostname ?? []) : [])),
  );
  const entries = [...new Set(hosts)].sort().map((host, n): [string, Known] => [`strayed.${n}.host`, { value: host }]);
  return Object.fromEntries(entries);
}

function factsOf(transcript: HttpTranscript, at: FactAt): readonly Fact[] {
  const { legs } = transcript;
  const of = (name: Leg): LegTranscript | undefined => legs.find(({ leg }) => leg === name);
  const parts: readonly (readonly [string, Table])[] = [
    ['plain', plainFacts(of('plain'), transcript)],
    ['https', httpsFacts(of('https'))],
    ['securityTxt', securityTxtFacts(of('securityTxt'), of('securityTxtLegacy'))],
    ['redirects', strayedFacts(legs)],
  ];
  return parts.flatMap(([scope, table]) => toFacts(table, { at: { ...at, scope }, origin: 'observed' }));
}

async function read(sources: readonly Source[]): Promise<Reading> {
  const found = await readTranscript(sources, isHttpTranscript);
  if ('status' in found) return found;
  return measured('http', factsOf(found.transcript, found.at));
}

/** What the http collector recorded: the plain page, the encrypted page and its headers, security.txt. */
export const httpReader: Reader = { name: 'http', version: '1', family: 'http', read };
