import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFacts, type Files } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const VARIANTS = 40;

/** What the kernel is left with: the ruleset goes into a network of its own, where it bothers nobody. */
function loaded(text: string): string {
  using place = ownFolder('nftables');
  place.write({ 'a.nft': text });
  const command = 'nft -f "$1" && nft -j list ruleset';
  return execFileSync('unshare', ['-n', 'sh', '-c', command, 'sh', join(place.root, 'a.nft')], { encoding: 'utf8' });
}

interface Printed {
  readonly nftables: readonly {
    readonly chain?: {
      readonly family: string;
      readonly table: string;
      readonly name: string;
      readonly hook?: string;
      readonly policy?: string;
    };
  }[];
}

async function compare(text: string): Promise<void> {
  const print = loaded(text);
  const [ours, theirs] = [await facts(text), await facts(print)];
  const firewall = (all: Readonly<Record<string, unknown>>) =>
    Object.entries(all).filter(([path]) => path.startsWith('firewall'));
  expect(firewall(ours)).toEqual(firewall(theirs));
  const chains = (JSON.parse(print) as Printed).nftables.flatMap(({ chain }) =>
    chain?.hook === undefined ? [] : [chain],
  );
  const expected = chains.map(
    ({ family, table, name, hook, policy }) => `${family} ${table} ${name} ${String(hook)} ${String(policy)}`,
  );
  const indexes = Object.keys(ours).flatMap((path) => /^nftables\.chains\.(\d+)\.name$/.exec(path)?.[1] ?? []);
  const own = indexes.map((index) =>
    ['name', 'hook', 'policy'].map((field) => ours[`nftables.chains.${index}.${field}`]).join(' '),
  );
  expect(own.sort()).toEqual(expected.sort());
}

async function facts(text: string): Promise<Readonly<Record<string, unknown>>> {
  const files: Files = { 'etc/nftables.conf': text };
  return configFacts('nftables', files);
}

const RULES = [
  'ct state established,related accept',
  'iifname "lo" accept',
  'tcp dport { 22, 443 } accept',
  'tcp dport $open accept',
  'counter drop',
  'drop',
  'reject with icmpx type admin-prohibited',
  'log prefix "end; of { it: " level info drop',
  'limit rate 5/second drop',
  'counter packets 1 bytes 2 accept # drop',
  'jump nothing',
  'jump stop',
  'goto stop',
  'tcp dport vmap { 22 : accept, 23 : drop }',
  'meta nfproto ipv4 drop comment "drop"',
  'ip saddr @known accept',
];

function generated(seed: number): string {
  const choose = chooser(seed);
  const family = pick(choose, ['inet', 'inet', 'ip']);
  const usable = RULES.filter((rule) => family === 'inet' || !/icmpx|nfproto/.test(rule));
  const rules = () =>
    Array.from({ length: choose(5) }, () => pick(choose, usable)).join(pick(choose, ['\n    ', '; ']));
  const policy = () => pick(choose, ['', 'policy drop;', 'policy accept;']);
  const hooks = ['input', 'forward', 'output'].slice(0, choose(4));
  const base = hooks.map(
    (hook) =>
      `  chain ${hook} {\n    type filter hook ${hook} priority ${pick(choose, ['0', 'filter', '-10'])}; ${policy()}\n    ${rules()}\n  }`,
  );
  const called = '  chain nothing {\n    tcp dport 25 drop\n  }\n  chain stop {\n    counter\n    drop\n  }';
  const sets =
    '  set known {\n    type ipv4_addr; flags interval\n    elements = { 10.0.0.0/8,\n      192.168.0.0/16 }\n  }';
  const table = `table ${family} filter {\n${sets}\n${called}\n${base.join('\n')}\n}\n`;
  const more = pick(choose, [
    '',
    'table ip6 other { chain input { type filter hook input priority 5; policy drop; }; }\n',
    'flush ruleset\n',
  ]);
  return `#!/usr/sbin/nft -f\nflush ruleset\ndefine open = { 80, 443 }\n${table}${more}`;
}

describe('nft: every chain ends the same', () => {
  it('of the file that Debian ships', async () => {
    await compare(
      readFileSync('/usr/share/doc/nftables/examples/workstation.nft', 'utf8').replace(/^include.*$/gm, ''),
    );
  });

  it.each(Array.from({ length: VARIANTS }, (_, index) => index + 1))('variant %i', async (seed) => {
    await compare(generated(seed));
  });
});
