// Writes controls/defaults/journald and timesyncd from the files Debian's systemd ships, in which every line that is
// commented out is a compile-time default: `node test/defaults/systemd.js` on a machine with that package.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = {
  journald: ['/etc/systemd/journald.conf', 'systemd'],
  timesyncd: ['/etc/systemd/timesyncd.conf', 'systemd-timesyncd'],
};

for (const [product, [file, name]] of Object.entries(FILES)) {
  const settings = {};
  let section = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
    const [, key, value] = /^#(\w+)=(.*)$/.exec(line) ?? [];
    if (key !== undefined && section !== '') settings[`${section}.${key}`] = value;
  }
  const field = (what) => execFileSync('dpkg-query', ['-W', '-f', `\${${what}}`, name], { encoding: 'utf8' });
  const version = /^(\d+)/.exec(field('Version'))[1];
  const source = {
    package: `${name} ${field('Version')}`,
    distribution: 'Debian 12',
    command: `the commented lines of ${file}`,
    taken: new Date().toISOString().slice(0, 10),
  };
  const target = join(ROOT, 'controls', 'defaults', product);
  mkdirSync(target, { recursive: true });
  writeFileSync(
    join(target, `${version}.json`),
    `${JSON.stringify({ product, version, source, settings }, null, 2)}\n`,
  );
}
