import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redactStream, redactText } from '../../src/dossier/redact.ts';
import { isRedacted } from '../../src/facts/templates.ts';
import { KEY, text as whole } from './folder.ts';

/** `§` stands for the secret; what stands around it must stay as it is, but for quotes that YAML needs. */
const FORMATS = [
  'requirepass §',
  'primaryauth "§"',
  'user app on >§ ~* +@all',
  'user app on #§ ~*',
  'masteruser x\nmasterauth §',
  'SetEnv DB_PASSWORD "§"',
  'ENV DB_PASSWORD §',
  'fastcgi_param DB_PASSWORD §;',
  'php_admin_value[mysqli.default_pw] = §',
  'env[DB_PASSWORD] = §',
  'Environment="DB_PASSWORD=§"',
  'export PGPASSWORD=§',
  'dnpass = §',
  'connect = host=db dbname=mail user=mail password=§',
  'AuthLDAPBindPassword §',
  'userPassword:: §',
  'url=jdbc:postgresql://db/x?user=u&password=§',
  'jdbc:oracle:thin:scott/§@//db:1521/x',
  'jdbc:sqlserver://h;databaseName=x;user=u;password=§;encrypt=true',
  'Driver={ODBC Driver 17};Server=x;Uid=u;Pwd=§;',
  'connection u:§@tcp(db:3306)/x',
  'mongodb+srv://u:§@x/y',
  '//u:§@host/share',
  '[mail.example.com]:587 user@example.com:§',
  'mail.example.com user@example.com:§',
  'u:{PLAIN}§:1000:1000::/home',
  'user=gorst:§',
  'localhost:5432:*:u:§',
  '1 SHA1 HEX:§',
  ': PSK "§"',
  'rocommunity §',
  'enable_password = "§";',
  'username x password 0 §',
  'machine x login y password §',
  'password = "§";',
  'sql = { driver = "PostgreSQL", username = "u", password = "§", host = "x" }',
  'os.setenv("DB_PASSWORD", "§")',
  "define('DB_PASSWORD', '§');",
  "$databases['password'] = '§';",
  '{password, "§"}.',
  '{default_pass, <<"§">>},',
  '{odbc_server, {mysql, "localhost", "db", "u", "§"}}.',
  '-setcookie §',
  'command: ["redis-server", "--requirepass", "§"]',
  '{"Cmd":["redis-server","--requirepass","§"]}',
  'command: redis-server --requirepass §',
  'environment:\n  - DB_PASSWORD=§\n  - A=b',
  '{"Env":["MYSQL_ROOT_PASSWORD=§","A=b"]}',
  'curl -u user:§ https://x.example',
  'sshpass -p § ssh x',
  'mysql -uroot -p§ db',
  '<property name="password">§</property>',
  '<password><![CDATA[§]]></password>',
  '<entry><key>password</key><value>§</value></entry>',
  "IDENTIFIED BY '§'",
  "ALTER USER x PASSWORD '§';",
];

/** A password as one is made up: never a word of the list of defaults, nor a reference or a path. */
const secret = fc
  .string({ unit: fc.constantFrom(...Array.from('abcdXYZ0123456789_%+!')), minLength: 6, maxLength: 20 })
  .map((noise) => `c4N${noise}4ry`);

describe('a secret as a program writes it', () => {
  it.each(FORMATS)('%s', (format) => {
    fc.assert(
      fc.property(secret, (value) => {
        const text = format.replace('§', () => value);
        const safe = redactText(text, KEY).text;
        expect(safe).not.toContain(value);
        const rest = safe.replace(/["']?\[redacted:[a-z-]+:[0-9a-f]{12}\]["']?/, '§');
        expect(rest.replaceAll(/["']?§["']?/g, '§')).toBe(format.replaceAll(/["']?§["']?/g, '§'));
        expect(redactText(safe, KEY)).toEqual({ text: safe, count: 0 });
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['age', 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SZ5MQQQ'],
    ['Anthropic-like', `sk-ant-${'a1'.repeat(20)}`],
    ['SendGrid-like', `SG.${'a1'.repeat(11)}.${'b2'.repeat(21)}`],
    ['GitLab runner', `glrt-${'a1'.repeat(10)}`],
    ['PostgreSQL', `SCRAM-SHA-256$4096:${'a1'.repeat(12)}$${'b2'.repeat(22)}:${'c3'.repeat(22)}`],
    ['PostgreSQL, old', `md5${'ab'.repeat(16)}`],
    ['MySQL', `*${'AB'.repeat(20)}`],
    ['Dovecot', `{SHA512-CRYPT}$6$ab$${'c'.repeat(86)}`],
  ])('%s shows by its own form', (_, value) => {
    expect(redactText(`x ${value} y`, KEY).text).not.toContain(value.slice(-12));
  });

  it('htpasswd with DES and htdigest lose their hashes and keep their users', () => {
    const { text } = redactText(`u:abJnggxhB/yWI\nu:realm:${'5f'.repeat(16)}\n`, KEY);
    expect(text.replace(/[0-9a-f]{12}/g, '')).toBe('u:[redacted:hash:]\nu:realm:[redacted:hash:]\n');
  });
});

it('a PuTTY key loses its private lines and keeps its public ones', async () => {
  const text = [
    'PuTTY-User-Key-File-3: ssh-ed25519',
    'Encryption: none',
    'Public-Lines: 2',
    'AAAAC3NzaC1lZDI1NTE5AAAAIabcpublic',
    'AAAApublic',
    'Private-Lines: 2',
    'AAAAIs3cr3tOne',
    's3cr3tTwo',
    'listen 443;',
    '',
  ].join('\n');
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const byte of Buffer.from(text)) yield await Promise.resolve(Uint8Array.of(byte));
  }
  const safe = await whole(redactStream(pieces(), { key: KEY, tally: { count: 0 } }));
  expect(safe).toBe(redactText(text, KEY).text);
  expect(safe.replace(/:[0-9a-f]{12}/g, '')).toBe(
    text.replace('AAAAIs3cr3tOne', '[redacted:private-key]').replace('s3cr3tTwo', '[redacted:private-key]'),
  );
});

describe('a default password', () => {
  it('is called one, under the HMAC it has anywhere, and is still seen as removed', () => {
    const found = [
      'password: guest',
      'DB_PASSWORD=guest',
      'amqp://u:guest@host',
      '{"token":"guest"}',
      'requirepass guest',
    ];
    const marks = found.map(
      (text) => /\[redacted:default-password:[0-9a-f]{12}\]/.exec(redactText(text, KEY).text)?.[0],
    );
    expect(new Set(marks).size).toBe(1);
    expect(isRedacted(marks[0] ?? '')).toBe(true);
  });

  it('is not what merely looks like it', () => {
    expect(redactText('password: guest-9f2', KEY).text).toContain('[redacted:credential:');
  });
});

describe('Kubernetes', () => {
  it.each([
    'apiVersion: v1\nkind: Secret\ndata:\n  username: §\n  tls.crt: "§"\ntype: Opaque\n',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\nstringData:\n  foo: §\n',
    'apiVersion: v1\ndata:\n  foo: §\nkind: Secret\nmetadata:\n  name: x\n',
    'items:\n- apiVersion: v1\n  data:\n    foo: §\n  kind: Secret\n',
    '{"apiVersion":"v1","kind":"Secret","data":{"username":"§"}}',
    '{"items":[{"apiVersion":"v1","data":{"foo":"§"},"kind":"Secret"}]}',
  ])('%s', (format) => {
    const value = Buffer.from('hunter2 and more').toString('base64');
    const safe = redactText(format.replaceAll('§', value), KEY).text;
    expect(safe).not.toContain(value);
    expect(safe.replace(/["']?\[redacted:credential:[0-9a-f]{12}\]["']?/g, '§')).toBe(format.replace(/"?§"?/g, '§'));
  });

  it.each([
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  LOG_LEVEL: WARNINGS\n  a.conf: |\n    listen 443\n',
    'apiVersion: v1\ndata:\n  level: debug\nkind: ConfigMap\nmetadata:\n  name: abcdefgh\n',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy: abcdefgh\n',
    '{"apiVersion":"v1","kind":"ConfigMap","data":{"LOG_LEVEL":"WARNINGS"}}',
  ])('%s stays', (text) => expect(redactText(text, KEY)).toEqual({ text, count: 0 }));
});

it('an empty password stays one', () => {
  expect(redactText('cftoken =\npassword :\n', KEY).count).toBe(0);
});
