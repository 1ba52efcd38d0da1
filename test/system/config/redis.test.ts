import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { configFacts } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const LINES = [
  'maxclients 5',
  'MAXCLIENTS 60',
  'timeout 30',
  'appendonly yes',
  'protected-mode no',
  'loglevel verbose',
  'loglevel "debug"',
  "logfile '/dev/null'",
  'bind 127.0.0.1 -::1',
  '# timeout 1',
  'tls-auth-clients optional',
];
const NAMES = [
  'maxclients',
  'timeout',
  'appendonly',
  'protected-mode',
  'bind',
  'tls-auth-clients',
  'enable-debug-command',
];

/** What redis-server, on a socket file and without a port, says its settings are. */
async function settings(file: string, socket: string): Promise<ReadonlyMap<string, string>> {
  const server = spawn('redis-server', [file, '--port', '0', '--unixsocket', socket], { stdio: 'ignore' });
  try {
    for (let tries = 0; tries < 200 && !existsSync(socket); tries += 1) await sleep(25);
    const lines = String(execFileSync('redis-cli', ['-s', socket, 'config', 'get', '*'])).split('\n');
    return new Map(lines.flatMap((name, index) => (index % 2 === 0 ? [[name, lines[index + 1] ?? ''] as const] : [])));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

it.each(Array.from({ length: 30 }, (_, index) => index + 1))('redis-server reads variant %i alike', async (seed) => {
  using place = ownFolder('redis');
  const choose = chooser(seed);
  const body = () => `${Array.from({ length: choose(6) }, () => pick(choose, LINES)).join('\n')}\n`;
  const files = {
    'redis.conf': `dir ${place.root}\n${body()}include ${place.root}/more/*.conf\n${body()}`,
    'more/b.conf': body(),
    'more/a.conf': body(),
  };
  place.write(files);
  const theirs = await settings(join(place.root, 'redis.conf'), join(place.root, 'socket'));
  const below = Object.entries(files).map(([path, text]) => [`${place.root.slice(1)}/${path}`, text] as const);
  const ours = await configFacts('redis', {
    'etc/redis/redis.conf': files['redis.conf'],
    ...Object.fromEntries(below),
  });
  for (const name of NAMES) expect([name, ours[`redis.${name}`]]).toEqual([name, theirs.get(name)]);
  expect([ours['log.0.level'], ours['log.0.sink']]).toEqual([theirs.get('loglevel'), theirs.get('logfile')]);
});
