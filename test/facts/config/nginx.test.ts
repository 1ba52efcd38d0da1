import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Reading } from '../../../src/facts/types.ts';
import { factsOf, read, said, sourceOf } from '../sources.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url).pathname;

/** Reads one file, or several with the main one first, as nginx 1.27.3 unless said otherwise. */
function readNginx(
  files: string | Readonly<Record<string, string>>,
  version: string | undefined = '1.27.3',
): Promise<Reading> {
  const named = typeof files === 'string' ? { 'nginx.conf': files } : files;
  const sources = Object.entries(named).map(([name, text]) => sourceOf(name, text));
  return read('nginx', sources, version === '' ? {} : { version });
}

async function facts(files: string | Readonly<Record<string, string>>, version?: string) {
  return factsOf(await readNginx(files, version));
}

async function values(files: string | Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const all = await facts(files);
  return Object.fromEntries(Object.entries(all).map(([path, fact]) => [path, said(fact)]));
}

function web(server: string, http = ''): string {
  return `events {}\nhttp {\n${http}\nserver {\n${server}\n}\n}\n`;
}

const TLS = 'listen 443 ssl; server_name portal.example;';

describe('a server', () => {
  it('gives every value with its place, scope and origin', async () => {
    const found = await facts(`http {
  ssl_protocols TLSv1.2 TLSv1.3;
  server {
    listen 443 ssl;
    listen [::]:8443 ssl http2;
    server_name portal.example www.portal.example;
    ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384;
    add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
    access_log off;
  }
}`);
    const protocols = found['servers.0.protocols'];
    expect(protocols).toMatchObject({
      value: ['TLSv1.2', 'TLSv1.3'],
      origin: 'explicit',
      at: { file: 'nginx.conf', line: 2, column: 3, scope: 'server portal.example' },
    });
    expect(protocols?.at.artefact).toMatch(/^[0-9a-f]{64}$/);
    expect(said(found['servers.0.names'])).toEqual(['portal.example', 'www.portal.example']);
    expect(said(found['servers.0.tls'])).toBe(true);
    expect(said(found['servers.0.ciphers'])).toEqual(['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384']);
    expect(found['servers.0.headers.strict-transport-security.maxAge']).toMatchObject({
      value: 31536000,
      at: { line: 8 },
    });
    expect(said(found['servers.0.headers.strict-transport-security.value'])).toBe(
      'max-age=31536000; includeSubDomains',
    );
    expect(found['servers.0.headers.content-security-policy']).toMatchObject({ origin: 'absent', at: { line: 3 } });
    expect(found['servers.0.accessLog']).toMatchObject({ value: false, origin: 'explicit' });
    expect(said(found['servers.0.listens.1.address'])).toBe('[::]');
    expect(said(found['servers.0.listens.1.port'])).toBe(8443);
    expect(found['serverTokens']).toMatchObject({ value: 'on', origin: 'default' });
  });

  it.each([
    ['listen 8080;', '*', 8080, false],
    ['listen 127.0.0.1:443 ssl default_server;', '127.0.0.1', 443, true],
    ['listen [::1];', '[::1]', 80, false],
    ['listen localhost;', 'localhost', 80, false],
    ['listen *:443 quic reuseport;', '*', 443, true],
    ['listen unix:/run/nginx.sock;', 'unix:/run/nginx.sock', 0, false],
    ['', '*', 80, false],
  ])('listens: %s', async (listen, address, port, ssl) => {
    const found = await values(web(listen));
    expect([0, 1].map((n) => found[`servers.0.listens.${n}.port`])).toEqual([port, undefined]);
    expect(found['servers.0.listens.0.address']).toBe(address);
    expect(found['servers.0.listens.0.ssl']).toBe(ssl);
    expect(found['servers.0.tls']).toBe(ssl);
  });

  it('speaks TLS on a socket that another server made a TLS socket', async () => {
    const found = await values(`http { server { listen 443 ssl; } server { listen 443; server_name b.example; } }`);
    expect(found['servers.1.tls']).toBe(true);
    expect(found['servers.1.listens.0.ssl']).toBe(true);
  });
});

describe('defaults per version', () => {
  it.each([
    ['1.22.1', ['TLSv1', 'TLSv1.1', 'TLSv1.2']],
    ['1.23.3', ['TLSv1', 'TLSv1.1', 'TLSv1.2']],
    ['1.23.4', ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
    ['1.27.2', ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
    ['nginx/1.27.3', ['TLSv1.2', 'TLSv1.3']],
    ['2.0.0', ['TLSv1.2', 'TLSv1.3']],
  ])('%s', async (version, protocols) => {
    expect((await facts(web(TLS), version))['servers.0.protocols']).toMatchObject({
      value: protocols,
      origin: 'default',
    });
  });

  it.each(['', 'stable', '1.2'])('an unknown version (%j) gives a variant for each range', async (version) => {
    const reading = await readNginx(web(TLS), version);
    if (reading.status !== 'read') throw new Error('not read');
    expect(reading.facts.variants.map((variant) => variant.assuming)).toEqual([
      'nginx < 1.23.4',
      'nginx 1.23.4 - 1.27.2',
      'nginx >= 1.27.3',
    ]);
  });

  it('an unknown version gives one variant where no default decides', async () => {
    const found = await facts(web(`${TLS} ssl_protocols TLSv1.3;`), '');
    expect(said(found['servers.0.protocols'])).toEqual(['TLSv1.3']);
  });

  it('does not guess what OpenSSL makes of groups of suites', async () => {
    const found = await values(web(`${TLS} ssl_ciphers HIGH:!aNULL;`));
    expect(found['servers.0.ciphers']).toBe('<unparsed>');
    expect(found['servers.0.cipherString']).toBe('HIGH:!aNULL');
    expect((await values(web(TLS)))['servers.0.ciphers']).toBe('<unparsed>');
  });
});

describe('headers', () => {
  const HSTS = 'headers.strict-transport-security';

  it('are inherited where the inner level adds none, and lost where it adds any', async () => {
    const found = await values(
      web(
        `location /a { } location /b { add_header X-Frame-Options DENY; location /b/c { } }`,
        'add_header Strict-Transport-Security max-age=1;',
      ),
    );
    expect(found[`servers.0.${HSTS}.maxAge`]).toBe(1);
    expect(found[`servers.0.locations.0.${HSTS}.maxAge`]).toBe(1);
    expect(found[`servers.0.locations.1.${HSTS}`]).toBe('<absent>');
    expect(found[`servers.0.locations.2.${HSTS}`]).toBe('<absent>');
    expect(found['servers.0.locations.2.headers.x-frame-options.value']).toBe('DENY');
  });

  it('follow add_header_inherit', async () => {
    const merged = await values(
      web(
        `location /b { add_header X-Frame-Options DENY; }`,
        'add_header_inherit merge; add_header Strict-Transport-Security max-age=1;',
      ),
    );
    expect(merged[`servers.0.locations.0.${HSTS}.maxAge`]).toBe(1);
    const off = await values(
      web(`location /b { add_header_inherit off; }`, 'add_header Strict-Transport-Security max-age=1;'),
    );
    expect(off[`servers.0.locations.0.${HSTS}`]).toBe('<absent>');
  });

  it.each([
    ['max-age=31536000', 31536000],
    ['"includeSubDomains; max-age = 63072000 ; preload"', 63072000],
    [`'max-age="300"'`, 300],
    ['max-age=-1', '<unparsed>'],
    ['"max-age=1;max-age=2"', '<unparsed>'],
    ['includeSubDomains', '<unparsed>'],
    ['$hsts', '<templated>'],
    ['""', undefined],
  ])('max-age of %s', async (value, age) => {
    const reading = await readNginx(web(`add_header Strict-Transport-Security ${value};`));
    const found = reading.status === 'read' ? said(factsOf(reading)[`servers.0.${HSTS}.maxAge`]) : undefined;
    expect(found).toBe(age);
  });

  it('set by another module leave the others unknown', async () => {
    const found = await values(web(`more_set_headers "X: y"; add_header Referrer-Policy no-referrer;`));
    expect(found['servers.0.headers']).toBe('<unparsed>');
    expect(found[`servers.0.${HSTS}`]).toBeUndefined();
    expect(found['servers.0.headers.referrer-policy.value']).toBe('no-referrer');
  });

  it('lost inside an `if` show as a location of their own', async () => {
    const found = await values(
      web(`location / { if ($x) { add_header X-A b; } }`, 'add_header Strict-Transport-Security max-age=1;'),
    );
    expect(found['servers.0.locations.1.modifier']).toBe('if');
    expect(found[`servers.0.locations.1.${HSTS}`]).toBe('<absent>');
  });
});

describe('restricted locations', () => {
  it.each([
    ['', '', false],
    ['allow 10.0.0.0/8; deny all;', '', true],
    ['', 'allow 10.0.0.0/8; deny all;', true],
    ['allow all; deny all;', '', false],
    ['allow 10.0.0.0/8;', 'deny all;', false],
    ['deny 10.0.0.0/8;', '', false],
    ['auth_basic "staff";', '', true],
    ['auth_basic off;', 'auth_basic "staff";', false],
    ['', 'ssl_verify_client on;', true],
    ['', 'ssl_verify_client optional;', '<unparsed>'],
    ['satisfy any; allow all; auth_basic "staff";', '', false],
    ['satisfy any; allow 10.0.0.0/8; deny all; auth_basic "staff";', '', true],
    ['allow all; auth_basic "staff";', '', true],
    ['auth_request /check;', '', '<unparsed>'],
    ['auth_request /check; deny all;', '', true],
    ['auth_request off;', 'auth_request /check;', false],
    ['allow 0.0.0.0/0; deny all;', '', false],
    ['allow 0.0.0.0/1; allow 128.0.0.0/1; deny all;', '', false],
    ['allow 128.0.0.0/1; allow 64.0.0.0/2; allow 0.0.0.0/2; deny all;', '', false],
    ['allow ::/1; allow 8000::/1; deny all;', '', false],
    ['allow ::/1; deny all;', '', false],
    ['allow 2000::/3; deny all;', '', false],
    ['deny 10.1.2.3; allow 0.0.0.0/1; allow 128.0.0.0/1; deny all;', '', false],
    ['satisfy any; allow 0.0.0.0/1; allow 128.0.0.0/1; deny all; auth_basic "staff";', '', false],
    ['satisfy {{ how }}; allow all; auth_basic "staff";', '', '<unparsed>'],
    ['allow 0.0.0.0/1; deny all;', '', '<unparsed>'],
    ['allow 3000::/4; deny all;', '', '<unparsed>'],
    ['allow office.example; deny all;', '', '<unparsed>'],
    ['allow 192.0.2.1; allow 2001:db8::/32; allow fc00::/7; allow unix:; deny all;', '', true],
    ['allow 10.0.0.0/8; deny 0.0.0.0/0;', '', '<unparsed>'],
    ['allow 10.0.0.0/8; deny 0.0.0.0/0; deny ::/0;', '', true],
    ['deny 0.0.0.0/1; deny 128.0.0.0/1; deny ::/0; allow all;', '', true],
    ['allow 0.0.0.0/0; deny 0.0.0.0/0;', '', '<unparsed>'],
    ['deny all; allow 0.0.0.0/0;', '', true],
    ['deny all; error_page 403 = @open;', '', '<unparsed>'],
    ['deny all;', 'error_page 403 =200 /open;', '<unparsed>'],
    ['deny all; error_page 500 502 /50x.html;', '', true],
    ['auth_basic "staff"; error_page 401 /open;', '', '<unparsed>'],
    ['return 404; error_page 404 =200 /open;', '', '<unparsed>'],
    ['internal; error_page 404 =200 /open;', '', '<unparsed>'],
    ['error_page 403 /open;', '', false],
    ['', 'ssl_verify_client on; error_page 495 496 =200 /open;', '<unparsed>'],
    ['access_by_lua_block { ngx.exit(403) }', '', '<unparsed>'],
    ['internal;', '', true],
    ['return 403;', '', true],
    ['return 301 https://x.example/;', '', false],
    ['auth_basic $realm;', '', '<templated>'],
    ['allow {{ office }}; deny all;', '', '<templated>'],
    ['limit_except GET { deny all; }', '', false],
  ])('location { %s } in server { %s }', async (location, server, expected) => {
    const found = await values(web(`${server} location /admin { ${location} }`));
    expect(found['servers.0.locations.0.restricted']).toBe(expected);
    expect(found['servers.0.locations.0.path']).toBe('/admin');
  });

  it('a long list over many locations is weighed once', async () => {
    const rules = Array.from({ length: 5000 }, (_, n) => `allow 10.${n >> 8}.${n & 255}.0/24;`).join(' ');
    const locations = Array.from({ length: 300 }, (_, n) => `location /${n} { }`).join(' ');
    const before = process.cpuUsage();
    const found = await values(web(`${rules} deny all; ${locations}`));
    const { user, system } = process.cpuUsage(before);
    expect(found['servers.0.locations.299.restricted']).toBe(true);
    expect((user + system) / 1e6).toBeLessThan(5);
  });

  it('nested locations inherit, and what a location around them returns is not theirs', async () => {
    const found = await values(
      web(`location /a { deny all; location /a/b { } } location /c { return 403; location /c/d { } }`),
    );
    expect([0, 1, 2, 3].map((n) => found[`servers.0.locations.${n}.restricted`])).toEqual([true, true, true, false]);
  });

  it.each([
    ['location = /x { }', '=', '/x'],
    [String.raw`location ~* \.php$ { }`, '~*', String.raw`\.php$`],
    ['location ~^/x { }', '~', '^/x'],
    ['location ^~/x { }', '^~', '/x'],
    ['location @named { }', '', '@named'],
  ])('%s', async (text, modifier, path) => {
    const found = await values(web(text));
    expect([found['servers.0.locations.0.modifier'], found['servers.0.locations.0.path']]).toEqual([modifier, path]);
  });
});

describe('a command to OpenSSL about protocols', () => {
  it.each([
    ['ssl_conf_command MinProtocol TLSv1;', '', '<unparsed>'],
    ['ssl_conf_command MaxProtocol TLSv1.2;', '', '<unparsed>'],
    ['ssl_conf_command Protocol "ALL,-TLSv1.3";', '', '<unparsed>'],
    ['ssl_conf_command minprotocol TLSv1;', '', '<unparsed>'],
    ['', 'ssl_conf_command MinProtocol TLSv1;', '<unparsed>'],
    ['ssl_conf_command Options PrioritizeChaCha;', '', ['TLSv1.3']],
    ['ssl_conf_command Options PrioritizeChaCha;', 'ssl_conf_command MinProtocol TLSv1;', ['TLSv1.3']],
  ])('%s in http { %s }', async (server, http, expected) => {
    const found = await values(web(`${TLS} ssl_protocols TLSv1.3; ${server}`, http));
    expect(found['servers.0.protocols']).toEqual(expected);
  });
});

describe('redirects to https', () => {
  it.each([
    ['return 301 https://$host$request_uri;', true],
    ['return https://portal.example/;', true],
    ['return 301 http://portal.example/;', false],
    ['return 301 $scheme://portal.example/;', false],
    ['return 301 $target;', '<templated>'],
    ['return 200 https://portal.example/;', false],
    ['rewrite ^ https://$host$request_uri? permanent;', true],
    ['rewrite ^/(.*)$ https://$host/$1 redirect;', true],
    ['rewrite ^/old https://$host/new permanent;', '<unparsed>'],
    ['if ($scheme = http) { return 301 https://$host$request_uri; }', true],
    ['if ($scheme != "https") { return 301 https://$host$request_uri; }', true],
    ['if ($https = "") { return 301 https://$host$request_uri; }', true],
    ['if ($http_x_forwarded_proto = http) { return 301 https://$host$request_uri; }', '<unparsed>'],
    ['server_name a.example; if ($host = a.example) { return 301 https://$host$request_uri; } return 404;', true],
    ['server_name a.example b.example; if ($host = a.example) { return 301 https://$host/; } return 404;', false],
    ['location / { return 301 https://$host$request_uri; }', true],
    ['location / { return 301 https://$host$request_uri; } location /.well-known/acme-challenge/ { root /x; }', true],
    ['location / { return 301 https://$host$request_uri; } location /api { proxy_pass http://b; }', false],
    ['location /x { return 301 https://$host$request_uri; }', false],
    ['', false],
  ])('%s', async (server, expected) => {
    expect((await values(web(server)))['servers.0.redirectsToHttps']).toBe(expected);
  });
});

describe('includes', () => {
  const MAIN = 'http { include conf.d/*.conf; include /etc/nginx/snippets/tls.conf; }';

  it('are textual, by relative path and glob in order of name, with their own place', async () => {
    const found = await facts({
      'nginx.conf': MAIN,
      'conf.d/b.conf': 'server { listen 80; server_name b.example; }',
      'conf.d/a.conf': `server { ${TLS} }`,
      'conf.d/.hidden.conf': 'server { server_name hidden.example; }',
      'snippets/tls.conf': '\nssl_protocols TLSv1.3;',
    });
    expect(said(found['servers.0.names'])).toEqual(['portal.example']);
    expect(said(found['servers.1.names'])).toEqual(['b.example']);
    expect(found['servers.0.protocols']).toMatchObject({
      value: ['TLSv1.3'],
      at: { file: 'snippets/tls.conf', line: 2 },
    });
    expect(found['servers']).toBeUndefined();
  });

  it('that are missing leave unknown what they could hold, and nothing else', async () => {
    const found = await values({
      'nginx.conf': `http { include missing.conf; server { ${TLS} server_tokens off; location / { include gone/*.conf; } } }`,
    });
    expect(found).toMatchObject({
      servers: '<unparsed>',
      serverTokens: '<unparsed>',
      'servers.0.names': ['portal.example'],
      'servers.0.tls': true,
      'servers.0.serverTokens': 'off',
      'servers.0.protocols': '<unparsed>',
      'servers.0.headers': '<unparsed>',
      'servers.0.locations': '<unparsed>',
      'servers.0.locations.0.restricted': '<unparsed>',
    });
  });

  it('that are missing make the model incomplete', async () => {
    const reading = await readNginx('http { include missing.conf; }');
    expect(reading.status === 'read' && reading.facts.complete).toBe(false);
    const whole = await readNginx(web(TLS));
    expect(whole.status === 'read' && whole.facts.complete).toBe(true);
  });

  it('in a circle end', async () => {
    const reading = await readNginx({ 'nginx.conf': 'http { include a.conf; }', 'a.conf': 'include a.conf;' });
    expect(reading).toMatchObject({ status: 'unreadable', code: 'too-deep', at: { file: 'a.conf', line: 1 } });
  });

  it('that multiply end quickly', async () => {
    const files: Record<string, string> = { 'nginx.conf': 'http { include f0.conf; }' };
    for (let n = 0; n < 9; n += 1) files[`f${n}.conf`] = `include f${n + 1}.conf;`.repeat(50);
    files['f9.conf'] = 'server { }';
    expect(await readNginx(files)).toMatchObject({ status: 'unreadable', code: 'bomb' });
  });

  it('with an error in them say where', async () => {
    const reading = await readNginx({ 'nginx.conf': MAIN, 'conf.d/a.conf': 'server {\n  listen 80\n}' });
    expect(reading).toMatchObject({ status: 'unreadable', code: 'syntax', at: { file: 'conf.d/a.conf', line: 3 } });
  });

  it('are not asked of files that nothing includes', async () => {
    const reading = await readNginx({ 'nginx.conf': web(TLS), 'sites-available/old.conf': 'server {' });
    expect(reading.status).toBe('read');
  });
});

describe('a fragment without http', () => {
  it('says what stands in it and leaves unknown what surrounds it', async () => {
    const found = await values(`server { ${TLS} ssl_protocols TLSv1; } server { listen 8443; }`);
    expect(found).toMatchObject({
      servers: '<unparsed>',
      serverTokens: '<unparsed>',
      'servers.0.protocols': ['TLSv1'],
      'servers.0.cipherString': '<unparsed>',
      'servers.0.accessLog': '<unparsed>',
      'servers.1.tls': '<unparsed>',
    });
  });
});

describe('nginx -T', () => {
  const dump = [
    'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok',
    '# configuration file /etc/nginx/nginx.conf:',
    'http {',
    '  include /etc/nginx/conf.d/*.conf;',
    '  include sites/*;',
    '}',
    '',
    '# configuration file /etc/nginx/conf.d/a.conf:',
    `server { ${TLS}`,
    '  ssl_protocols TLSv1.2; }',
  ].join('\n');

  it('is split at its markers, with lines of the print itself', async () => {
    const found = await facts({ 'nginx-T.txt': dump });
    expect(found['servers.0.protocols']).toMatchObject({ value: ['TLSv1.2'], at: { file: 'nginx-T.txt', line: 10 } });
    expect(found['servers']).toBeUndefined();
  });
});

describe('templates', () => {
  it('in a value make it templated, in place of directives everything', async () => {
    const value = await values(web('listen 443 ssl; server_name {{ domain }}; ssl_protocols @@PROTOCOLS@@;'));
    expect(value['servers.0.names']).toBe('<templated>');
    expect(value['servers.0.protocols']).toBe('<templated>');
    expect(value['servers.0.tls']).toBe(true);
    const statement = await values(
      web(`${TLS}\n{% if hsts %}\nadd_header Strict-Transport-Security max-age=1;\n{% endif %}`),
    );
    expect(new Set(Object.values(statement))).toEqual(new Set(['<templated>']));
    expect(Object.keys(statement)).toContain('servers');
  });

  it('never leave a value where one is put in place of a value', async () => {
    const settings = [
      'ssl_protocols',
      'ssl_ciphers',
      'server_name',
      'server_tokens',
      'listen',
      'add_header Strict-Transport-Security',
    ];
    const paths = [
      'protocols',
      'ciphers',
      'names',
      'serverTokens',
      'listens.0',
      'headers.strict-transport-security.maxAge',
    ];
    const marker = fc.constantFrom(
      '{{ x }}',
      '{{- .Values.x | quote }}',
      '{% x %}',
      '<% x %>',
      '<%= x %>',
      '@@X@@',
      '${X}',
      '"{{ x }}"',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(settings.length - 1), marker, fc.boolean(), async (n, text, early) => {
        const line = `${settings[n] ?? ''} ${text};`;
        const rest = n === 4 ? '' : 'listen 443 ssl;';
        const found = await values(web(early ? `${line} ${rest}` : `${rest} ${line}`));
        expect(found[`servers.0.${paths[n] ?? ''}`]).toBe('<templated>');
      }),
      { numRuns: 200 },
    );
  });
});

describe('syntax', () => {
  it.each([
    ['quotes and escapes', String.raw`log_format main '$a "b" \'c\'' "d;e{f}";`],
    ['a variable in braces', 'set $x ${y}z; return 301 https://${host}/;'],
    ['a comment with marks', '# } { ; "\nlisten 80;'],
    ['a hash inside a word', 'rewrite ^/a /b#c;'],
    ['Lua with braces in strings', `content_by_lua_block { local t = {{1}, "}"} -- }\n ngx.say([[ } ]]) }`],
    ['Lua with an escaped quote', String.raw`content_by_lua_block { ngx.say("\"}") }`],
    ['Windows line ends', 'listen 80;\r\nserver_name a.example;\r\n'],
  ])('%s', async (_name, text) => {
    expect((await readNginx(web(text))).status).toBe('read');
  });

  it.each([
    ['http {', 1, 1],
    ['http { } }', 1, 10],
    ['http {\n server { listen 80 }\n}', 2, 21],
    ['http { ; }', 1, 8],
    ['http { { } }', 1, 8],
    ['http { server { listen "80; } }', 1, 24],
    ['http { server { server_name "a"b; } }', 1, 32],
    ['http { server { } }\nuser x', 2, 1],
    ['http { server { content_by_lua_block { { }', 1, 38],
  ])('refuses %j with the place', async (text, line, column) => {
    expect(await readNginx(text)).toMatchObject({ status: 'unreadable', code: 'syntax', at: { line, column } });
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['another format', 'key: value;', 'unsupported'],
    ['NUL', 'http { server { \0 } }', 'encoding'],
    ['bytes that are not UTF-8', Buffer.from([0x68, 0xff, 0x0a]), 'encoding'],
    ['a file of 6 MB', Buffer.alloc(6_000_000, 0x20), 'too-large'],
    ['10,000 blocks deep', 'http {'.repeat(10_000), 'too-deep'],
  ])('refuses %s', async (_name, content, code) => {
    expect(await read('nginx', [sourceOf('nginx.conf', content)])).toMatchObject({ status: 'unreadable', code });
  });

  it.each([
    ['templates', 'http { x ' + '{{'.repeat(200_000)],
    ['long comments of Lua', 'http { x_by_lua_block { ' + '--[[\n'.repeat(500_000)],
    ['long strings of Lua', 'http { x_by_lua_block { ' + '"\\"'.repeat(500_000)],
    ['includes', 'http { ' + 'include x;'.repeat(50_000)],
  ])('takes no time for many open %s', async (_name, text) => {
    const started = performance.now();
    expect((await readNginx(text)).status).toBe('unreadable');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('reads a byte order mark as nothing', async () => {
    expect((await readNginx(`\uFEFF${web(TLS)}`)).status).toBe('read');
  });

  it('throws for no input and reads the same twice', async () => {
    const piece = fc.constantFrom(
      'http {',
      'server {',
      '}',
      ';',
      ' ',
      '\n',
      '"',
      "'",
      '\\',
      '#',
      '$',
      '{{',
      '}}',
      '{%',
      'listen',
      '443',
      'ssl',
      'include a;',
      'location /',
      'x_by_lua_block {',
      'add_header',
      '\0',
      '\uFEFF',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 })
      .map((pieces) => pieces.join(''));
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text.map((t) => new Uint8Array(Buffer.from(t))),
          bytes,
        ),
        async (content) => {
          const once = await read('nginx', [sourceOf('nginx.conf', content)]);
          expect(await read('nginx', [sourceOf('nginx.conf', content, 7)])).toEqual(once);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(!existsSync(CORPUS))('real configurations (needs ../shared)', () => {
  const found = existsSync(CORPUS) ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }) : [];

  it.each(found.filter((path) => /nginx[^/]*\.conf$/.test(path)))('%s is read', async (path) => {
    const reading = await readNginx(readFileSync(join(CORPUS, path), 'utf8'));
    expect(reading.status).toBe('read');
    const servers: Fact | undefined = factsOf(reading)['servers'];
    expect(servers).toMatchObject({ origin: 'unparsed' });
  });
});
