import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configFacts, type Files } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const options = { version: '1.22.1', folders: ['etc/nginx', 'etc/nginx/conf.d', 'etc/nginx/more'] };
const HTTP = [
  'server_tokens off;',
  'access_log off;',
  'ssl_protocols TLSv1.2;',
  'error_log /dev/null debug;',
  '# include nowhere;',
  'limit_req_zone $binary_remote_addr zone=z:1m rate=5r/s;',
];
const SERVER = [
  'server_name a.example b.example;',
  'listen 127.0.0.1:8081;',
  'listen [::1]:8082;',
  'ssl_protocols TLSv1.3;',
  'return 301 https://a.example$request_uri;',
  'add_header X-A "b; c" always;',
  'location / { limit_rate 5; access_log off; }',
];

/** Facts without the places they were read at: those of a print are elsewhere. */
async function values(files: Files) {
  return configFacts('nginx', files, options);
}

it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'nginx -T reads the same files of variant %i',
  async (seed) => {
    using place = ownFolder('nginx');
    const choose = chooser(seed);
    const some = (lines: readonly string[], most: number) =>
      [...new Set(Array.from({ length: choose(most) }, () => pick(choose, lines)))].join('\n  ');
    const server = () => `server {\n  ${some(SERVER, 5)}\n  include ${place.root}/more/*.conf;\n}\n`;
    const files = {
      'nginx.conf': `pid ${place.root}/pid;\nevents {}\nhttp {\n  ${some(HTTP, 4)}\n  include conf.d/*.conf;\n}\n`,
      'conf.d/b.conf': server(),
      'conf.d/a.conf': `${server()}${server()}`,
      ...(choose(2) === 0 ? {} : { 'more/x.conf': 'listen 127.0.0.1:8083;\n' }),
      'more/none': '',
    };
    place.write(files);
    const printed = String(
      execFileSync('nginx', ['-T', '-q', '-c', join(place.root, 'nginx.conf'), '-e', '/dev/null'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const text = (name: string) => readFileSync(join(place.root, name), 'utf8').replaceAll(place.root, '/etc/nginx');
    const own = Object.fromEntries(Object.keys(files).map((name) => [`etc/nginx/${name}`, text(name)]));
    expect(await values(own)).toEqual(await values({ 'nginx-T.txt': printed }));
    expect(printed.match(/^server \{/gm)).toHaveLength(3);
  },
);

it('nginx -T and the files say the same of what Debian ships', async () => {
  const printed = String(execFileSync('nginx', ['-T', '-q'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  const facts = await values({ 'nginx-T.txt': printed });
  expect(facts['tls.0.offered']).toBe(false);
  expect(facts['nginx.serverTokens']).toBe('on');
});
