import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';

import { isBsn, isIban } from '../../src/dossier/redact-patterns.ts';
import { redactStream, redactText } from '../../src/dossier/redact.ts';
import { KEY, text as whole } from './folder.ts';

const PLACEHOLDER = /\[redacted:[a-z-]+:[0-9a-f]{12}\]/g;

/** The redacted text with every placeholder as `‹type›`. */
function redacted(text: string): string {
  return redactText(text, KEY).text.replace(PLACEHOLDER, (found) => `‹${found.split(':')[1]!}›`);
}

async function streamed(bytes: Uint8Array, size: number): Promise<Buffer> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const out: Uint8Array[] = [];
  for await (const piece of redactStream(pieces(), { key: KEY, tally: { count: 0 } })) out.push(piece);
  return Buffer.concat(out);
}

describe('what is removed', () => {
  it.each([
    // YAML
    ['password: hunter2', 'password: "‹credential›"'],
    ['  adminPassword:   hunter2   # why', '  adminPassword:   "‹credential›"   # why'],
    ['- smtp_pass: "hun\\"ter2"', '- smtp_pass: "‹credential›"'],
    ["secret_key: 'it''s'", "secret_key: '‹credential›'"],
    ['api-key: &a hunter2', 'api-key: &a "‹credential›"'],
    ['password: 12345', 'password: "‹default-password›"'],
    ['db: {user: x, password: hunter2}', 'db: {user: x, password: ‹credential›}'],
    ['passwords: [one, "two"]', 'passwords: ["‹credential›", "‹credential›"]'],
    ['passwords:\n  - one\n  - two\nuser: x', 'passwords:\n  - "‹credential›"\n  - "‹credential›"\nuser: x'],
    ['password: |\n  one\n  two\nuser: x', 'password: |\n  ‹credential›\n  ‹credential›\nuser: x'],
    ['password: one\n  two\nuser: x', 'password: "‹credential›"\n  # ‹credential›\nuser: x'],
    ['password:\n  hunter2\nuser: x', 'password:\n  "‹credential›"\nuser: x'],
    ['password: "one\n  two"\nuser: x', 'password: "‹credential›\n  ‹credential›"\nuser: x'],
    ['secrets:\n  mail: hunter2\n  user: x\nname: y', 'secrets:\n  mail: "‹credential›"\n  user: x\nname: y'],
    ['- name: DB_PASSWORD\n  value: hunter2', '- name: DB_PASSWORD\n  value: "‹credential›"'],
    ['bsn: 123456782', "bsn: '‹bsn›'"],
    ['passwords: [\n  one,\n  "two"\n]\nuser: x', 'passwords: [\n  "‹credential›",\n  "‹credential›"\n]\nuser: x'],
    // INI, environment, command lines
    ['DB_PASSWORD=hunter2', 'DB_PASSWORD=‹credential›'],
    ['export API_TOKEN="hunter2"', 'export API_TOKEN="‹credential›"'],
    ['password = hunter 2 ; x', 'password = ‹credential›'],
    ['run --user x --password=hunter2 --verbose', 'run --user x --password=‹credential› --verbose'],
    ['requirepass hunter2', 'requirepass ‹credential›'],
    ['stats auth admin:hunter2', 'stats auth admin:‹credential›'],
    ['time=1 msg="login" token=abc user=x', 'time=1 msg="login" token=‹credential› user=x'],
    ['API_KEY=${API_KEY:-hunter2}', 'API_KEY=${API_KEY:-‹credential›}'],
    ['DSN=postgres://app:hunter2@db/x?sslmode=disable', 'DSN=postgres://app:‹url›@db/x?sslmode=disable'],
    ['AuthLDAPBindPassword hunter2', 'AuthLDAPBindPassword ‹credential›'],
    ['env[DB_PASSWORD] = hunter2', 'env[DB_PASSWORD] = ‹credential›'],
    ["$settings['password'] = 'hunter2';", "$settings['password'] = '‹credential›';"],
    ["# password = 'hunter2\nlisten 443;", "# password = '‹credential›\nlisten 443;"],
    // nginx
    ['    auth_token hunter2;', '    auth_token ‹credential›;'],
    ['proxy_set_header Authorization "Bearer hunter2";', 'proxy_set_header Authorization "Bearer ‹header›";'],
    ['proxy_set_header X-Api-Key hunter2;', 'proxy_set_header X-Api-Key ‹header›;'],
    // XML
    ['<db user="x" password="hunter2"/>', '<db user="x" password="‹credential›"/>'],
    ["<add key='DbPassword' value='hunter2' />", "<add key='DbPassword' value='‹credential›' />"],
    ['<password>hunter2</password>', '<password>‹credential›</password>'],
    // headers
    ['Authorization: Bearer abc', 'Authorization: Bearer ‹header›'],
    ['Authorization: hunter2', 'Authorization: "‹header›"'],
    ['< Set-Cookie: sid=abc; Secure; HttpOnly', '< Set-Cookie: sid=‹header›; Secure; HttpOnly'],
    ['Cookie: a=one; b=two', 'Cookie: a=‹header›; b=‹header›'],
    ["curl -H 'X-Api-Key: hunter2' https://x.example", "curl -H 'X-Api-Key: ‹header›' https://x.example"],
    // addresses
    ['see https://user:hunter2@host.example/x', 'see https://user:‹url›@host.example/x'],
    ['redis://:hunter2@cache:6379', 'redis://:‹url›@cache:6379'],
    [
      'GET /cb?code=abc&state=x&access_token=def HTTP/1.1',
      'GET /cb?code=‹url›&state=x&access_token=‹credential› HTTP/1.1',
    ],
    // by their own form
    [`got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here`, 'got ‹token› here'],
    ['id AKIAIOSFODNN7EXAMPLE.', 'id ‹token›.'],
    [`x ghp_0123456789abcdefghij0123456789abcdef y`, 'x ‹token› y'],
    [`x xoxb-1234567890-abcdefghij y`, 'x ‹token› y'],
    ['sent Basic dXNlcjpodW50ZXIy today', 'sent Basic ‹token› today'],
    ['user:$2y$10$abcdefghijklmnopqrstuv0123456789', 'user:‹hash›'],
    ['burger 123456782 belde', 'burger ‹bsn› belde'],
    ['rekening NL91ABNA0417164300.', 'rekening ‹iban›.'],
    ['rekening NL91 ABNA 0417 1643 00', 'rekening ‹iban›'],
    // JSON
    ['{"password": "hunter2", "n": 1}', '{"password": "‹credential›", "n": 1}'],
    ['{"pinToken":1234}', '{"pinToken":"‹default-password›"}'],
    ['{"tokens":["a",2,true]}', '{"tokens":["‹credential›","‹credential›",true]}'],
    ['[["authorization","Bearer x"],["host","y"]]', '[["authorization","Bearer ‹header›"],["host","y"]]'],
    ['{"name":"DB_PASSWORD","value":"x"}', '{"name":"DB_PASSWORD","value":"‹credential›"}'],
    ['{"Env":["DB_PASSWORD=x","A=b"]}', '{"Env":["DB_PASSWORD=‹credential›","A=b"]}'],
    ['{"secrets":{"mail":{"a":"x"},"user":"y"}}', '{"secrets":{"mail":{"a":"‹credential›"},"user":"y"}}'],
    ['{"a":"{\\"password\\":\\"x\\"}"}', '{"a":"{\\"password\\":\\"‹credential›\\"}"}'],
    ['{"bsn": 123456782}', '{"bsn": "‹bsn›"}'],
    ['{"a":1}\n{"token":"x"}\n', '{"a":1}\n{"token":"‹credential›"}\n'],
    ['log {"password":"x","pin":1}', 'log {"password":"‹credential›","pin":"‹credential›"}'],
    ['log {\\"password\\":\\"x\\",\\"a\\":1}', 'log {\\"password\\":\\"‹credential›\\",\\"a\\":1}'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

describe('what stays, for it is evidence and no secret', () => {
  it.each([
    'server_tokens off;',
    'ServerTokens Prod',
    'ssl_certificate_key /etc/ssl/private/site.key;',
    'PasswordAuthentication no',
    'password_min_length: 12',
    'accessTokenLifespan: 300',
    '{"passwordPolicy":"length(12)","bruteForceProtected":true}',
    'enable_tokens = true',
    'password_file: /run/secrets/db',
    'password: ${DB_PASSWORD}',
    'password: {{ .Values.password }}',
    'proxy_set_header Authorization $http_authorization;',
    'proxy_set_header Authorization "";',
    'proxy_cache_key $scheme$host$uri;',
    'client_secret: "**********"',
    'ssl_session_tickets off;',
    'Password policy',
    'WWW-Authenticate: Basic realm="x"',
    'order 123456789 of 20261123, tel 0612345678, 1.123456782, 12345678200',
    'NL00ABNA0417164300',
    'https://host.example:8443/a@b?page=2',
    'git clone ssh://git@host.example/x.git',
    '[mysqld]\nport = 3306',
    'ssl_cipher_list = ALL:!aNULL:!MD5:!PSK:!RC4',
    'ssl_key = </etc/ssl/private/mail.key',
    'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd',
    'smtp_sasl_password_maps = proxy:mysql:/etc/postfix/sql.cf',
    'auth_verbose_passwords = sha1:6',
    'passwd:         files systemd',
    'Pin: release a=stable',
    'www ALL=(ALL) NOPASSWD: /usr/bin/true',
    'HandlePowerKey=poweroff',
    '# use the password file',
    "# it's the password of `x'.\nlisten 443;",
    'API_KEY=${API_KEY:-}',
    'turn_external_secret = ENV_TURN_SECRET or FileLine("/snikket/prosody/turn-auth-secret")',
    'authorization = "internal"',
    'add_header Permissions-Policy "publickey-credentials-get=(),camera=()";',
    'services:\n  x:\n    secrets:\n      - db_password\n      - api_key\n',
    'DATASOURCE=postgres://${DB_USER}:${DB_PASSWORD}@db:5432/x?sslmode=disable',
    'tls_key_password: %{env:KEY}',
    '-----BEGIN CERTIFICATE-----\nMIIB0zCCAXmgAwIBAgIUQ29uc3RhbnQ=\n-----END CERTIFICATE-----',
  ])('%s', (text) => {
    expect(redactText(text, KEY)).toEqual({ text, count: 0 });
  });
});

describe('a private key', () => {
  const body = [
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    'MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu',
    'c2VjcmV0',
  ];
  const pem = ['-----BEGIN RSA PRIVATE KEY-----', ...body, '-----END RSA PRIVATE KEY-----'];

  it.each([
    ['by itself', pem.join('\n')],
    ['with Windows line ends', pem.join('\r\n')],
    ['in YAML', `tls:\n  key: |\n${pem.map((line) => `    ${line}`).join('\n')}\n`],
    ['commented out', pem.map((line) => `# ${line}`).join('\n')],
    ['encrypted', [pem[0]!, 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-256-CBC,00', '', ...pem.slice(1)].join('\n')],
    ['without an end', [...pem.slice(0, -1), '', 'listen 443 ssl;'].join('\n')],
    ['in one line of JSON', JSON.stringify({ key: pem.join('\n'), after: 1 })],
    ['between quotes in YAML', `key: "${pem.join('\\n')}"\nafter: 1`],
  ])('%s leaves nothing of itself and as many lines', (_, text) => {
    const { text: safe } = redactText(text, KEY);
    for (const line of body) expect(safe).not.toContain(line);
    expect(safe.split('\n')).toHaveLength(text.split('\n').length);
    expect(safe.includes('listen 443 ssl;')).toBe(text.includes('listen 443 ssl;'));
    expect(safe.includes('after')).toBe(text.includes('after'));
  });

  it('leaves the certificate beside it whole', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n';
    expect(redactText(certificate + pem.join('\n') + '\n' + certificate, KEY).text.split(certificate)).toHaveLength(3);
  });
});

describe('a placeholder', () => {
  it('is the same for the same secret wherever it stands, and another under another key', () => {
    const found = [
      'password: hunter2',
      'PASSWORD="hunter2"',
      '{"password":"hunter2"}',
      '<password>hunter2</password>',
    ].map(
      (text) => PLACEHOLDER.exec(redactText(text, KEY).text)?.[0] ?? redactText(text, KEY).text.match(PLACEHOLDER)?.[0],
    );
    expect(new Set(found).size).toBe(1);
    expect(redactText('password: hunter2', new Uint8Array(32)).text).not.toContain(found[0]!);
    expect(redactText('password: hunter3', KEY).text).not.toContain(found[0]!);
  });

  it('is not redacted again', () => {
    for (const text of [
      'password: hunter2',
      '{"token":"x"}',
      'Cookie: a=b',
      'https://u:p@h.example',
      'bsn 123456782',
    ]) {
      const once = redactText(text, KEY).text;
      expect(redactText(once, KEY)).toEqual({ text: once, count: 0 });
    }
  });
});

it.each([
  ['111222333', true],
  ['123456782', true],
  ['123456789', false],
  ['000000000', false],
])('eleven-test: %s is %s', (digits, valid) => expect(isBsn(digits)).toBe(valid));

it.each([
  ['NL91ABNA0417164300', true],
  ['GB82WEST12345698765432', true],
  ['NL91ABNA0417164301', false],
])('mod 97: %s is %s', (text, valid) => expect(isIban(text)).toBe(valid));

const secretKey = fc.constantFrom(
  'password',
  'apiKey',
  'client_secret',
  'TOKEN',
  'Authorization',
  'credentials',
  'name',
  'value',
);
const anyKey = fc.oneof(fc.string(), secretKey, fc.constantFrom('a', 'b'));
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc.constantFrom(
    'Bearer abc',
    'https://u:p@h.example/?token=x',
    'password: x\nb: y',
    '123456782',
    '-----BEGIN PRIVATE KEY-----\nAAAA',
    'a\\"b',
    '\ud800',
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('tree'), { maxKeys: 4 }),
  ),
}));

/** Containers and their sizes; of scalars only that they are. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === 'object' && value !== null) return Object.values(value).map(shape);
  return 0;
}

describe('properties', () => {
  it('valid JSON stays valid JSON of the same shape and as many lines', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(tree), fc.dictionary(anyKey, tree)),
        fc.constantFrom(undefined, 2),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          const safe = redactText(text, KEY).text;
          expect(shape(JSON.parse(safe))).toEqual(shape(JSON.parse(text)));
          expect(safe.split('\n')).toHaveLength(text.split('\n').length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('valid YAML stays valid YAML with the same keys', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcdXYZ019 :#\'"-_/|>&*!%@[]{},.\n\\é')),
      minLength: 1,
      maxLength: 24,
    });
    const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word, { maxLength: 3 }));
    const key = fc.oneof(secretKey, fc.constantFrom('user', 'listen', 'tls', 'list'));
    const map = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value, { maxKeys: 3 })), {
      minKeys: 1,
      maxKeys: 5,
    });
    fc.assert(
      fc.property(fc.oneof(map, fc.array(map, { maxLength: 3 })), (document) => {
        const text = stringify(document);
        const safe = redactText(text, KEY).text;
        expect(safe.split('\n')).toHaveLength(text.split('\n').length);
        expect(shape(parse(safe)), safe).toEqual(shape(parse(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('a secret under a secret key is gone, in JSON and in YAML, whatever it is', () => {
    const secret = fc.string({
      unit: fc.constantFrom(...Array.from('abXY01 :#\'"-_/|>&*!%@[]{},.\n\\é')),
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(secret, fc.constantFrom('password', 'apiKey', 'client_secret'), (noise, key) => {
        const document = { user: 'x', [key]: `c4n4ry${noise}c4n4ry`, listen: 443 };
        for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2), stringify(document)]) {
          const safe = redactText(text, KEY).text;
          expect(safe, text).not.toContain('c4n4ry');
          expect(parse(safe)).toMatchObject({ user: 'x', listen: 443 });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('any text: as many lines, and the same in pieces of any size', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'password: x',
        'token = "a',
        '{"password":',
        '"x"}',
        'café https://ü:pä@h',
        '-----BEGIN PRIVATE KEY-----',
        'Cookie: é=ü',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (lines, end, size) => {
          const text = Buffer.from(lines.join(end)).toString();
          const { text: safe } = redactText(text, KEY);
          expect(safe.split('\n')).toHaveLength(text.split('\n').length);
          expect((await streamed(Buffer.from(text), size)).toString('utf8')).toBe(safe);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('bytes that are not UTF-8 pass unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        fc.pre(!/[0-9]{9}|pass|key|token|:/i.test(Buffer.from(bytes).toString('latin1')) && bytes[0]! < 0xfe);
        expect(await streamed(bytes, 7)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('bounds', () => {
  it.each<['le' | 'be']>([['le'], ['be']])('UTF-16 %s does not hide its secrets', async (order) => {
    const units = Buffer.from('\ufeffuser: x\r\npassword: hunter2\r\n', 'utf16le');
    const safe = await streamed(order === 'be' ? units.swap16() : units, 5);
    const text = (order === 'be' ? safe.swap16() : safe).toString('utf16le');
    expect(text).toMatch(/^\ufeffuser: x\r\npassword: "\[redacted:credential:[0-9a-f]{12}\]"\r\n$/);
  });

  it('a line too long to look into is replaced whole, in little memory', async () => {
    async function* long(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('first\n');
      for (let piece = 0; piece < 1000; piece += 1) yield await Promise.resolve(Buffer.alloc(1 << 16, 'x'));
      yield Buffer.from('\nlast\n');
    }
    const before = process.memoryUsage.rss();
    const safe = await whole(redactStream(long(), { key: KEY, tally: { count: 0 } }));
    expect(safe.replace(PLACEHOLDER, '‹›')).toBe('first\n‹›\nlast\n');
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 << 20);
  });

  it('a JSON string too long to look into is replaced whole, and the JSON stays JSON', async () => {
    async function* long(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":"');
      for (let piece = 0; piece < 300; piece += 1) yield await Promise.resolve(Buffer.from('x\\"y\\\\'.repeat(1000)));
      yield Buffer.from('","password":"hunter2"}');
    }
    const safe = await whole(redactStream(long(), { key: KEY, tally: { count: 0 } }));
    expect(JSON.parse(safe.replace(PLACEHOLDER, '‹›'))).toEqual({ a: '‹›', password: '‹›' });
  });

  it.each([
    ['one word', 'a'.repeat(900_000)],
    ['one number', '1'.repeat(900_000)],
    ['keys', 'password'.repeat(110_000)],
    ['separators', 'a:'.repeat(400_000)],
    ['secrets', 'token=x '.repeat(100_000)],
    ['quotes', 'token="'.repeat(100_000)],
    ['addresses', 'http://a:'.repeat(90_000)],
    ['brackets', '['.repeat(900_000)],
    ['elements', '<a '.repeat(300_000)],
    ['attributes', 'name="a" '.repeat(90_000)],
    ['headers', 'header a '.repeat(90_000)],
    ['key marks', '-----BEGIN PRIVATE KEY-----'.repeat(30_000)],
    ['spaces', `password${' '.repeat(900_000)}x`],
    ['letters of an account', 'NL91 ABNA '.repeat(90_000)],
    ['backslashes', `"${'\\'.repeat(900_000)}`],
  ])('a hostile line of %s takes no more than seconds', (_, text) => {
    const start = performance.now();
    redactText(text, KEY);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
