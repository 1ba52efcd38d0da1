/**
 * Topics on which configuration speaks, whatever the product, with the fields of one entry: `tls.0.versions`. A check
 * on a topic is written once for all products. Durations are ISO 8601 or `unlimited`, sizes are bytes or `unlimited`.
 */
export const TOPICS = {
  /** Who listens, or connects, with what cryptography. `role`: server or client. `required`: clear text is refused. */
  tls: [
    'listener',
    'protocol',
    'role',
    'exposure',
    'offered',
    'required',
    'versions',
    'cipherString',
    'ciphers',
    'verify',
  ],
  /** How somebody proves who they are, per group of people or way in. `hash`: how passwords are stored. */
  auth: [
    'scope',
    'minLength',
    'rules',
    'hash',
    'lockoutAttempts',
    'lockout',
    'mfaAvailable',
    'mfaEnforced',
    'cleartext',
    'anonymous',
    'selfRegistration',
  ],
  session: ['scope', 'idle', 'max'],
  /** `secrets`: may hold passwords, tokens or message texts. `tamper`: changes are made visible. */
  log: [
    'source',
    'enabled',
    'level',
    'fields',
    'sink',
    'remote',
    'remoteTls',
    'retention',
    'secrets',
    'tamper',
    'audit',
  ],
  /** How long what kind of data is kept; `deletes`: the product removes it by itself afterwards. */
  retention: ['of', 'keep', 'deletes'],
  backup: ['target', 'offsite', 'encrypted', 'immutable', 'schedule', 'keep', 'verify'],
  malware: ['where', 'enabled', 'failMode', 'maxSize', 'updateEvery'],
  patch: ['enabled', 'security', 'excluded', 'reboot'],
  /** A source of time. `authenticated`: NTS or a key. */
  time: ['source', 'authenticated'],
  /** A socket. `exposure`: loopback, private, public or all. `admin`: for administration. */
  listener: ['service', 'address', 'port', 'exposure', 'admin', 'cleartext'],
  /** What a packet filter does with what no rule names. */
  firewall: ['direction', 'default'],
  alert: ['receiver', 'effective'],
  /** `shared`: not of one person. */
  account: ['name', 'privileged', 'shared'],
  /** A piece of software that runs. `floating`: the version is not fixed. */
  component: ['name', 'version', 'floating'],
  /** What bounds the load or the number of attempts one party can cause. */
  limit: ['what', 'enabled', 'value'],
  /** How a container or service is kept from the rest of its machine. */
  isolation: ['name', 'privileged', 'root', 'dropsAll', 'noNewPrivileges', 'readOnly', 'hostSocket', 'hostNetwork'],
  /** Traffic with other organisations, or for them. `open`: with anybody. */
  federation: ['of', 'open', 'peers'],
  /** Behaviour meant for development. */
  debug: ['what', 'enabled'],
  /** A password or key in clear text, a default one, or one that everybody knows. */
  secret: ['where', 'inline', 'known'],
  /** One run of something that happens again and again. */
  run: ['of', 'at', 'ok'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Topic = keyof typeof TOPICS;
export type TopicField<T extends Topic> = (typeof TOPICS)[T][number];

interface ProductEntry {
  /** As its makers write it. */
  readonly title: string;
  readonly about: readonly Topic[];
}

/** Every product whose configuration is read, and what it speaks about. A test holds each adapter to this. */
export const PRODUCTS = {
  alertmanager: { title: 'Alertmanager', about: ['alert'] },
  apache: { title: 'Apache HTTP Server', about: ['tls', 'listener', 'log', 'limit', 'debug'] },
  auditd: { title: 'auditd', about: ['log'] },
  borgmatic: { title: 'borgmatic', about: ['backup', 'secret'] },
  chrony: { title: 'chrony', about: ['time', 'listener'] },
  clamav: { title: 'ClamAV', about: ['malware', 'listener'] },
  compose: {
    title: 'Docker Compose',
    about: ['listener', 'isolation', 'component', 'secret', 'limit', 'log'],
  },
  dovecot: { title: 'Dovecot', about: ['tls', 'auth', 'log', 'limit', 'listener'] },
  ejabberd: {
    title: 'ejabberd',
    about: ['tls', 'auth', 'log', 'retention', 'limit', 'listener', 'federation'],
  },
  fail2ban: { title: 'Fail2ban', about: ['limit'] },
  generic: { title: 'generic export', about: [] },
  haproxy: { title: 'HAProxy', about: ['tls', 'listener', 'log', 'limit'] },
  journald: { title: 'systemd-journald', about: ['log'] },
  keycloak: { title: 'Keycloak', about: ['auth', 'session', 'log', 'account', 'secret'] },
  kubernetes: {
    title: 'Kubernetes',
    about: ['listener', 'isolation', 'component', 'secret', 'limit', 'tls'],
  },
  logrotate: { title: 'logrotate', about: ['log'] },
  mattermost: {
    title: 'Mattermost',
    about: ['tls', 'auth', 'session', 'log', 'retention', 'limit', 'listener', 'secret'],
  },
  mysql: { title: 'MySQL and MariaDB', about: ['tls', 'auth', 'log', 'listener'] },
  nftables: { title: 'nftables', about: ['firewall'] },
  nginx: { title: 'nginx', about: ['tls', 'log', 'listener', 'limit'] },
  openssh: { title: 'OpenSSH', about: ['auth', 'session', 'log', 'limit', 'listener'] },
  pgbackrest: { title: 'pgBackRest', about: ['backup', 'run'] },
  postfix: { title: 'Postfix', about: ['tls', 'auth', 'log', 'limit', 'malware', 'federation', 'listener'] },
  postgresql: { title: 'PostgreSQL', about: ['tls', 'auth', 'log', 'listener', 'backup'] },
  prometheus: { title: 'Prometheus', about: ['alert', 'retention'] },
  prosody: {
    title: 'Prosody',
    about: ['tls', 'auth', 'log', 'retention', 'limit', 'listener', 'federation'],
  },
  rabbitmq: { title: 'RabbitMQ', about: ['tls', 'auth', 'log', 'listener', 'account'] },
  redis: { title: 'Redis', about: ['tls', 'auth', 'log', 'listener'] },
  restic: { title: 'restic', about: ['run'] },
  rocketchat: { title: 'Rocket.Chat', about: ['auth', 'log', 'retention', 'limit', 'session'] },
  rspamd: { title: 'Rspamd', about: ['malware', 'listener', 'limit'] },
  rsyslog: { title: 'rsyslog', about: ['log'] },
  synapse: {
    title: 'Synapse',
    about: ['tls', 'auth', 'session', 'log', 'retention', 'limit', 'listener', 'federation', 'secret'],
  },
  terraform: { title: 'Terraform plan', about: ['listener', 'tls', 'backup', 'isolation'] },
  timesyncd: { title: 'systemd-timesyncd', about: ['time'] },
  ufw: { title: 'ufw', about: ['firewall', 'log'] },
  'unattended-upgrades': { title: 'unattended-upgrades', about: ['patch'] },
  velero: { title: 'Velero', about: ['backup'] },
} as const satisfies Readonly<Record<string, ProductEntry>>;

export type Product = keyof typeof PRODUCTS;

/** The products that speak about a topic, in order of name. A generic export does so where its mapping says so. */
export function productsAbout(topic: Topic): readonly Product[] {
  const entries = Object.entries(PRODUCTS) as readonly (readonly [Product, ProductEntry])[];
  return entries.filter(([, { about }]) => about.includes(topic)).map(([product]) => product);
}
