// Writes controls/defaults/postgresql/<version>.json from `boot_val` of pg_settings in a fresh cluster of Debian's
// PostgreSQL: `node test/defaults/postgresql.js` as root on a machine with that package. It listens on a socket alone.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const version = readdirSync('/usr/lib/postgresql').sort().at(-1);
const BIN = `/usr/lib/postgresql/${version}/bin`;
const folder = mkdtempSync(join(tmpdir(), 'biotoets-postgresql-'));
chmodSync(folder, 0o777);
const data = join(folder, 'data');
const as = (program, ...args) =>
  execFileSync('setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });

as(join(BIN, 'initdb'), '-D', data, '--auth=trust', '-N');
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
try {
  const query = "select name, boot_val from pg_settings where category not like 'Preset%' order by name";
  const rows = as(join(BIN, 'psql'), '-h', folder, '-d', 'postgres', '-At', '-F', '\t', '-c', query);
  const settings = Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map((row) => row.split('\t')),
  );
  const own = execFileSync('dpkg-query', ['-W', '-f', '${Version}', `postgresql-${version}`], { encoding: 'utf8' });
  const source = {
    package: `postgresql-${version} ${own}`,
    distribution: 'Debian 12',
    command: 'select name, boot_val from pg_settings, in a fresh cluster',
    taken: new Date().toISOString().slice(0, 10),
  };
  const target = join(ROOT, 'controls', 'defaults', 'postgresql');
  mkdirSync(target, { recursive: true });
  writeFileSync(
    join(target, `${version}.json`),
    `${JSON.stringify({ product: 'postgresql', version, source, settings }, null, 2)}\n`,
  );
} finally {
  as(join(BIN, 'pg_ctl'), '-D', data, '-w', '-m', 'immediate', 'stop');
  rmSync(folder, { recursive: true, force: true });
}
