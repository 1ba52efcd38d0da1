// Writes controls/defaults/postfix/<version>.json from what Debian's `postconf -d` prints:
// `node test/defaults/postfix.js` on a machine with that package.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What an audit asks of: the daemon that takes mail in, the one that sends it, and who may use them. */
const WANTED =
  /^(smtpd_|smtp_tls|smtp_dns|smtp_(use|enforce)|postscreen_tls|tls_|milter|non_smtpd_milters|my(destination|networks_style|origin)|inet_|compat|content_filter|relay|message_size|maillog_file|syslog_name|disable_vrfy|mail_name|mail_version|virtual_(mailbox|alias)_domains|always_bcc|in_flow|anvil_|permit_mx|lmtp_tls|data_directory|alias_maps|local_recipient|proxy_interfaces|parent_domain|double_bounce|address_verify_(sender|positive|negative)|default_(privs|destination))/;

const lines = execFileSync('postconf', ['-d'], { encoding: 'utf8' }).split('\n');
const settings = Object.fromEntries(
  lines.flatMap((line) => {
    const [, name, value] = /^(\w+) =\s?(.*)$/.exec(line) ?? [];
    return name !== undefined && WANTED.test(name) ? [[name, value.trim()]] : [];
  }),
);
const version = execFileSync('postconf', ['-h', 'mail_version'], { encoding: 'utf8' }).trim().split('.').slice(0, 2);
const own = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'postfix'], { encoding: 'utf8' });
const source = {
  package: `postfix ${own}`,
  distribution: 'Debian 12',
  command: 'postconf -d',
  taken: new Date().toISOString().slice(0, 10),
};
const target = join(ROOT, 'controls', 'defaults', 'postfix');
mkdirSync(target, { recursive: true });
const table = { product: 'postfix', version: version.join('.'), source, settings };
writeFileSync(join(target, `${table.version}.json`), `${JSON.stringify(table, null, 2)}\n`);
