import type { Product } from '../../src/catalogue/types.ts';
import type { Files } from '../facts/config/read-config.ts';

/** A change of one value, and the checks or advice (`8.24.04#b/allowed-versions`, `…:advice`) that no longer hold. */
interface Mutation {
  readonly from: string;
  readonly to: string;
  readonly breaks: readonly string[];
}

interface Evidence {
  readonly version?: string;
  readonly folders?: readonly string[];
  /** Settings on which every check that is asked of the product holds, with all advice. */
  readonly good: Files;
  readonly mutations: readonly Mutation[];
}

const m = (from: string, to: string, ...breaks: readonly string[]): Mutation => ({ from, to, breaks });

const REALM = JSON.stringify({
  realm: 'staff',
  passwordPolicy: 'length(14)',
  bruteForceProtected: true,
  failureFactor: 5,
  eventsEnabled: true,
  adminEventsEnabled: true,
  browserFlow: 'browser',
  authenticationFlows: [
    {
      alias: 'browser',
      authenticationExecutions: [
        { authenticator: 'auth-username-password-form', requirement: 'REQUIRED' },
        { authenticator: 'auth-otp-form', requirement: 'REQUIRED' },
      ],
    },
  ],
  users: [],
  clients: [],
});

const MATTERMOST = JSON.stringify({
  ServiceSettings: {
    ConnectionSecurity: 'TLS',
    TLSMinVer: '1.2',
    ListenAddress: ':8065',
    EnableMultifactorAuthentication: true,
    EnforceMultifactorAuthentication: true,
    MaximumLoginAttempts: 5,
  },
  PasswordSettings: { MinimumLength: 14 },
  LogSettings: { EnableFile: true, FileLevel: 'INFO', EnableConsole: true, ConsoleLevel: 'INFO' },
  ExperimentalAuditSettings: { FileEnabled: true },
  RateLimitSettings: { Enable: true },
  DataRetentionSettings: {
    EnableMessageDeletion: true,
    MessageRetentionDays: 30,
    EnableFileDeletion: true,
    FileRetentionDays: 30,
  },
});

const SYNAPSE = `listeners: [{port: 8008, type: http, bind_addresses: [127.0.0.1], resources: [{names: [client, metrics]}]}]
federation_client_minimum_tls_version: '1.2'
allow_guest_access: false
password_config: {policy: {enabled: true, minimum_length: 14}}
retention: {enabled: true, default_policy: {max_lifetime: 30d}}
media_retention: {local_media_lifetime: 30d}
`;

export const evidence: Readonly<Partial<Record<Product, Evidence>>> = {
  alertmanager: {
    good: {
      'etc/alertmanager/alertmanager.yml':
        'route: {receiver: team}\nreceivers: [{name: team, email_configs: [{to: a@b.example}]}]\n',
    },
    mutations: [
      m(', email_configs: [{to: a@b.example}]', '', '8.16.02#b/alerting:arrives', '8.16.03#b/alerting:arrives'),
    ],
  },
  auditd: {
    folders: ['etc', 'etc/audit', 'etc/audit/rules.d'],
    good: { 'etc/audit/auditd.conf': 'write_logs = yes\nlog_file = /var/log/audit/audit.log\n' },
    mutations: [m('write_logs = yes', 'write_logs = no', '8.15.01#b/logging-on', '8.15.01#b/logging-on:all-on')],
  },
  borgmatic: {
    good: {
      'etc/borgmatic/config.yaml':
        'repositories: [{path: "ssh://backup.example/./x", append_only: true}]\nencryption_passcommand: pass\nchecks: [{name: repository}]\n',
    },
    mutations: [
      m('append_only: true', 'append_only: false', '8.13.01#b/append-only:out-of-reach'),
      m('name: repository', 'name: disabled', '8.13.01#b/jobs:recalculated'),
      m('ssh://backup.example/./x', '/srv/backup', '8.13.03#b/target-elsewhere:other-machine'),
    ],
  },
  chrony: {
    good: { 'etc/chrony/chrony.conf': 'server ntp.example nts\nbindcmdaddress 127.0.0.1\n' },
    mutations: [
      m('server ntp.example nts', 'rtcsync', '8.17#a/configured-source'),
      m('127.0.0.1', '203.0.113.7', '8.20.02#b/clear-administration', '8.20.02#b/clear-administration:own-address'),
      m('127.0.0.1', '0.0.0.0', '8.20.02#b/clear-administration:own-address'),
    ],
  },
  compose: {
    folders: ['.'],
    good: { 'compose.yaml': 'services: {app: {image: "registry.example/app:1.2", privileged: false}}\n' },
    mutations: [
      m('privileged: false', 'privileged: true', '8.09#b/contained:no-way-out'),
      m(':1.2', ':latest', '8.09#b/contained:fixed-versions'),
      m('privileged: false', 'network_mode: host', '8.22.01#b/own-network:not-of-the-host'),
    ],
  },
  dovecot: {
    version: '2.3',
    folders: ['etc', 'etc/dovecot'],
    good: {
      'etc/dovecot/dovecot.conf': [
        'protocols = imap',
        'ssl = required',
        'ssl_min_protocol = TLSv1.2',
        'auth_mechanisms = plain',
        'auth_verbose_passwords = no',
        'service doveadm {\n  inet_listener {\n    address = 127.0.0.1\n    port = 12345\n  }\n}\n',
      ].join('\n'),
    },
    mutations: [
      m('ssl_min_protocol = TLSv1.2', 'ssl_min_protocol = TLSv1', '8.24.04#b/allowed-versions'),
      m('auth_mechanisms = plain', 'auth_mechanisms = plain anonymous', '5.17.03#b/no-anonymous'),
      m('passwords = no', 'passwords = plain', '8.15.02#b/log-levels:no-debug'),
      m('ssl = required', 'ssl = yes\nprotocol imap {\n  ssl_min_protocol = TLSv1.1\n}', '8.24.04#b/allowed-versions'),
    ],
  },
  clamav: {
    good: {
      'etc/clamav/clamd.conf': 'ScanMail yes\nScanArchive yes\nTCPSocket 3310\nTCPAddr 127.0.0.1\n',
      'etc/clamav/freshclam.conf': 'Checks 24\n',
      'etc/clamav/clamav-milter.conf': 'OnFail Defer\n',
    },
    mutations: [
      m('ScanMail yes', 'ScanMail no', '8.07.04#b/scanner-on'),
      m('OnFail Defer', 'OnFail Accept', '8.07.04#b/scanner-on'),
      m('Checks 24', 'Checks 0', '8.07.03#a/updates-set:daily'),
      m(
        'TCPAddr 127.0.0.1',
        'TCPAddr 203.0.113.7',
        '8.20.02#b/clear-administration',
        '8.20.02#b/clear-administration:own-address',
      ),
    ],
  },
  journald: {
    folders: ['etc', 'etc/systemd'],
    good: { 'etc/systemd/journald.conf': '[Journal]\nStorage=persistent\nMaxRetentionSec=2year\n' },
    mutations: [
      m(
        'persistent',
        'none',
        '8.15.01#b/logging-on',
        '8.15.01#b/logging-on:all-on',
        '8.15.04#b/limits-set:long-enough',
      ),
      m('2year', '3day', '8.15.04#b/limits-set:long-enough'),
    ],
  },
  keycloak: {
    good: { 'realm.json': REALM },
    mutations: [
      m(
        'auth-otp-form","requirement":"REQUIRED',
        'auth-otp-form","requirement":"DISABLED',
        '5.17.01#b/second-factor',
        '5.17.01#b/second-factor:enforced',
      ),
      m('"bruteForceProtected":true', '"bruteForceProtected":false', '5.17.01#b/second-factor:attempts'),
      m('length(14)', 'length(6)', '5.17.03#b/configured-rules:length'),
      m('"eventsEnabled":true', '"eventsEnabled":false', '8.15.01#b/logging-on:all-on'),
      m('"eventsEnabled":true', '"eventsEnabled":true,"eventsExpiration":86400', '8.15.04#b/limits-set:long-enough'),
    ],
  },
  kubernetes: {
    good: {
      'app.yaml':
        'kind: Pod\nmetadata: {name: app}\nspec: {hostNetwork: false, containers: [{name: app, image: "registry.example/app:1.2", securityContext: {privileged: false}}]}\n',
    },
    mutations: [
      m('privileged: false', 'privileged: true', '8.09#b/contained:no-way-out'),
      m(':1.2', ':latest', '8.09#b/contained:fixed-versions'),
      m('hostNetwork: false', 'hostNetwork: true', '8.22.01#b/own-network:not-of-the-host'),
    ],
  },
  logrotate: {
    good: { 'etc/logrotate.conf': '/var/log/a {\n  weekly\n  rotate 52\n}\n' },
    mutations: [m('rotate 52', 'rotate 2', '8.15.04#b/limits-set:long-enough')],
  },
  mattermost: {
    good: { 'config.json': MATTERMOST },
    mutations: [
      m('"TLSMinVer":"1.2"', '"TLSMinVer":"1.0"', '8.24.04#b/allowed-versions'),
      m(
        '"EnableMultifactorAuthentication":true',
        '"EnableMultifactorAuthentication":false',
        '5.17.01#b/second-factor',
        '5.17.01#b/second-factor:enforced',
      ),
      m('"MinimumLength":14', '"MinimumLength":8', '5.17.03#b/configured-rules:length'),
      m('"FileEnabled":true', '"FileEnabled":false', '8.15.01#b/logging-on:all-on'),
      m('"FileLevel":"INFO"', '"FileLevel":"DEBUG"', '8.15.02#b/log-levels:no-debug'),
      m('"EnableMessageDeletion":true', '"EnableMessageDeletion":false', '5.33.01#b/deletes:in-time'),
    ],
  },
  mysql: {
    good: {
      'etc/mysql/my.cnf': '[mysqld]\nssl-cert = /etc/mysql/a.pem\ntls_version = TLSv1.2,TLSv1.3\n',
    },
    mutations: [m('TLSv1.2,', 'TLSv1.1,', '8.24.04#b/allowed-versions')],
  },
  pgbackrest: {
    good: {
      'etc/pgbackrest/pgbackrest.conf': '[global]\nrepo1-type=s3\nrepo1-s3-bucket=x\nrepo1-cipher-type=aes-256-cbc\n',
    },
    mutations: [
      m('repo1-cipher-type=aes-256-cbc', 'repo1-cipher-type=none', '8.13.01#b/jobs:encrypted'),
      m('repo1-type=s3', 'repo1-type=posix', '8.13.03#b/target-elsewhere:other-machine'),
    ],
  },
  postfix: {
    good: {
      'etc/postfix/main.cf': [
        'compatibility_level = 3.6',
        'smtpd_tls_security_level = may',
        'smtp_tls_security_level = dane',
        'smtpd_tls_protocols = >=TLSv1.2',
        'smtpd_tls_mandatory_protocols = >=TLSv1.2',
        'smtp_tls_protocols = >=TLSv1.2\n',
      ].join('\n'),
      'etc/postfix/master.cf':
        'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    },
    mutations: [
      m('smtpd_tls_protocols = >=TLSv1.2', 'smtpd_tls_protocols = >=TLSv1', '8.24.04#b/allowed-versions'),
      m('smtp_tls_protocols = >=TLSv1.2', 'smtp_tls_protocols = !SSLv3', '8.24.04#b/allowed-versions'),
      m(
        'smtpd_tls_security_level=encrypt',
        'smtpd_tls_mandatory_protocols=>=TLSv1.1 -o smtpd_tls_security_level=encrypt',
        '8.24.04#b/allowed-versions',
      ),
    ],
  },
  prometheus: {
    good: {
      'etc/prometheus/prometheus.yml':
        'rule_files: [rules.yml]\nalerting: {alertmanagers: [{static_configs: [{targets: ["alerts.example:9093"]}]}]}\n',
      'etc/prometheus/rules.yml': 'groups: [{name: a, rules: [{alert: Down, expr: up == 0}]}]\n',
    },
    mutations: [
      m(
        'alertmanagers: [{static_configs: [{targets: ["alerts.example:9093"]}]}]',
        'alertmanagers: []',
        '8.16.02#b/alerting:arrives',
      ),
    ],
  },
  rabbitmq: {
    good: {
      'etc/rabbitmq/rabbitmq.conf': [
        'listeners.ssl.default = 5671',
        'ssl_options.versions.1 = tlsv1.2',
        'ssl_options.versions.2 = tlsv1.3',
        'auth_mechanisms.1 = PLAIN',
        'management.tcp.port = 15672',
        'management.tcp.ip = 127.0.0.1\n',
      ].join('\n'),
    },
    mutations: [
      m('tlsv1.2', 'tlsv1.1', '8.24.04#b/allowed-versions'),
      m('PLAIN', 'ANONYMOUS', '5.17.03#b/no-anonymous'),
      m('127.0.0.1', '203.0.113.7', '8.20.02#b/clear-administration', '8.20.02#b/clear-administration:own-address'),
    ],
  },
  nginx: {
    version: '1.22.1',
    folders: ['etc', 'etc/nginx'],
    good: {
      'etc/nginx/nginx.conf':
        'error_log /var/log/e.log warn;\nhttp {\n  access_log /var/log/a.log;\n  limit_req_zone $binary_remote_addr zone=a:10m rate=5r/s;\n  limit_req zone=a;\n  server { listen 443 ssl; server_name a.example; ssl_protocols TLSv1.2 TLSv1.3; }\n}\n',
    },
    mutations: [
      m('TLSv1.2 TLSv1.3', 'TLSv1 TLSv1.2', '8.24.04#b/allowed-versions'),
      m('/var/log/a.log', 'off', '8.15.01#b/logging-on', '8.15.01#b/logging-on:all-on'),
      m(' warn', ' debug', '8.15.02#b/log-levels:no-debug'),
      m('443 ssl', '443 ssl; listen 80', '8.21.04#b/clear-text:everywhere'),
      m('443 ssl', '443 ssl; listen 203.0.113.7:80', '8.21.04#b/clear-text:everywhere'),
      m('listen 443 ssl', 'listen 203.0.113.7:443 ssl; listen 203.0.113.7:80', '8.21.04#b/clear-text'),
    ],
  },
  nftables: {
    good: {
      'etc/nftables.conf':
        'table inet filter {\n  chain input {\n    type filter hook input priority 0; policy drop;\n  }\n  chain forward {\n    type filter hook forward priority 0; policy drop;\n  }\n}\n',
    },
    mutations: [
      m('input priority 0; policy drop', 'input priority 0; policy accept', '8.20.01#b/packet-filter:default-deny'),
    ],
  },
  openssh: {
    version: '9.2',
    good: {
      sshd_config:
        'PermitRootLogin no\nPermitEmptyPasswords no\nLogLevel INFO\nMACs hmac-sha2-512-etm@openssh.com\nCiphers aes256-gcm@openssh.com\nKexAlgorithms curve25519-sha256\nMatch User audit\n  X11Forwarding no\n',
    },
    mutations: [
      m('X11Forwarding no', 'PermitRootLogin yes', '5.16.02#b/personal-login:root-login'),
      m('X11Forwarding no', 'PermitEmptyPasswords yes', '5.16.02#b/personal-login', '5.17.03#b/no-anonymous'),
      m('LogLevel INFO', 'LogLevel QUIET', '8.15.01#b/logging-on', '8.15.01#b/logging-on:all-on'),
      m('LogLevel INFO', 'LogLevel DEBUG3', '8.15.02#b/log-levels:no-debug'),
      m('MACs hmac-sha2-512-etm@openssh.com', 'MACs hmac-md5', '8.24.04#b/ssh-algorithms'),
      m('Ciphers aes256-gcm@openssh.com', 'Ciphers +aes128-cbc', '8.24.04#b/ssh-algorithms:ssh-phase-out'),
    ],
  },
  postgresql: {
    version: '15',
    folders: ['etc', 'etc/postgresql', 'etc/postgresql/15', 'etc/postgresql/15/main'],
    good: {
      'etc/postgresql/15/main/postgresql.conf':
        "ssl = on\nssl_min_protocol_version = 'TLSv1.2'\nlog_statement = 'ddl'\n",
      'etc/postgresql/15/main/pg_hba.conf': 'local all all peer\nhostssl all all 10.0.0.0/8 scram-sha-256\n',
    },
    mutations: [
      m("'TLSv1.2'", "'TLSv1.1'", '8.24.04#b/allowed-versions'),
      m('10.0.0.0/8 scram-sha-256', '10.0.0.0/8 trust', '5.17.03#b/no-anonymous'),
      m("'ddl'", "'all'", '8.15.02#b/log-levels:no-debug'),
    ],
  },
  redis: {
    version: '7.0',
    good: { 'redis.conf': 'port 0\ntls-port 6379\ntls-protocols "TLSv1.2 TLSv1.3"\nloglevel notice\n' },
    mutations: [
      m('TLSv1.2 TLSv1.3', 'TLSv1 TLSv1.2', '8.24.04#b/allowed-versions'),
      m('notice', 'debug', '8.15.02#b/log-levels:no-debug'),
    ],
  },
  synapse: {
    good: { 'homeserver.yaml': SYNAPSE },
    mutations: [
      m("'1.2'", "'1'", '8.24.04#b/allowed-versions'),
      m('allow_guest_access: false', 'allow_guest_access: true', '5.17.03#b/no-anonymous'),
      m('minimum_length: 14', 'minimum_length: 4', '5.17.03#b/configured-rules:length'),
      m('max_lifetime: 30d', 'max_lifetime: 5y', '5.33.01#b/deletes:in-time'),
      m('127.0.0.1', '203.0.113.7', '8.20.02#b/clear-administration', '8.20.02#b/clear-administration:own-address'),
    ],
  },
  timesyncd: {
    folders: ['etc', 'etc/systemd'],
    good: { 'etc/systemd/timesyncd.conf': '[Time]\nNTP=ntp.example\n' },
    mutations: [],
  },
  ufw: {
    good: {
      'etc/default/ufw': 'DEFAULT_INPUT_POLICY="DROP"\nDEFAULT_FORWARD_POLICY="DROP"\n',
      'etc/ufw/ufw.conf': 'ENABLED=yes\n',
    },
    mutations: [
      m('DEFAULT_INPUT_POLICY="DROP"', 'DEFAULT_INPUT_POLICY="ACCEPT"', '8.20.01#b/packet-filter:default-deny'),
    ],
  },
  velero: {
    good: {
      'velero.yaml':
        'kind: Schedule\nmetadata: {name: daily}\nspec: {schedule: 0 1 * * *, template: {storageLocation: far}}\n---\nkind: BackupStorageLocation\nmetadata: {name: far}\nspec: {objectStorage: {bucket: x}, config: {kmsKeyId: k}}\n',
    },
    mutations: [m(', config: {kmsKeyId: k}', '', '8.13.01#b/jobs:encrypted')],
  },
};
