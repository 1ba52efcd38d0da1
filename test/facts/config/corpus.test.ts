import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Product } from '../../../src/catalogue/types.ts';
import { configFacts, readConfig } from './read-config.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url).pathname;
const text = (path: string): string => readFileSync(`${CORPUS}${path}`, 'utf8');

interface Real {
  readonly product: Product;
  readonly file: string;
  /** Under which name it lies on a machine. */
  readonly as: string;
  readonly folders?: readonly string[];
  /** Findings by the path of a fact. */
  readonly facts: Readonly<Record<string, unknown>>;
}

const REAL: readonly Real[] = [
  {
    product: 'ejabberd',
    file: 'processone+ejabberd/ejabberd.yml.example',
    as: 'ejabberd.yml',
    // TLS for clients, administration and MQTT in clear text for all, passwords as they are.
    facts: {
      'tls.0.required': true,
      'limit.0.enabled': true,
      'listener.4.admin': true,
      'listener.4.cleartext': true,
      'listener.4.exposure': 'all',
      'listener.6.port': 1883,
      'listener.6.cleartext': true,
      'ejabberd.s2s_use_starttls': 'optional',
      'auth.0.hash': 'plain',
    },
  },
  {
    product: 'rspamd',
    file: 'mailcow+mailcow-dockerized/data/conf/rspamd/local.d/antivirus.conf',
    as: 'etc/rspamd/local.d/antivirus.conf',
    folders: ['etc', 'etc/rspamd', 'etc/rspamd/override.d'],
    facts: { 'malware.0.enabled': true, 'malware.0.maxSize': 20_971_520 },
  },
  {
    product: 'rspamd',
    file: 'docker-mailserver+docker-mailserver/target/rspamd/local.d/antivirus.conf',
    as: 'etc/rspamd/local.d/antivirus.conf',
    folders: ['etc', 'etc/rspamd', 'etc/rspamd/override.d'],
    facts: { 'malware.0.enabled': false, 'malware.0.maxSize': 25_000_000 },
  },
  {
    product: 'alertmanager',
    file: 'prometheus-operator+kube-prometheus/manifests/alertmanager-secret.yaml',
    as: 'alertmanager.yaml',
    // Receivers with fine names, and none that notifies anybody.
    facts: Object.fromEntries([0, 1, 2, 3].map((index) => [`alert.${index}.effective`, false])),
  },
  {
    product: 'dovecot',
    file: 'mailcow+mailcow-dockerized/data/conf/dovecot/dovecot.conf',
    as: 'etc/dovecot/dovecot.conf',
    // The last thing it does is include what was not handed over: that may set anything.
    facts: {
      'dovecot.settings.ssl_min_protocol': '<unparsed>',
      listener: '<unparsed>',
    },
  },
  {
    product: 'dovecot',
    file: 'iredmail+iRedMail/samples/dovecot/dovecot.conf',
    as: 'etc/dovecot/dovecot.conf',
    // TLS is required in it, unless the files that a template's name stands for say otherwise.
    facts: { 'tls.0.required': '<unparsed>', 'auth.0.cleartext': '<unparsed>' },
  },
  {
    product: 'dovecot',
    file: 'docker-mailserver+docker-mailserver/target/dovecot/10-ssl.conf',
    as: 'etc/dovecot/conf.d/10-ssl.conf',
    facts: { 'tls.0.versions': ['TLSv1.2', 'TLSv1.3'] },
  },
  {
    product: 'synapse',
    file: 'element-hq+synapse/docs/sample_config.yaml',
    as: 'homeserver.yaml',
    // Open to every server, TLS 1.0 allowed towards them, listening on the machine itself alone.
    facts: {
      'federation.0.open': true,
      'tls.0.versions': ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      'listener.0.exposure': 'loopback',
      'auth.0.minLength': 0,
    },
  },
  {
    product: 'clamav',
    file: 'mailcow+mailcow-dockerized/data/conf/clamav/clamd.conf',
    as: 'etc/clamav/clamd.conf',
    facts: { 'malware.0.where': 'scanner', 'listener.0.service': 'clamd' },
  },
  {
    product: 'nginx',
    file: 'h5bp+server-configs-nginx/nginx.conf',
    as: 'etc/nginx/nginx.conf',
    // What it includes was not handed over: which servers there are is not known.
    facts: { tls: '<unparsed>', 'nginx.serverTokens': '<unparsed>' },
  },
];

describe.skipIf(!existsSync(CORPUS))('mail of public projects (needs ../shared)', () => {
  const read = async (folder: string) =>
    configFacts('postfix', {
      'etc/postfix/main.cf': text(`${folder}/main.cf`),
      'etc/postfix/master.cf': text(`${folder}/master.cf`),
    });

  function doors(facts: Readonly<Record<string, unknown>>, field: string): Readonly<Record<string, unknown>> {
    const names = Object.keys(facts).filter((path) => /^postfix\.services\.\d+\.name$/.test(path));
    return Object.fromEntries(names.map((path) => [String(facts[path]), facts[path.replace(/name$/, field)]]));
  }

  it('mailcow: three inner doors let people log in without TLS', async () => {
    const facts = await read('mailcow+mailcow-dockerized/data/conf/postfix');
    const open = Object.entries(doors(facts, 'authOnly')).filter(([, only]) => only === false);
    expect(open.map(([name]) => name)).toEqual(['588', '590', '591']);
    expect(doors(facts, 'tlsLevel')).toMatchObject({ 588: 'may', 590: 'may', 591: 'may', submission: 'encrypt' });
    expect(facts['postfix.settings.milter_default_action']).toBe('tempfail');
    expect(facts['postfix.settings.smtp_tls_security_level']).toBe('dane');
    // What submission refers to is written further on.
    expect(doors(facts, 'effectiveVersions')).toMatchObject({
      smtp: ['TLSv1.2', 'TLSv1.3'],
      submission: ['TLSv1.2', 'TLSv1.3'],
    });
  });

  it('docker-mailserver: submission requires TLS, and mail passes when its filter fails', async () => {
    const facts = await read('docker-mailserver+docker-mailserver/target/postfix');
    expect(doors(facts, 'tlsLevel')).toMatchObject({ submission: 'encrypt' });
    expect(facts['postfix.settings.milter_default_action']).toBe('accept');
    expect(facts['postfix.settings.smtpd_sasl_auth_enable']).toBe('no');
  });
});

describe.skipIf(!existsSync(CORPUS))('Compose files of public projects (needs ../shared)', () => {
  const read = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
    configFacts('compose', { [path.slice(path.lastIndexOf('/') + 1)]: text(path) }, { folders: [''] });
  /** Services of which a field of a topic is what is asked, by the field that names them. */
  const those = (facts: Readonly<Record<string, unknown>>, path: string, name: string, value: unknown): unknown[] => {
    const [topic = '', field = ''] = path.split('.');
    const paths = Object.keys(facts).filter((each) => each.startsWith(`${topic}.`) && each.endsWith(`.${field}`));
    return paths.filter((each) => facts[each] === value).map((each) => facts[each.replace(field, name)]);
  };

  it('mailcow: one service may do anything, two hold the socket of the host, three images float', async () => {
    const facts = await read('mailcow+mailcow-dockerized/docker-compose.yml');
    expect(those(facts, 'isolation.privileged', 'name', true)).toEqual(['netfilter-mailcow']);
    expect(those(facts, 'isolation.hostSocket', 'name', true)).toEqual(['dockerapi-mailcow', 'ofelia-mailcow']);
    expect(those(facts, 'component.floating', 'name', true)).toEqual(['memcached', 'mcuadros/ofelia']);
    expect(those(facts, 'listener.exposure', 'service', 'loopback')).toEqual(
      expect.arrayContaining(['mysql-mailcow', 'redis-mailcow']),
    );
  });

  it('docker-mailserver: the latest image, no hardening, no limits', async () => {
    const facts = await read('docker-mailserver+docker-mailserver/compose.yaml');
    expect(those(facts, 'component.floating', 'version', true)).toEqual(['latest']);
    expect(those(facts, 'isolation.noNewPrivileges', 'name', true)).toEqual([]);
    expect(those(facts, 'limit.enabled', 'what', true)).toEqual([]);
    expect(those(facts, 'listener.exposure', 'port', 'all')).toEqual([25, 143, 465, 587, 993]);
  });

  it('Mattermost: hardened, with what an environment still decides', async () => {
    const facts = await read('mattermost+docker/docker-compose.yml');
    expect(those(facts, 'isolation.noNewPrivileges', 'name', true)).toEqual(['postgres', 'mattermost']);
    expect(those(facts, 'isolation.readOnly', 'name', '<templated>')).toEqual(['mattermost']);
    expect(those(facts, 'component.floating', 'name', true)).toEqual([]);
  });

  it('Rocket.Chat: the chat and its measurements are open to all', async () => {
    const facts = await read('RocketChat+rocketchat-compose/compose.yml');
    expect(those(facts, 'listener.exposure', 'port', 'all')).toEqual([3000, 9458]);
    expect(facts['component.0.version']).toBe('8.0.1');
  });

  it('Zulip: two images float, no database is published', async () => {
    const facts = await read('zulip+docker-zulip/compose.yaml');
    expect(those(facts, 'component.floating', 'name', true)).toEqual(['memcached', 'redis']);
    expect(those(facts, 'listener.exposure', 'service', 'all').includes('database')).toBe(false);
  });
});

/** Jails of each file that are on, and for how long the first of them bans. */
const JAILS = [
  ['docker-mailserver+docker-mailserver/target/fail2ban/jail.local', ['dovecot', 'postfix', 'custom'], 'P7D'],
  ['iredmail+iRedMail/samples/fail2ban/jail.local', [], undefined],
] as const;

describe.skipIf(!existsSync(CORPUS))('configurations of public projects (needs ../shared)', () => {
  it.each(REAL)('$product: $file', async ({ product, file, as, folders, facts: expected }) => {
    const options =
      product === 'nginx'
        ? { version: '1.22.1', folders: ['etc', 'etc/nginx'] }
        : folders === undefined
          ? {}
          : { folders };
    const facts = await configFacts(product, { [as]: text(file) }, options);
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, facts[path]]))).toEqual(expected);
  });

  it.each(JAILS)('fail2ban: %s', async (file, on, ban) => {
    const base = '[DEFAULT]\nenabled = false\nmaxretry = 5\nfindtime = 10m\nbantime = 10m\n';
    const files = { 'etc/fail2ban/jail.conf': base, 'etc/fail2ban/jail.local': text(file) };
    const facts = await configFacts('fail2ban', files, { folders: ['etc', 'etc/fail2ban', 'etc/fail2ban/jail.d'] });
    const jails = Object.keys(facts).flatMap((path) => /^(fail2ban\.jails\.\d+)\.name$/.exec(path)?.[1] ?? []);
    const enabled = jails.filter((jail) => facts[`${jail}.enabled`] === true);
    expect(enabled.map((jail) => facts[`${jail}.name`])).toEqual(on);
    expect(facts[`${enabled[0] ?? ''}.bantime`]).toBe(ban);
  });

  it.each([...REAL.map(({ product, file }) => [product, file] as const)])(
    '%s: a NUL in %s is named and not read over',
    async (product, file) => {
      const reading = await readConfig(product, { 'x.conf': `${text(file)}\0` });
      expect(reading).toMatchObject({ status: 'unreadable', code: 'encoding' });
    },
  );
});
