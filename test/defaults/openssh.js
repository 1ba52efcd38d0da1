// Writes controls/defaults/openssh/<version>.json from what the sshd of this machine does with an empty file:
// `node test/defaults/openssh.js` on a machine with Debian's openssh-server.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What depends on the machine and not on the program. */
const LOCAL = new Set(['hostkey', 'pidfile', 'listenaddress']);
const EMPTY = '/dev/null';

const folder = mkdtempSync(join(tmpdir(), 'biotoets-sshd-'));
try {
  mkdirSync('/run/sshd', { recursive: true });
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const printed = execFileSync('/usr/sbin/sshd', ['-T', '-f', EMPTY, '-h', key], { encoding: 'utf8' });
  const settings = {};
  for (const line of printed.trim().split('\n')) {
    const [, name, value] = /^(\S+)\s*(.*)$/.exec(line);
    if (!LOCAL.has(name)) settings[name] = value;
  }
  const { stderr } = spawnSync('/usr/sbin/sshd', ['-V'], { encoding: 'utf8' });
  const version = /OpenSSH_(\d+\.\d+)/.exec(stderr)[1];
  const field = (name) =>
    execFileSync('dpkg-query', ['-W', '-f', `\${${name}}`, 'openssh-server'], { encoding: 'utf8' });
  const table = {
    product: 'openssh',
    version,
    source: {
      package: `openssh-server ${field('Version')}`,
      distribution: 'Debian 12',
      command: `sshd -T -f ${EMPTY}`,
      taken: new Date().toISOString().slice(0, 10),
    },
    settings,
  };
  const target = join(ROOT, 'controls', 'defaults', 'openssh');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${version}.json`), `${JSON.stringify(table, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
