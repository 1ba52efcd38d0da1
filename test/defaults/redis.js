// Writes controls/defaults/redis/<version>.json from what Debian's redis-server does with an empty file:
// `node test/defaults/redis.js` on a machine with that package.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What this script itself has to set. */
const OWN = new Set(['unixsocket', 'dir', 'pidfile']);

const folder = mkdtempSync(join(tmpdir(), 'biotoets-redis-'));
const file = join(folder, 'redis.conf');
const socket = join(folder, 'socket');
// No port is opened: what it would be is read from a second print.
writeFileSync(file, `unixsocket ${socket}\ndir ${folder}\nport 0\n`);
const server = spawn('redis-server', [file], { stdio: 'ignore' });
try {
  for (let tries = 0; tries < 100 && !existsSync(socket); tries += 1) await sleep(50);
  const lines = execFileSync('redis-cli', ['-s', socket, 'config', 'get', '*'], { encoding: 'utf8' }).split('\n');
  const settings = {};
  for (let at = 0; at + 1 < lines.length; at += 2) if (!OWN.has(lines[at])) settings[lines[at]] = lines[at + 1];
  settings.port = '6379';
  const version = /v=(\d+\.\d+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))[1];
  const own = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'redis-server'], { encoding: 'utf8' });
  const source = {
    package: `redis-server ${own}`,
    distribution: 'Debian 12',
    command: "redis-cli config get '*' with an empty file; port as its documentation gives it",
    taken: new Date().toISOString().slice(0, 10),
  };
  const target = join(ROOT, 'controls', 'defaults', 'redis');
  mkdirSync(target, { recursive: true });
  const sorted = Object.fromEntries(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(
    join(target, `${version}.json`),
    `${JSON.stringify({ product: 'redis', version, source, settings: sorted }, null, 2)}\n`,
  );
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
