// Writes controls/defaults/dovecot/<version>.json from what Debian's `doveconf -d` prints:
// `node test/defaults/dovecot.js` on a machine with dovecot-core and dovecot-imapd.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Of the services what an audit asks: on which sockets they listen and for which protocol. */
const OF_SERVICE = /^service\/[^/]+\/(protocol$|inet_listener\/[^/]+\/(port|address|ssl)$)/;
/** Of all else: logging in, TLS, logs and limits. */
const WANTED =
  /^(ssl|verbose_ssl|auth_|disable_|log|listen|mail_(debug|plugins|max|privileged)|protocols|haproxy|syslog|default_|base_dir)/;

const lines = execFileSync('doveconf', ['-d', '-S'], { encoding: 'utf8' }).split('\n');
const settings = Object.fromEntries(
  lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    return WANTED.test(name) || OF_SERVICE.test(name) ? [[name, value]] : [];
  }),
);
const [version] = execFileSync('dovecot', ['--version'], { encoding: 'utf8' }).split(' ');
const own = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'dovecot-core'], { encoding: 'utf8' });
const source = {
  package: `dovecot-core ${own}`,
  distribution: 'Debian 12',
  command: 'doveconf -d -S',
  taken: new Date().toISOString().slice(0, 10),
};
const target = join(ROOT, 'controls', 'defaults', 'dovecot');
mkdirSync(target, { recursive: true });
const table = { product: 'dovecot', version: version.split('.').slice(0, 2).join('.'), source, settings };
writeFileSync(join(target, `${table.version}.json`), `${JSON.stringify(table, null, 2)}\n`);
