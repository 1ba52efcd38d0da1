import { execFileSync } from 'node:child_process';
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFacts, type Files } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const VARIANTS = 40;
const OWN = 'postfix.settings.';
const SHIPPED = '/usr/share/postfix/master.cf.dist';

/** What Postfix makes of the files, with every reference followed. */
function printed(files: Files, ...options: readonly string[]): ReadonlyMap<string, string> {
  using place = ownFolder('postfix');
  place.write(files);
  // Postfix waits for a file that was written just now to come to rest.
  for (const path of Object.keys(files)) utimesSync(join(place.root, path), 0, 0);
  const text = execFileSync('postconf', ['-c', join(place.root, 'etc/postfix'), '-x', ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^(\S+) =\s?(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value.replace(/\s+/g, ' ').trim()]];
    }),
  );
}

async function compare(files: Files): Promise<void> {
  const ours = await configFacts('postfix', files);
  const told = Object.keys(ours).flatMap((path) => (path.startsWith(OWN) ? [path.slice(OWN.length)] : []));
  // Asked for all there is, postconf looks up the name of the machine and waits.
  const theirs = printed(files, ...told);
  expect(Object.fromEntries(told.map((name) => [name, ours[`${OWN}${name}`]]))).toEqual(Object.fromEntries(theirs));
  const overrides = printed(files, '-P', '*/*/smtpd_tls_security_level', '*/*/smtpd_tls_auth_only');
  for (let index = 0; `postfix.services.${index}.name` in ours; index += 1) {
    const [name, type] = ['name', 'type'].map((field) => String(ours[`postfix.services.${index}.${field}`]));
    const effective = (setting: string) => overrides.get(`${name}/${type}/${setting}`) ?? theirs.get(setting);
    const level = effective('smtpd_tls_security_level');
    expect(ours[`postfix.services.${index}.tlsLevel`]).toBe(level === '' ? 'none' : level);
    expect(ours[`postfix.services.${index}.authOnly`]).toBe(effective('smtpd_tls_auth_only') === 'yes');
  }
}

function generated(seed: number): Files {
  const choose = chooser(seed);
  const lines = [
    'smtpd_tls_security_level = may',
    'smtpd_tls_security_level=encrypt',
    'smtpd_tls_security_level =',
    'smtpd_tls_auth_only = yes',
    'mine = yes\nsmtpd_helo_required = $mine',
    'smtpd_helo_required = ${smtpd_tls_auth_only}',
    'smtpd_helo_required = ${always_bcc?yes}${smtpd_milters:no}',
    'smtpd_milters = inet:a:1,\n   inet:b:2',
    'smtpd_milters = inet:a:1\n# a comment\n\n\t${content_filter?{x}:{y}}',
    'disable_vrfy_command = ${{$compatibility_level} >=level {3} ? {yes} : {no}}',
    'message_size_limit = ${{$smtpd_tls_auth_only} == {yes} ? {100} : {200}}',
    'smtpd_relay_restrictions =\n  permit_mynetworks,\n  reject',
    'smtpd_sender_login_maps = hash:/x # not a comment',
    'content_filter = $$x',
    'smtpd_tls_exclude_ciphers = aNULL,   DES',
  ];
  const main = Array.from({ length: choose(9) }, () => pick(choose, lines));
  const options = [
    '-o smtpd_tls_security_level=encrypt',
    '-o smtpd_tls_auth_only=yes',
    '-o { smtpd_tls_auth_only = no }',
  ];
  const master = ['smtp', 'submission', '588', '127.0.0.1:10025'].map((name) =>
    [`${name} inet n - y - - smtpd`, ...Array.from({ length: choose(3) }, () => `  ${pick(choose, options)}`)].join(
      '\n',
    ),
  );
  return {
    'etc/postfix/main.cf': [
      `compatibility_level = ${pick(choose, ['0', '2', '3.6'])}`,
      'myhostname = mail.example',
      'mydomain = example',
      'mynetworks = 127.0.0.1',
      ...main,
    ].join('\n'),
    'etc/postfix/master.cf': master.join('\n'),
  };
}

describe('postconf: every setting comes to the same', () => {
  it('of an empty file and the services that are shipped', async () => {
    await compare({
      'etc/postfix/main.cf': 'myhostname = mail.example\nmydomain = example\nmynetworks = 127.0.0.1\n',
      'etc/postfix/master.cf': readFileSync(SHIPPED, 'utf8'),
    });
  });

  it.each(Array.from({ length: VARIANTS }, (_, index) => index + 1))('variant %i', async (seed) => {
    await compare(generated(seed));
  });
});
