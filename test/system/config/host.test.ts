import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const VARIANTS = 40;
const seeds = Array.from({ length: VARIANTS }, (_, index) => index + 1);

describe('systemd-analyze cat-config: drop-ins count in the same order', () => {
  const FOLDERS = ['etc', 'run', 'usr/lib'].map((top) => `${top}/systemd/journald.conf.d`);
  const LINES = [
    'Storage=none',
    'Storage=volatile',
    'Storage=',
    'Seal=no',
    'MaxRetentionSec=3d',
    '# Storage=auto',
    'Compress=no',
  ];

  function generated(seed: number): Files {
    const choose = chooser(seed);
    const body = () => `[Journal]\n${Array.from({ length: choose(4) }, () => pick(choose, LINES)).join('\n')}\n`;
    const dropIns = Array.from(
      { length: choose(6) },
      () => `${pick(choose, FOLDERS)}/${pick(choose, ['a', 'b', 'z'])}.conf`,
    );
    return { 'etc/systemd/journald.conf': body(), ...Object.fromEntries(dropIns.map((path) => [path, body()])) };
  }

  /** The last line of each setting counts, and an empty one takes back what was set. */
  function lastLines(printed: string): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const line of printed.split('\n')) {
      const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
      if (value === '') values.delete(key);
      else values.set(key, value);
    }
    return values;
  }

  it.each(seeds)('variant %i', async (seed) => {
    using place = ownFolder('systemd');
    const files = generated(seed);
    place.write(files);
    const printed = execFileSync('systemd-analyze', ['cat-config', `--root=${place.root}`, 'systemd/journald.conf']);
    const theirs = lastLines(String(printed));
    const ours = await configFacts('journald', files, { folders: ['etc', 'etc/systemd'] });
    const fallback = await configFacts('journald', { 'journald.conf': '' }, { folders: [] });
    for (const name of ['Storage', 'Seal', 'MaxRetentionSec', 'Compress'])
      expect([name, ours[`journald.Journal.${name}`]]).toEqual([
        name,
        theirs.get(name) ?? fallback[`journald.Journal.${name}`],
      ]);
  });
});

describe('chronyd -p: the same lines in the same order', () => {
  const LINES = [
    'server a.example',
    'pool b.example iburst',
    'peer c.example key 3',
    'server d.example nts',
    'minsources 2',
    'port 0',
    '# server x.example',
    'authselectmode require',
  ];

  it.each(seeds.slice(0, 20))('variant %i', async (seed) => {
    using place = ownFolder('chrony');
    const choose = chooser(seed);
    const body = () => `${Array.from({ length: choose(5) }, () => pick(choose, LINES)).join('\n')}\n`;
    const includes = [`include ${place.root}/a.conf`, `confdir ${place.root}/d ${place.root}/e`].slice(0, choose(3));
    const files = {
      'chrony.conf': `${body()}${includes.join('\n')}\n${body()}`,
      'a.conf': body(),
      ...Object.fromEntries(
        Array.from({ length: choose(4) }, () => [
          `${pick(choose, ['d', 'e'])}/${pick(choose, ['m', 'n'])}.conf`,
          body(),
        ]),
      ),
      'd/none': '',
      'e/none': '',
    };
    place.write(files);
    const printed = String(execFileSync('chronyd', ['-p', '-f', join(place.root, 'chrony.conf')]));
    const sources = printed.split('\n').filter((line) => /^(server|pool|peer) /.test(line));
    const below = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`${place.root.slice(1)}/${path}`, text]),
    );
    const main = { 'etc/chrony/chrony.conf': files['chrony.conf'] };
    const ours = await configFacts('chrony', { ...main, ...below }, { folders: [] });
    const named = Object.entries(ours)
      .filter(([path]) => /^time\.\d+\.source$/.test(path))
      .map(([, value]) => value);
    expect(named).toEqual(sources.map((line) => line.split(' ')[1]));
    const last = (name: string) =>
      printed
        .split('\n')
        .findLast((line) => line.startsWith(`${name} `))
        ?.split(' ')[1];
    expect(ours['chrony.minsources']).toBe(last('minsources') ?? '1');
  });
});

describe('fail2ban-client -d: the same limits of the same jails', () => {
  const SETTINGS = [
    'maxretry = 3',
    'maxretry: 7',
    'findtime = 1h',
    'bantime = -1',
    'bantime = 2d',
    'maxretry = %(tries)s',
    'findtime = %(bantime)s',
  ];

  it.each(seeds.slice(0, 12))('variant %i', async (seed) => {
    using place = ownFolder('fail2ban');
    cpSync('/etc/fail2ban', place.root, { recursive: true });
    const choose = chooser(seed);
    const some = () => Array.from({ length: choose(3) }, () => pick(choose, SETTINGS)).join('\n');
    place.write({
      'jail.d/defaults-debian.conf': '[sshd]\nenabled = true\nbackend = systemd\n',
      'jail.d/a.conf': `[DEFAULT]\ntries = 4\n${some()}\n`,
      'jail.local': `[sshd]\n${some()}\n`,
      'jail.d/z.local': `[sshd]\n${some()}\nenabled = yes\n`,
    });
    const { stdout, stderr } = spawnSync('fail2ban-client', ['-c', place.root, '-d'], { encoding: 'utf8' });
    const theirs = (name: string) => new RegExp(`\\['set', 'sshd', '${name}', '?([^'\\]]+)'?\\]`).exec(stdout)?.[1];
    const names = ['jail.conf', 'jail.local', 'paths-debian.conf', 'paths-common.conf'];
    const dropIns = readdirSync(join(place.root, 'jail.d')).map((name) => `jail.d/${name}`);
    const files = [...names, ...dropIns].map((name): [string, string] => [
      `etc/fail2ban/${name}`,
      readFileSync(join(place.root, name), 'utf8'),
    ]);
    const given = { folders: ['etc/fail2ban', 'etc/fail2ban/jail.d'] };
    if (stderr.includes('already exists')) {
      expect(await readConfig('fail2ban', Object.fromEntries(files), given)).toMatchObject({ code: 'syntax' });
      return;
    }
    const ours = await configFacts('fail2ban', Object.fromEntries(files), given);
    const index =
      Object.keys(ours)
        .map((path) => /^fail2ban\.jails\.(\d+)\.name$/.exec(path)?.[1])
        .find((each) => each !== undefined && ours[`fail2ban.jails.${each}.name`] === 'sshd') ?? '';
    expect(String(ours[`fail2ban.jails.${index}.maxretry`])).toBe(theirs('maxretry'));
    for (const name of ['findtime', 'bantime'])
      expect([name, ours[`fail2ban.jails.${index}.${name}`]]).toEqual([name, SPANS[theirs(name) ?? '']]);
    expect(ours[`fail2ban.jails.${index}.enabled`]).toBe(stdout.includes("['start', 'sshd']"));
  });

  /** What fail2ban prints as it was written, in the form of facts. */
  const SPANS: Readonly<Record<string, string>> = { '10m': 'PT600S', '1h': 'PT3600S', '2d': 'P2D', '-1': 'unlimited' };
});

describe('apt-config dump: the same tree', () => {
  const LINES = [
    'APT::Periodic::Unattended-Upgrade "1";',
    'APT::Periodic { Unattended-Upgrade "0"; Enable "1"; };',
    'Unattended-Upgrade::Origins-Pattern { "origin=A"; "origin=A-security"; };',
    'Unattended-Upgrade::Origins-Pattern:: "origin=B";',
    '#clear Unattended-Upgrade::Origins-Pattern;',
    'Unattended-Upgrade::Package-Blacklist { "linux-"; // none\n };',
    '/* APT::Periodic::Enable "0"; */',
    'Unattended-Upgrade { Automatic-Reboot "true"; Mail "root"; };',
  ];

  it.each(seeds.slice(0, 20))('variant %i', async (seed) => {
    using place = ownFolder('apt');
    const choose = chooser(seed);
    const body = () => `${Array.from({ length: choose(5) }, () => pick(choose, LINES)).join('\n')}\n`;
    const parts = { '20auto-upgrades': body(), '50unattended-upgrades': body(), '99own': body(), '60x.bak': body() };
    const own = Object.fromEntries(Object.entries(parts).map(([name, text]) => [`etc/apt/apt.conf.d/${name}`, text]));
    place.write({ ...own, 'start.conf': `Dir::Etc "${place.root}/etc/apt";\n` });
    const env = { ...process.env, APT_CONFIG: join(place.root, 'start.conf') };
    const dump = String(execFileSync('apt-config', ['dump'], { env, stdio: ['ignore', 'pipe', 'ignore'] }));
    const ours = await configFacts('unattended-upgrades', own, { folders: ['etc/apt/apt.conf.d'] });
    const theirs = await configFacts('unattended-upgrades', { 'apt-config.txt': dump });
    const value = (name: string) => new RegExp(`^${name} "(.*)";$`, 'mi').exec(dump)?.[1];
    const periodic = value('APT::Periodic::Unattended-Upgrade') === '1' && value('APT::Periodic::Enable') !== '0';
    expect(ours['patch.0.enabled']).toBe(periodic);
    expect(ours['patch.0.reboot']).toBe(value('Unattended-Upgrade::Automatic-Reboot') === 'true');
    expect(ours['patch.0.security']).toBe(/Origins-Pattern:: ".*security/.test(dump));
    expect(ours).toEqual(theirs);
  });
});

describe('logrotate -d: the same files, as often and as many', () => {
  const GLOBAL = ['weekly', 'daily', 'rotate 4', 'rotate 2', 'monthly', 'compress'];
  const DAYS: Readonly<Record<string, number>> = { hourly: 0, daily: 1, weekly: 7, monthly: 31, yearly: 366 };

  it.each(seeds.slice(0, 20))('variant %i', async (seed) => {
    using place = ownFolder('logrotate');
    const choose = chooser(seed);
    const some = (indent: string) =>
      Array.from({ length: choose(4) }, () => `${indent}${pick(choose, GLOBAL)}`).join('\n');
    const stanza = (name: string) =>
      `${place.root}/${name}.log {\n${some('  ')}\n  postrotate\n    rotate 99\n  endscript\n}\n`;
    const files = {
      'lr.conf': `${some('')}\ninclude ${place.root}/d\n${stanza('a')}`,
      'd/x': `${some('')}\n${stanza('b')}${stanza('c')}`,
    };
    place.write(files);
    const { stderr } = spawnSync('logrotate', ['-d', join(place.root, 'lr.conf')], { encoding: 'utf8' });
    const patterns = [...stderr.matchAll(/^rotating pattern: (\S+) +(.+?) \((?:(\d+) rotations|no old logs.*)\)$/gm)];
    expect(patterns).toHaveLength(3);
    const root = place.root.slice(1);
    const ours = await configFacts(
      'logrotate',
      { 'etc/logrotate.conf': files['lr.conf'], [`${root}/d/x`]: files['d/x'] },
      { folders: [root, `${root}/d`] },
    );
    for (const [, name = '', often = '', kept = '0'] of patterns) {
      const index = [0, 1, 2].find((each) => ours[`log.${each}.source`] === name);
      const days = DAYS[often] ?? Number(/after (\d+) days/.exec(often)?.[1] ?? Number.NaN);
      const expected = Number.isNaN(days) ? 'unlimited' : `P${days * (Number(kept) + 1)}D`;
      expect([name, often, ours[`log.${index ?? ''}.retention`]]).toEqual([name, often, expected]);
    }
  });
});
