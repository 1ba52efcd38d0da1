import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, topicFacts } from '../found.ts';
import type { Adapter, AdapterInput, Found, Model, Unread } from '../types.ts';
import { readDump } from './dump.ts';
import { readRuleset } from './parse.ts';
import { type Chain, fallback } from './ruleset.ts';

const HOOKS: Readonly<Record<string, string>> = { input: 'in', forward: 'forward', output: 'out' };
/** Both kinds of packets, with the tables that see each. */
const PACKETS: Readonly<Record<string, readonly string[]>> = { IPv4: ['ip', 'inet'], IPv6: ['ip6', 'inet'] };

/** nftables.conf with its includes, or what `nft -j list ruleset` prints. */
export const nftablesAdapter: Adapter = {
  product: 'nftables',
  places: { main: ['etc/nftables.conf'], also: ['etc/nftables.d/*', 'etc/nftables/*'] },
  read,
};

function read(input: AdapterInput): Model | Unread {
  const { text, source } = input.main;
  const dump = typeof text === 'string' ? readDump(text, source) : undefined;
  if (dump !== undefined && 'status' in dump) return dump;
  const ruleset = dump === undefined ? readRuleset(input) : { chains: dump, missing: [], templated: [] };
  if ('status' in ruleset) return ruleset;
  const [[missing], [templated]] = [ruleset.missing, ruleset.templated];
  const doubt = templated === undefined ? undefined : ({ origin: 'templated', at: templated } as const);
  const unknown: Found | undefined = missing === undefined ? doubt : { origin: 'unparsed', at: missing };
  return {
    facts: [
      ...chainFacts(ruleset.chains, dump !== undefined),
      ...topicFacts('firewall', unknown === undefined ? entries(ruleset.chains, input) : [], unknown),
    ],
    complete: unknown === undefined,
  };
}

function chainFacts(chains: readonly Chain[], observed: boolean): readonly Fact[] {
  const origin = observed ? 'observed' : 'explicit';
  return chains
    .filter(({ hook }) => hook !== undefined)
    .flatMap(({ family, table, name, hook = '', policy, at }, index) => {
      const of = (value: string): Found => ({ value, origin, at });
      const path = `nftables.chains.${index}`;
      return [
        factAt(`${path}.name`, of(`${family} ${table} ${name}`)),
        factAt(`${path}.hook`, of(hook)),
        factAt(`${path}.policy`, policy === 'unknown' ? { origin: 'unparsed', at } : of(policy)),
      ];
    });
}

/** Of the chains that see a packet one that drops it is enough; both kinds of packets are one entry where they agree. */
function entries(chains: readonly Chain[], input: AdapterInput) {
  const whole = place(input.main.source);
  return Object.entries(HOOKS).flatMap(([hook, direction]) => {
    const kinds = Object.values(PACKETS).map((families) => {
      const seeing = chains.filter((chain) => chain.hook === hook && families.includes(chain.family));
      const ends = seeing.map((chain) => ({ end: fallback(chain, chains), at: chain.at }));
      return ends.find(({ end }) => end === 'drop') ?? ends.find(({ end }) => end === undefined) ?? ends[0];
    });
    const [first, second] = kinds;
    const agree = first?.end === second?.end && (first === undefined) === (second === undefined);
    return (agree ? [first] : kinds).map((kind) => {
      const at = kind?.at ?? whole;
      const end = kind === undefined ? 'accept' : kind.end;
      return {
        direction: { value: direction, origin: 'derived', at } as const,
        default: end === undefined ? unknownAt(at) : ({ value: end, origin: 'derived', at } as const),
      };
    });
  });
}

function unknownAt(at: FactAt): Found {
  return { origin: 'unparsed', at };
}
