import type { Product } from '../../catalogue/types.ts';
import type { Adapter } from './types.ts';

/** Every adapter, loaded when a configuration of its product is read. A test compares this list with the folders. */
export const adapters: Readonly<Partial<Record<Product, () => Promise<Adapter>>>> = {
  alertmanager: async () => (await import('./alertmanager/alertmanager.ts')).alertmanagerAdapter,
  auditd: async () => (await import('./auditd/auditd.ts')).auditdAdapter,
  borgmatic: async () => (await import('./borgmatic/borgmatic.ts')).borgmaticAdapter,
  chrony: async () => (await import('./chrony/chrony.ts')).chronyAdapter,
  clamav: async () => (await import('./clamav/clamav.ts')).clamavAdapter,
  compose: async () => (await import('./compose/compose.ts')).composeAdapter,
  dovecot: async () => (await import('./dovecot/dovecot.ts')).dovecotAdapter,
  fail2ban: async () => (await import('./fail2ban/fail2ban.ts')).fail2banAdapter,
  generic: async () => (await import('./generic/generic.ts')).genericAdapter,
  journald: async () => (await import('./journald/journald.ts')).journaldAdapter,
  keycloak: async () => (await import('./keycloak/keycloak.ts')).keycloakAdapter,
  kubernetes: async () => (await import('./kubernetes/kubernetes.ts')).kubernetesAdapter,
  logrotate: async () => (await import('./logrotate/logrotate.ts')).logrotateAdapter,
  mattermost: async () => (await import('./mattermost/mattermost.ts')).mattermostAdapter,
  mysql: async () => (await import('./mysql/mysql.ts')).mysqlAdapter,
  nftables: async () => (await import('./nftables/nftables.ts')).nftablesAdapter,
  nginx: async () => (await import('./nginx/nginx.ts')).nginxAdapter,
  openssh: async () => (await import('./openssh/openssh.ts')).opensshAdapter,
  pgbackrest: async () => (await import('./pgbackrest/pgbackrest.ts')).pgbackrestAdapter,
  postfix: async () => (await import('./postfix/postfix.ts')).postfixAdapter,
  postgresql: async () => (await import('./postgresql/postgresql.ts')).postgresqlAdapter,
  prometheus: async () => (await import('./prometheus/prometheus.ts')).prometheusAdapter,
  rabbitmq: async () => (await import('./rabbitmq/rabbitmq.ts')).rabbitmqAdapter,
  redis: async () => (await import('./redis/redis.ts')).redisAdapter,
  restic: async () => (await import('./restic/restic.ts')).resticAdapter,
  rsyslog: async () => (await import('./rsyslog/rsyslog.ts')).rsyslogAdapter,
  synapse: async () => (await import('./synapse/synapse.ts')).synapseAdapter,
  timesyncd: async () => (await import('./timesyncd/timesyncd.ts')).timesyncdAdapter,
  ufw: async () => (await import('./ufw/ufw.ts')).ufwAdapter,
  'unattended-upgrades': async () =>
    (await import('./unattended-upgrades/unattended-upgrades.ts')).unattendedUpgradesAdapter,
  velero: async () => (await import('./velero/velero.ts')).veleroAdapter,
};
