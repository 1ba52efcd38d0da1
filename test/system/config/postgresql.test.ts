import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configFacts } from '../../facts/config/read-config.ts';
import { chooser, pick } from './programs.ts';

const VERSION = readdirSync('/usr/lib/postgresql').sort().at(-1) ?? '';
const BIN = `/usr/lib/postgresql/${VERSION}/bin`;
const HOME = `etc/postgresql/${VERSION}/main`;
let folder: string;
let data: string;

/** As the user of the database: it does not run as root. */
function as(program: string, ...args: readonly string[]): string {
  const whom = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
  return execFileSync('setpriv', [...whom, program, ...args], {
    encoding: 'utf8',
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function rows(query: string): readonly (readonly string[])[] {
  const printed = as(join(BIN, 'psql'), '-h', folder, '-d', 'postgres', '-At', '-F', '\t', '-c', query);
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'biotoets-postgresql-'));
  chmodSync(folder, 0o777);
  data = join(folder, 'data');
  as(join(BIN, 'initdb'), '-D', data, '--auth=trust', '-N');
  // On a socket alone; it reads its files anew for each query about them.
  as(
    join(BIN, 'pg_ctl'),
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-c listen_addresses= -k ${folder}`,
    'start',
  );
});
afterAll(() => {
  as(join(BIN, 'pg_ctl'), '-D', data, '-w', '-m', 'immediate', 'stop');
  rmSync(folder, { recursive: true, force: true });
});

const SETTINGS = [
  'ssl = on',
  'SSL off',
  "log_statement = 'ddl'",
  "log_line_prefix = '%m it''s %p '",
  'log_connections=on # x',
  "listen_addresses = '*'",
  'port = 5433',
  "include_if_exists 'nowhere.conf'",
  "ssl_min_protocol_version = 'TLSv1.3'",
];
const NAMES = [
  'ssl',
  'log_statement',
  'log_line_prefix',
  'log_connections',
  'listen_addresses',
  'port',
  'ssl_min_protocol_version',
];
const RULES = [
  'local all all peer',
  'host all all 127.0.0.1/32 scram-sha-256',
  'hostssl "a b",c +staff 10.0.0.0/8 cert map=x',
  'host all all 10.0.0.0 255.0.0.0 md5',
  'hostnossl all all all reject',
  '# none',
  'host replication all samenet trust',
  'host all all .example.com ldap ldapserver=x ldapprefix="cn=" ldapsuffix=",dc=x"',
];

function write(name: string, text: string): string {
  const path = join(data, name);
  mkdirSync(join(data, 'conf.d'), { recursive: true });
  writeFileSync(path, text);
  chownSync(path, Number(execFileSync('id', ['-u', 'postgres'])), 0);
  return text;
}

it.each(Array.from({ length: 40 }, (_, index) => index + 1))('PostgreSQL reads variant %i alike', async (seed) => {
  const choose = chooser(seed);
  const some = (from: readonly string[]) => Array.from({ length: choose(6) }, () => pick(choose, from)).join('\n');
  const files = {
    'postgresql.conf': write('postgresql.conf', `${some(SETTINGS)}\ninclude_dir 'conf.d'\n${some(SETTINGS)}\n`),
    'conf.d/b.conf': write('conf.d/b.conf', `${some(SETTINGS)}\n`),
    'conf.d/a.conf': write('conf.d/a.conf', `${some(SETTINGS)}\n`),
    'pg_hba.conf': write('pg_hba.conf', `local all all trust\n${some(RULES)}\n`),
  };
  const below = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${HOME}/${name}`, text]));
  const ours = await configFacts('postgresql', below, { version: VERSION, folders: [HOME, `${HOME}/conf.d`] });
  const last = new Map(
    rows('select lower(name), setting from pg_file_settings order by seqno').map(([name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const fresh = await configFacts('postgresql', { [`${HOME}/postgresql.conf`]: '' }, { version: VERSION });
  for (const name of NAMES)
    expect([name, ours[`postgresql.${name}`]]).toEqual([name, last.get(name) ?? fresh[`postgresql.${name}`]]);
  const rules = rows(
    "select type, array_to_string(database, ','), array_to_string(user_name, ','), auth_method from pg_hba_file_rules where type is not null order by line_number",
  );
  const read = rules.map((_, index) =>
    ['type', 'databases', 'users', 'method'].map((field) =>
      [ours[`postgresql.hba.${index}.${field}`]].flat().join(','),
    ),
  );
  expect(read).toEqual(rules);
});
