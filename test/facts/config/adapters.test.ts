import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDefaults } from '../../../src/catalogue/defaults.ts';
import { PRODUCTS, type Product, TOPICS } from '../../../src/catalogue/products.ts';
import { adapters } from '../../../src/facts/config/adapters.ts';
import { configReader } from '../../../src/facts/config/config.ts';
import { reference, sourceOf } from '../sources.ts';

const FOLDER = `${import.meta.dirname}/../../../src/facts/config`;
const FIELDS = new Map<string, readonly string[]>(Object.entries(TOPICS));
const registered = Object.keys(adapters) as readonly Product[];

/** A small configuration of each product, from which something can be told about every topic it speaks of. */
const EXAMPLES: Readonly<Partial<Record<Product, Readonly<Record<string, string>>>>> = {
  alertmanager: { 'alertmanager.yaml': 'route: {receiver: a}\nreceivers: [{name: a}]\n' },
  auditd: { 'etc/audit/auditd.conf': 'num_logs = 5\n' },
  borgmatic: { 'etc/borgmatic/config.yaml': 'repositories: [{path: /r}]\n' },
  chrony: { 'etc/chrony/chrony.conf': 'server ntp.example nts\nallow\n' },
  clamav: { 'etc/clamav/clamd.conf': 'TCPSocket 3310\n', 'etc/clamav/freshclam.conf': 'Checks 24\n' },
  compose: { 'compose.yaml': 'services: {a: {image: b, ports: ["80:80"], environment: {A_TOKEN: x}}}' },
  dovecot: {
    'etc/dovecot/dovecot.conf': 'ssl = required\nservice doveadm {\n  inet_listener {\n    port = 1\n  }\n}\n',
  },
  ejabberd: { 'ejabberd.yml': 'listen: [{port: 5222, module: ejabberd_c2s}]\n' },
  fail2ban: { 'etc/fail2ban/jail.conf': '[DEFAULT]\nmaxretry = 5\n[sshd]\nenabled = true\n' },
  journald: { 'etc/systemd/journald.conf': '[Journal]\nStorage=persistent\n' },
  keycloak: {
    'realm.json': '{"realm": "x", "users": [{"username": "a"}], "clients": [{"clientId": "a", "secret": "b"}]}',
  },
  kubernetes: {
    'manifests.yaml': [
      'kind: Pod\nspec: {containers: [{name: c, image: d, env: [{name: A_TOKEN, value: x}]}]}\n',
      'kind: Service\nspec: {ports: [{port: 80}]}\n',
      'kind: Ingress\n',
    ].join('---\n'),
  },
  logrotate: { 'etc/logrotate.conf': 'weekly\n/var/log/a {\n rotate 4\n}\n' },
  mattermost: { 'config.json': '{"SqlSettings": {"DataSource": "postgres://x"}}' },
  mysql: { 'etc/mysql/my.cnf': '[mysqld]\nport = 3306\n' },
  nftables: { 'etc/nftables.conf': 'table inet a {\n}\n' },
  nginx: { 'etc/nginx/nginx.conf': 'http { server { listen 443 ssl; limit_req zone=a; } }' },
  openssh: { 'etc/ssh/sshd_config': 'Port 22\nMatch User a\n  X11Forwarding no\n' },
  pgbackrest: { 'etc/pgbackrest/pgbackrest.conf': '[global]\nrepo1-path=/b\n' },
  postfix: {
    'etc/postfix/main.cf': 'smtpd_sasl_auth_enable = yes\n',
    'etc/postfix/master.cf': 'smtp inet n - y - - smtpd\n',
  },
  postgresql: {
    'etc/postgresql/15/main/postgresql.conf': 'ssl = on\n',
    'etc/postgresql/15/main/pg_hba.conf': 'local all all peer\n',
  },
  prometheus: { 'etc/prometheus/prometheus.yml': 'global: {}\n' },
  rabbitmq: { 'etc/rabbitmq/rabbitmq.conf': 'default_user = a\n' },
  redis: { 'etc/redis/redis.conf': 'tls-port 6380\n' },
  restic: { 'snapshots.json': '[{"time": "2026-11-20T03:00:00Z"}]' },
  rocketchat: { 'settings.json': '[{"_id": "Login_Logs_Enabled", "value": true}]' },
  rspamd: { 'etc/rspamd/local.d/antivirus.conf': 'a { type = "clamav"; }\n' },
  rsyslog: { 'etc/rsyslog.conf': '*.* @@log.example\n' },
  synapse: {
    'homeserver.yaml': 'listeners: [{port: 8008, type: http, resources: [{names: [client]}]}]\nform_secret: x\n',
  },
  timesyncd: { 'etc/systemd/timesyncd.conf': '[Time]\nNTP=ntp.example\n' },
  ufw: { 'etc/default/ufw': 'DEFAULT_INPUT_POLICY=DROP\n' },
  velero: { 'velero.yaml': 'kind: Schedule\nmetadata: {name: a}\n' },
  'unattended-upgrades': { 'etc/apt/apt.conf.d/50unattended-upgrades': 'APT "";\n' },
};

it('every folder is an adapter in the registry, and the other way round', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(registered).toEqual(folders.map(({ name }) => name).sort());
  for (const product of registered) expect(existsSync(`${FOLDER}/${product}/${product}.ts`), product).toBe(true);
});

// What a generic export speaks about is in its mapping.
describe.each(registered.filter((product) => product !== 'generic'))('%s', (product) => {
  it('is what it is registered as, and looks in places of its own', async () => {
    const adapter = await adapters[product]?.();
    expect(adapter?.product).toBe(product);
    expect(adapter?.places.main.length).toBeGreaterThan(0);
  });

  it('speaks about what it is listed to speak about, in the fields there are', async () => {
    const sources = Object.entries(EXAMPLES[product] ?? {}).map(([path, text]) => sourceOf(path, text));
    const defaults = await loadDefaults([product]);
    const reading = await configReader.read(sources, { product }, { ...reference, defaults });
    if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
    const paths = reading.facts.variants.flatMap(({ facts }) => facts.map(({ path }) => path.split('.')));
    const about: readonly string[] = PRODUCTS[product].about;
    const topics = [...new Set(paths.map(([topic = '']) => topic))].filter(
      (topic) => ![product, 'drift'].includes(topic),
    );
    expect(topics.sort()).toEqual([...about].sort());
    const strange = paths.filter(([topic = '', , field = '']) => {
      const fields = FIELDS.get(topic);
      return fields !== undefined && field !== '' && !fields.includes(field);
    });
    expect(strange).toEqual([]);
  });
});
