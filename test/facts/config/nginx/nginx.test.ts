import { expect, it } from 'vitest';
import { factsOf, read, said, sourceOf } from '../../sources.ts';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/nginx/nginx.conf';
const one = (text: string): Files => ({ [MAIN]: `events {}\nhttp {\n${text}\n}\n` });
const TLS = 'server { listen 443 ssl; server_name a.example; ssl_protocols TLSv1.2 TLSv1.3; }';
const options = { version: '1.22.1', folders: ['etc', 'etc/nginx', 'etc/nginx/conf.d'] };

it.each<readonly [string, Files, string, unknown]>([
  ['versions', one(TLS), 'tls.0.versions', ['TLSv1.2', 'TLSv1.3']],
  ['an old name of a version', one('server { listen 443 ssl; }'), 'tls.0.versions', ['TLSv1.0', 'TLSv1.1', 'TLSv1.2']],
  ['a server without TLS', one('server { listen 80; }'), 'tls.0.offered', false],
  ['clear text is refused', one(TLS), 'tls.0.required', true],
  ['clear text is not', one('server { listen 80; listen 443 ssl; }'), 'tls.0.required', false],
  [
    'clear text points there',
    one('server { listen 80; server_name a.example; return 301 https://a.example$request_uri; }'),
    'tls.0.required',
    true,
  ],
  ['who can reach it', one('server { listen 127.0.0.1:8080; }'), 'tls.0.exposure', 'loopback'],
  ['who can reach it over the widest', one('server { listen 127.0.0.1:8080; listen 80; }'), 'tls.0.exposure', 'all'],
  ['a socket in clear text', one('server { listen 80; }'), 'listener.0.cleartext', true],
  ['a socket with TLS', one(TLS), 'listener.0.cleartext', false],
  ['no log of requests', one('access_log off; server { listen 80; }'), 'log.0.enabled', false],
  ['a log that tells too much', one('error_log /var/log/e.log debug; server { listen 80; }'), 'log.1.secrets', true],
  ['a bound', one('server { listen 80; location / { limit_req zone=a; } }'), 'limit.0.enabled', true],
  ['no bound', one('server { listen 80; }'), 'limit.0.enabled', false],
  ['no bound that anybody saw', one('include /srv/x.conf; server { listen 80; }'), 'limit.0.enabled', '<unparsed>'],
  ['servers that nobody saw', one('include /srv/x.conf;'), 'tls', '<unparsed>'],
  ['a folder that is empty', one('include /etc/nginx/conf.d/*.conf;'), 'tls', undefined],
  [
    'an include of the machine',
    { ...one('include /etc/nginx/conf.d/*.conf;'), 'etc/nginx/conf.d/a.conf': TLS },
    'tls.0.listener',
    'a.example',
  ],
  ['a template', one('server { listen 443 ssl; ssl_protocols {{ protocols }}; }'), 'tls.0.versions', '<templated>'],
  [
    'a level that is still to be filled in',
    one('error_log /var/log/e.log {{ l }}; server { listen 80; }'),
    'log.1.secrets',
    '<templated>',
  ],
  [
    'a directive that is still to be filled in',
    one('server { listen 80; {{ x }} y; }'),
    'limit.0.enabled',
    '<templated>',
  ],
  ['facts of its own', one('server_tokens off; server { listen 80; }'), 'nginx.serverTokens', 'off'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('nginx', files, options))[path]).toEqual(expected);
});

it('reads what nginx -T prints', async () => {
  const printed = `nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n# configuration file /etc/nginx/nginx.conf:\n${one(TLS)[MAIN] ?? ''}`;
  const facts = await configFacts('nginx', { 'nginx-T.txt': printed }, { version: '1.22.1' });
  expect(facts['tls.0.versions']).toEqual(['TLSv1.2', 'TLSv1.3']);
});

it('gives a variant for every range of versions whose default decides', async () => {
  const reading = await readConfig('nginx', one('server { listen 443 ssl; }'), { folders: [] });
  expect(reading.status === 'read' && reading.facts.variants.map(({ assuming }) => assuming)).toEqual([
    'nginx 1.22',
    'nginx 1.24',
    'nginx 1.28',
  ]);
});

it('the reader of nginx itself reads a folder that was handed over below the root of a machine', async () => {
  const sources = [
    sourceOf('etc/nginx/conf.d/a.conf', TLS),
    sourceOf('etc/nginx/nginx.conf', 'http { include /etc/nginx/conf.d/*.conf; include /etc/nginx/more/*; }'),
    sourceOf('@folders', 'etc\netc/nginx\netc/nginx/more\n'),
  ];
  const facts = factsOf(await read('nginx', sources, { version: '1.22.1' }));
  expect(said(facts['servers.0.protocols'])).toEqual(['TLSv1.2', 'TLSv1.3']);
  expect(facts['servers']).toBeUndefined();
});
