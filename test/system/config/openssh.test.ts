import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDefaults } from '../../../src/catalogue/defaults.ts';
import { configReader } from '../../../src/facts/config/config.ts';
import type { Fact } from '../../../src/facts/types.ts';
import { reference, sourceOf } from '../../facts/sources.ts';

const SSHD = '/usr/sbin/sshd';
/** What depends on the machine, on the key that is given here, or on nothing a file says. */
const LOCAL = new Set(['hostkey', 'listenaddress', 'pidfile']);

let folder: string;
let defaults: Awaited<ReturnType<typeof loadDefaults>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'biotoets-sshd-'));
  mkdirSync('/run/sshd', { recursive: true });
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'key')]);
  defaults = await loadDefaults(['openssh']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What sshd makes of a configuration, for everybody or for one connection. */
function printed(text: string, connection?: string): string {
  const file = join(folder, 'sshd_config');
  writeFileSync(file, text);
  const whom = connection === undefined ? [] : ['-C', connection];
  return execFileSync(SSHD, ['-T', '-f', file, '-h', join(folder, 'key'), ...whom], { encoding: 'utf8' });
}

async function settingsOf(name: string, text: string, context = 0): Promise<ReadonlyMap<string, unknown>> {
  const params = { product: 'openssh' as const, version: '9.2' };
  const reading = await configReader.read([sourceOf(name, text)], params, { ...reference, defaults });
  if (reading.status !== 'read') throw new Error(`${JSON.stringify(reading)}\n${text}`);
  const [variant] = reading.facts.variants;
  const prefix = `openssh.contexts.${context}.settings.`;
  const own = (variant?.facts ?? []).filter((fact: Fact) => fact.path.startsWith(prefix));
  return new Map(own.map((fact) => [fact.path.slice(prefix.length), 'value' in fact ? fact.value : fact.origin]));
}

/** Every setting that sshd prints and the adapter gives otherwise. */
async function differences(text: string, context = 0, connection?: string): Promise<readonly unknown[]> {
  const ours = await settingsOf('sshd_config', text, context);
  const theirs = await settingsOf('sshd-T.txt', printed(text, connection));
  return [...theirs].flatMap(([keyword, value]) => {
    if (LOCAL.has(keyword)) return [];
    return JSON.stringify(ours.get(keyword)) === JSON.stringify(value)
      ? []
      : [{ keyword, ours: ours.get(keyword), value }];
  });
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  PermitRootLogin: ['yes', 'no', 'prohibit-password', 'without-password', 'forced-commands-only'],
  PasswordAuthentication: ['yes', 'no'],
  ChallengeResponseAuthentication: ['yes', 'no'],
  KbdInteractiveAuthentication: ['yes', 'no'],
  MaxAuthTries: ['1', '4', '10'],
  LoginGraceTime: ['30', '2m', '1h', '1m30s', '0'],
  ClientAliveInterval: ['0', '300', '5m'],
  ClientAliveCountMax: ['0', '3'],
  X11Forwarding: ['yes', 'no', 'YES'],
  AllowTcpForwarding: ['yes', 'no', 'local', 'remote'],
  AllowAgentForwarding: ['yes', 'no'],
  PermitTunnel: ['yes', 'no', 'ethernet', 'point-to-point'],
  GatewayPorts: ['yes', 'no', 'clientspecified'],
  LogLevel: ['INFO', 'VERBOSE', 'QUIET', 'DEBUG3'],
  Banner: ['none', '/etc/issue.net', '"/etc/a banner"'],
  Ciphers: ['aes256-gcm@openssh.com', '+aes128-cbc', '-aes128-*', '^aes256-ctr'],
  MACs: ['hmac-sha2-256', '-hmac-sha1*,umac-64*', '+hmac-md5', '^hmac-sha2-512'],
  KexAlgorithms: ['curve25519-sha256', '-diffie-hellman-*', '+diffie-hellman-group1-sha1'],
  AuthenticationMethods: ['any', 'publickey'],
  AllowUsers: ['a', 'a b@10.0.0.0/8'],
  AllowGroups: ['Staff'],
  MaxStartups: ['10:30:60', '5'],
  RequiredRSASize: ['3072'],
  PermitEmptyPasswords: ['yes', 'no'],
  UsePAM: ['yes', 'no'],
};

/** The same choices on every machine: a generator of Lehmer with a fixed seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function variant(seed: number): string {
  const pick = generator(seed);
  const names = Object.keys(CHOICES).sort(
    (a, b) => Number(a === 'AuthenticationMethods') - Number(b === 'AuthenticationMethods'),
  );
  const lines = Array.from({ length: 12 }, (_, index) => {
    // Of the ways in, sshd refuses two lines.
    const name = index === 0 ? 'AuthenticationMethods' : (names[pick(names.length - 1)] ?? '');
    const values = CHOICES[name] ?? [];
    const value = values[pick(values.length)] ?? '';
    return [`${name} ${value}`, `  ${name.toLowerCase()}\t${value}`, `${name}=${value}`, `${name} ${value} # why`][
      pick(4)
    ];
  });
  return `# variant ${seed}\n${lines.join('\n')}\n`;
}

const MATCHED = /^\s*(PermitRootLogin|PasswordAuthentication|X11Forwarding|Allow\w+|MaxAuthTries|Banner|LogLevel)\b/i;

describe('what sshd itself makes of the same file', () => {
  it('is the same for what Debian ships', async () => {
    const shipped = readFileSync('/usr/share/openssh/sshd_config', 'utf8').replace(/^Include.*$/m, '');
    expect(await differences(shipped)).toEqual([]);
  });

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))('is the same for variant %i', async (seed) => {
    const text = variant(seed);
    expect(await differences(text), text).toEqual([]);
  });

  it.each(Array.from({ length: 30 }, (_, index) => index + 101))(
    'is the same in a Match of variant %i',
    async (seed) => {
      const inside = variant(seed + 1000)
        .split('\n')
        .filter((line) => MATCHED.test(line) && !/AllowTcp|AllowAgent/.test(line));
      const text = `${variant(seed)}Match User audit\n${inside.join('\n')}\n`;
      expect(await differences(text, 1, 'user=audit,host=x,addr=10.0.0.1'), text).toEqual([]);
    },
  );
});

/** What sshd printed, word for word: the values of each keyword in order. */
function raw(text: string, connection?: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const line of printed(text, connection).trim().split('\n')) {
    const [, keyword = '', value = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    values.set(keyword, [...(values.get(keyword) ?? []), value]);
  }
  return values;
}

describe('includes, Match all and blocks that overlap, against the print word for word', () => {
  const LINES = [
    'PermitRootLogin yes',
    'PermitRootLogin no',
    'PermitRootLogin "prohibit-password"',
    'X11Forwarding yes',
    'X11Forwarding=no',
    'MaxAuthTries 3',
    'MaxAuthTries 8',
    'Banner /etc/"a b"',
    'AllowUsers a b',
    'AllowUsers audit',
    'DenyUsers c',
    'ClientAliveInterval 300',
    'AllowTcpForwarding local',
    'Match User audit',
    'Match User other',
    'Match all',
    'Match Address 10.0.0.0/8 User audit',
  ];
  const WORDS = ['permitrootlogin', 'x11forwarding', 'maxauthtries', 'allowtcpforwarding'];
  const LISTS = ['allowusers', 'denyusers'];

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('variant %i', async (seed) => {
    const pick = generator(seed * 7919);
    const body = () => `${Array.from({ length: 1 + pick(6) }, () => LINES[pick(LINES.length)] ?? '').join('\n')}\n`;
    const included = { 'inc/10.conf': body(), 'inc/20.conf': body() };
    mkdirSync(join(folder, 'inc'), { recursive: true });
    for (const [path, text] of Object.entries(included)) writeFileSync(join(folder, path), text);
    const text = `${body()}Include ${folder}/inc/*.conf\n${body()}`;
    const sources = Object.entries(included).map(([path, inner]) => sourceOf(`${folder.slice(1)}/${path}`, inner));
    const params = { product: 'openssh' as const, version: '9.2' };
    const main = sourceOf('etc/ssh/sshd_config', text);
    const reading = await configReader.read([main, ...sources], params, { ...reference, defaults });
    if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
    const facts = new Map(reading.facts.variants[0]?.facts.map((fact) => [fact.path, fact]));
    const value = (keyword: string): unknown => {
      const fact = facts.get(`openssh.contexts.0.settings.${keyword}`);
      return fact !== undefined && 'value' in fact ? fact.value : undefined;
    };
    // Somebody of whom no block speaks: what everybody gets.
    const theirs = raw(text, 'user=nobody,host=x,addr=192.0.2.1');
    // sshd prints the older of two words for the same thing.
    const word = (name: string) => theirs.get(name)?.[0]?.replace('without-password', 'prohibit-password');
    for (const name of WORDS) expect([name, String(value(name))], text).toEqual([name, word(name)]);
    for (const list of LISTS) expect([list, value(list) ?? []], text).toEqual([list, theirs.get(list) ?? []]);
    expect(value('banner'), text).toBe(theirs.get('banner')?.[0]);
  });
});
