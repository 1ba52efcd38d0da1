import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFacts, type Files } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const VARIANTS = 40;
const OWN = 'dovecot.settings.';
const SHIPPED = '/usr/share/dovecot';

/** Every setting that Dovecot ends up with, by its path. */
function printed(root: string, ...options: readonly string[]): ReadonlyMap<string, string> {
  const text = execFileSync('doveconf', ['-c', join(root, 'dovecot.conf'), '-S', ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value.trim()]];
    }),
  );
}

async function compare(files: Files): Promise<void> {
  using place = ownFolder('dovecot');
  place.write(files);
  const folders = ['', 'conf.d'];
  const ours = await configFacts('dovecot', files, { folders });
  const theirs = printed(place.root);
  const names = Object.keys(ours).flatMap((path) => (path.startsWith(OWN) ? [path.slice(OWN.length)] : []));
  expect(names.length).toBeGreaterThan(10);
  const known = Object.fromEntries(names.map((name) => [name, String(ours[`${OWN}${name}`]).replace(/\s+/g, ' ')]));
  expect(known).toEqual(Object.fromEntries(names.map((name) => [name, theirs.get(name)?.replace(/\s+/g, ' ')])));
  const forImap = printed(place.root, '-f', 'protocol=imap');
  for (const [path, value] of Object.entries(ours)) {
    const [, name] = /^dovecot\.filters\.protocol imap\.(\w+)$/.exec(path) ?? [];
    if (name !== undefined) expect(value, name).toBe(forImap.get(name));
  }
  expect(sockets(ours)).toEqual(socketsOf(theirs));
}

function sockets(ours: Readonly<Record<string, unknown>>): readonly string[] {
  const ports = Object.keys(ours).filter((path) => /^listener\.\d+\.port$/.test(path));
  const of = (path: string, field: string) => ours[path.replace('port', field)];
  return ports
    .map((path) => `${String(of(path, 'service'))} ${String(of(path, 'address'))} ${String(ours[path])}`)
    .sort();
}

function socketsOf(theirs: ReadonlyMap<string, string>): readonly string[] {
  const on = (theirs.get('protocols') ?? '').split(/\s+/);
  return [...theirs]
    .flatMap(([path, port]) => {
      const [, service = '', name = ''] = /^service\/([^/]+)\/inet_listener\/([^/]+)\/port$/.exec(path) ?? [];
      const protocol = theirs.get(`service/${service}/protocol`) ?? '';
      if (service === '' || port === '0' || (protocol !== '' && !on.includes(protocol))) return [];
      const address = theirs.get(`service/${service}/inet_listener/${name}/address`) ?? '';
      return [`${service} ${address === '' ? String(theirs.get('listen')) : address} ${port}`];
    })
    .sort();
}

const LINES = [
  'ssl = required',
  'ssl=no',
  'ssl = yes # for who asks',
  'ssl_min_protocol = TLSv1.1',
  'disable_plaintext_auth = no',
  'auth_mechanisms = plain \\\n  login',
  'mail_plugins = quota',
  'mail_plugins = $mail_plugins acl',
  'log_path = "/var/log/a b.log"',
  'auth_verbose_passwords = sha1',
  'auth_debug_passwords = yes',
  'protocols = imap',
  'listen = 127.0.0.1',
  'protocol imap {\n  mail_max_userip_connections = 50\n  mail_plugins = $mail_plugins imap_acl\n}',
  'protocol imap {\n\tssl = required\n}',
  'remote 10.0.0.0/8 {\n  disable_plaintext_auth = no\n}',
  'service imap-login {\n  inet_listener imap {\n    port = 0\n  }\n}',
  'service imap-login {\n  inet_listener imaps {\n    address = 127.0.0.1\n    port = 1993\n  }\n  process_limit = 5\n}',
  'service doveadm {\n  inet_listener http {\n    port = 8080\n  }\n}',
  'passdb {\n  driver = pam\n}\nuserdb {\n  driver = passwd\n}',
  'plugin {\n  quota = maildir\n  mail_log_events = delete expunge\n}',
  'namespace inbox {\n  inbox = yes\n  mailbox Drafts {\n    special_use = \\Drafts\n  }\n}',
];

function generated(seed: number): Files {
  const choose = chooser(seed);
  const some = (most: number) => Array.from({ length: choose(most) }, () => pick(choose, LINES)).join('\n');
  return {
    'dovecot.conf': `protocols = imap\n${some(6)}\n!include conf.d/*.conf\n${some(3)}\n!include_try local.conf\n`,
    'conf.d/10-a.conf': `${some(4)}\n`,
    'conf.d/20-b.conf': `${some(4)}\n`,
  };
}

describe('doveconf: every setting comes to the same', () => {
  it('of the files that Debian ships', async () => {
    using place = ownFolder('dovecot-shipped');
    cpSync(SHIPPED, place.root, { recursive: true });
    const names = readdirSync(join(place.root, 'conf.d')).map((name) => `conf.d/${name}`);
    const files = Object.fromEntries(
      ['dovecot.conf', ...names].map((path) => [path, readFileSync(join(place.root, path), 'utf8')]),
    );
    const main = String(files['dovecot.conf']).replace(/^!include_try .*protocol$/m, 'protocols = imap');
    // Certificates are not made here.
    const ssl = String(files['conf.d/10-ssl.conf']).replace(/^ssl_(cert|key|dh) =.*$/gm, '');
    await compare({ ...files, 'dovecot.conf': main, 'conf.d/10-ssl.conf': ssl });
  });

  it.each(Array.from({ length: VARIANTS }, (_, index) => index + 1))('variant %i', async (seed) => {
    await compare(generated(seed));
  });
});
