import type { Fact, FactAt, Reader, Reading, Source } from '../types.ts';
import { chainFacts, namesHost, parseCertificate, unknownCertificate } from './certificate-facts.ts';
import { measured, readTranscript } from './read-transcript.ts';
import { TLS_VERSIONS } from './tls-hello.ts';
import { suiteCode, suiteName } from './tls-suites.ts';
import { isTlsTranscript, type Handshake, type TlsTranscript, type VersionProbe } from './tls-transcript.ts';
import { allUnparsed, toFacts, type Known } from './to-fact.ts';

type Completed = Extract<Handshake, { result: 'completed' }>;
type Place = (scope: string) => FactAt;

function observed(table: Readonly<Record<string, Known>>, at: FactAt, prefix = ''): readonly Fact[] {
  return toFacts(table, { at, origin: 'observed', prefix });
}

/** A version the transcript does not mention was not measured. */
function probes({ versions }: TlsTranscript): readonly VersionProbe[] {
  return TLS_VERSIONS.map(
    (version) =>
      versions.find((probe) => probe.version === version) ?? {
        version,
        result: 'unknown',
        suites: [],
        complete: false,
      },
  );
}

function protocolFacts(versions: readonly VersionProbe[], place: Place): readonly Fact[] {
  return versions.flatMap(({ version, result }, index) => {
    const accepted: Known = result === 'unknown' ? 'unparsed' : { value: result === 'accepted' };
    return observed({ name: { value: version }, accepted }, place(version), `protocols.${index}.`);
  });
}

/** A list that did not end cleanly gets one suite of which nothing is known: "none of the suites is weak" stays open. */
function suiteFacts(versions: readonly VersionProbe[], place: Place): readonly Fact[] {
  const suites = versions.flatMap(({ version, suites }) => suites.map((code) => ({ version, code })));
  const facts = suites.flatMap(({ version, code }, index) => {
    const table: Readonly<Record<string, Known>> = {
      name: { value: suiteName(code) },
      code: { value: suiteCode(code) },
      protocol: { value: version },
    };
    return observed(table, place(version), `suites.${index}.`);
  });
  const open = versions.find(({ result, complete }) => result === 'unknown' || (result === 'accepted' && !complete));
  if (!open) return [...facts, ...observed({ complete: { value: true } }, place('suites'), 'suites.')];
  const unseen = allUnparsed(['name', 'code', 'protocol']);
  return [
    ...facts,
    ...observed(unseen, place(open.version), `suites.${suites.length}.`),
    ...observed({ complete: 'unparsed' }, place(open.version), 'suites.'),
  ];
}

/** Every certificate the server showed, whichever kind was asked for; one more, unknown, where a handshake broke off. */
function certificateFacts(handshakes: readonly Handshake[], place: Place): readonly Fact[] {
  const seen = new Map<string, FactAt>();
  for (const handshake of handshakes) {
    if (handshake.result !== 'completed') continue;
    for (const pem of handshake.chain) if (!seen.has(pem)) seen.set(pem, place(`handshake ${handshake.flavour}`));
  }
  const facts = chainFacts(
    [...seen].map(([pem, at]) => ({ pem, at })),
    'observed',
  );
  const broken = handshakes.find(({ result }) => result === 'unknown');
  if (seen.size > 0 && !broken) return facts;
  return [...facts, ...unknownCertificate(seen.size, place(`handshake ${broken?.flavour ?? 'any'}`))];
}

function trustOf(completed: readonly Completed[]): Readonly<Record<'authorized' | 'error', Known>> {
  const refused = completed.map(({ trust }) => trust).find(({ result }) => result === 'unauthorized');
  if (refused?.result === 'unauthorized') return { authorized: { value: false }, error: { value: refused.error } };
  const known = completed.every(({ trust }) => trust.result === 'authorized');
  return known ? { authorized: { value: true }, error: 'absent' } : { authorized: 'unparsed', error: 'unparsed' };
}

function hostnameOf(completed: readonly Completed[], host: string): Known {
  const leaves = completed.map(({ chain }) => parseCertificate(chain[0] ?? ''));
  const named = leaves.map((leaf) => leaf && namesHost(leaf, host));
  if (named.includes(false)) return { value: false };
  return named.every((one) => one === true) ? { value: true } : 'unparsed';
}

/** What only a finished handshake can show. A handshake that broke off leaves open what was not already seen to be wrong. */
function handshakeFacts({ handshakes, host }: TlsTranscript, place: Place): readonly Fact[] {
  const completed = handshakes.filter((handshake): handshake is Completed => handshake.result === 'completed');
  const [first] = completed;
  const at = place('handshake any');
  if (!first) {
    const paths = ['trust.authorized', 'trust.error', 'hostname.matches', 'negotiated.version', 'negotiated.suite'];
    return observed(allUnparsed(paths), at);
  }
  const trust = trustOf(completed);
  const matches = hostnameOf(completed, host);
  const broken = handshakes.some(({ result }) => result === 'unknown');
  const settle = (known: Known): Known =>
    broken && typeof known === 'object' && known.value === true ? 'unparsed' : known;
  return observed(
    {
      'trust.authorized': settle(trust.authorized),
      'trust.error': broken && trust.error === 'absent' ? 'unparsed' : trust.error,
      'hostname.matches': settle(matches),
      'negotiated.version': { value: first.version },
      'negotiated.suite': { value: first.suite },
    },
    at,
  );
}

function factsOf(transcript: TlsTranscript, place: Place): readonly Fact[] {
  const versions = probes(transcript);
  return [
    ...protocolFacts(versions, place),
    ...suiteFacts(versions, place),
    ...certificateFacts(transcript.handshakes, place),
    ...handshakeFacts(transcript, place),
  ];
}

async function read(sources: readonly Source[]): Promise<Reading> {
  const found = await readTranscript(sources, isTlsTranscript);
  if ('status' in found) return found;
  return measured(
    'tls',
    factsOf(found.transcript, (scope) => ({ ...found.at, scope })),
  );
}

/** What the tls collector recorded: protocols, suites, chain, trust, host name and what was negotiated. */
export const tlsReader: Reader = { name: 'tls', version: '1', family: 'tls', read };
