import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/nftables.conf';
const one = (text: string): Files => ({ [MAIN]: text });
const input = (body: string, table = 'inet filter'): Files =>
  one(
    `#!/usr/sbin/nft -f\nflush ruleset\ntable ${table} {\n  chain input {\n    type filter hook input priority 0;\n${body}\n  }\n}\n`,
  );

it.each<readonly [string, Files, unknown]>([
  ['an empty chain accepts', input(''), 'accept'],
  ['a policy', input('policy drop;'), 'drop'],
  [
    'a policy on the line of its hook',
    one('table inet a {\n chain b { type filter hook input priority filter; policy drop; }\n}'),
    'drop',
  ],
  ['a rule at the end', input('ct state established accept\ntcp dport { 22, 443 } accept\ncounter drop'), 'drop'],
  [
    'a rule at the end that logs',
    input('counter packets 0 bytes 0 log prefix "x: " level info drop comment "all"'),
    'drop',
  ],
  ['a rejection', input('reject with icmpx type admin-prohibited'), 'drop'],
  ['a rule with a condition', input('iifname "lo" drop'), 'accept'],
  ['a limit is a condition', input('limit rate 5/second drop'), 'accept'],
  ['accepted before it is dropped', input('accept\ndrop'), 'accept'],
  [
    'rules on one line',
    one('table inet a { chain b { type filter hook input priority 0; tcp dport 22 accept; drop; }; }'),
    'drop',
  ],
  ['a map of verdicts', input('tcp dport vmap { 22 : accept, 23 : drop }'), 'accept'],
  [
    'a chain that is called',
    one('table inet a {\n chain last {\n  drop\n }\n chain b {\n  type filter hook input priority 0; jump last\n }\n}'),
    'drop',
  ],
  [
    'a chain that decides nothing',
    one(
      'table inet a {\n chain last {\n  tcp dport 22 drop\n }\n chain b {\n  type filter hook input priority 0; jump last\n drop\n }\n}',
    ),
    'drop',
  ],
  ['a chain that nobody wrote', input('jump elsewhere'), '<unparsed>'],
  ['nobody looks', one('table inet a {\n}'), 'accept'],
  [
    'two chains of which one drops',
    one(
      'table inet a {\n chain b { type filter hook input priority 0; policy accept; }\n chain c { type filter hook input priority 10; policy drop; }\n}',
    ),
    'drop',
  ],
  [
    'what was there is gone',
    one('table inet a {\n chain b { type filter hook input priority 0; policy drop; }\n}\nflush ruleset\n'),
    'accept',
  ],
  ['a comment', input('# policy drop;'), 'accept'],
  [
    'a set before the chain',
    one(
      'table inet a {\n set s { type ipv4_addr; flags interval; elements = { 10.0.0.0/8 } }\n chain b { type filter hook input priority 0; policy drop; }\n}',
    ),
    'drop',
  ],
  [
    'a definition',
    one(
      'define ports = { 22, 443 }\ntable inet a {\n chain b { type filter hook input priority 0; policy drop; tcp dport $ports accept; }\n}',
    ),
    'drop',
  ],
  ['a policy of a template', input('policy {{ policy }};'), '<unparsed>'],
  ['a rule of a template', input('counter {{ verdict }}'), '<unparsed>'],
])('%s', async (_, files, expected) => {
  expect((await configFacts('nftables', files))['firewall.0.default']).toBe(expected);
});

it('knows nothing where a template decides which lines there are', async () => {
  const facts = await configFacts('nftables', input('{{ rule }}'));
  expect(facts['firewall']).toBe('<templated>');
});

it('tells IPv4 from IPv6 where they differ', async () => {
  const facts = await configFacts('nftables', input('policy drop;', 'ip filter'));
  expect([facts['firewall.0.default'], facts['firewall.1.default'], facts['firewall.1.direction']]).toEqual([
    'drop',
    'accept',
    'in',
  ]);
});

it('reads on in files that are included', async () => {
  const files = {
    ...one('include "/etc/nftables.d/*.conf"'),
    'etc/nftables.d/a.conf': input('policy drop;')[MAIN] ?? '',
  };
  expect((await configFacts('nftables', files, { folders: ['etc'] }))['firewall.0.default']).toBe('drop');
  expect((await configFacts('nftables', one('include "/srv/a.nft"'), { folders: ['etc'] }))['firewall']).toBe(
    '<unparsed>',
  );
});

it('reads what nft prints', async () => {
  const chain = {
    family: 'inet',
    table: 'a',
    name: 'b',
    handle: 1,
    type: 'filter',
    hook: 'input',
    prio: 0,
    policy: 'accept',
  };
  const rule = {
    family: 'inet',
    table: 'a',
    chain: 'b',
    handle: 2,
    expr: [{ counter: { packets: 0, bytes: 0 } }, { drop: null }],
  };
  const facts = await configFacts(
    'nftables',
    one(JSON.stringify({ nftables: [{ metainfo: {} }, { chain }, { rule }] })),
  );
  expect([facts['firewall.0.default'], facts['nftables.chains.0.name']]).toEqual(['drop', 'inet a b']);
});

it.each([
  ['a command', 'add rule inet a b drop', 'unsupported'],
  ['a template where a statement should stand', '{{ kind }} inet a {\n}\n', 'unsupported'],
  ['a table that is not closed', 'table inet a {', 'syntax'],
  ['JSON that is something else', '{"a": 1}', 'syntax'],
  ['files that include each other', `include "/${MAIN}"`, 'bomb'],
])('refuses %s', async (_, text, code) => {
  expect(await readConfig('nftables', one(text))).toMatchObject({ status: 'unreadable', code });
});
