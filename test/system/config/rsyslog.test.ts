import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFacts, type Files } from '../../facts/config/read-config.ts';
import { chooser, ownFolder, pick } from './programs.ts';

const VARIANTS = 40;

/** The lines of all files in the order in which rsyslogd reads them. */
function merged(files: Files): readonly string[] {
  using place = ownFolder('rsyslog');
  place.write(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll('/etc/', `${place.root}/etc/`)]),
    ),
  );
  const output = join(place.root, 'merged');
  // Modules that need rights or that are not installed make it complain, after it has written what it read.
  execFileSync(
    'sh',
    ['-c', 'rsyslogd -N1 -f "$1" -o "$2" || true', 'sh', join(place.root, 'etc/rsyslog.conf'), output],
    {
      stdio: 'ignore',
    },
  );
  return readFileSync(output, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
}

const REMOTE = /@@?([a-z.]+:\d+)/;
const FILE = /(?:\s-?|file=")(\/var\/log\/[a-z.]+)/;

async function compare(files: Files): Promise<void> {
  const ours = await configFacts('rsyslog', files, { folders: ['etc', 'etc/rsyslog.d'] });
  const targets = Object.keys(ours).flatMap((path) =>
    /^rsyslog\.actions\.\d+\.target$/.test(path) ? [ours[path]] : [],
  );
  const theirs = merged(files).flatMap((line) => {
    const [, remote] = REMOTE.exec(line) ?? [];
    const [, file] = FILE.exec(line) ?? [];
    return [remote, file].filter((each) => each !== undefined);
  });
  expect(targets).toEqual(theirs);
}

const LINES = [
  'mail.*\t\t-/var/log/mail.log',
  '*.*;auth,authpriv.none /var/log/syslog',
  '*.* @@log.example:6514',
  '*.info @log.example:514',
  'action(type="omfile" file="/var/log/own")',
  'if $programname == "x" then {\n  action(type="omfile" file="/var/log/x")\n  stop\n}',
  'if $programname == "y" then /var/log/y',
  'cron.* /var/log/cron\n& stop',
  'module(load="imudp")',
  '$FileCreateMode 0640',
  '# *.* @@not.example:1',
  'local0.* /var/log/local # not /var/log/other',
  '/* *.* @@not.example:1\n */',
  'include(file="/etc/rsyslog.d/one.inc")',
  'include(file="/etc/rsyslog.d/none.inc" mode="optional")',
];

function generated(seed: number): Files {
  const choose = chooser(seed);
  const some = (most: number, from: readonly string[]) =>
    Array.from({ length: choose(most) + 1 }, () => pick(choose, from)).join('\n');
  const flat = LINES.filter((line) => !line.startsWith('&') && !line.startsWith('include'));
  return {
    'etc/rsyslog.conf': `${some(4, LINES)}\n$IncludeConfig /etc/rsyslog.d/*.conf\n${some(4, LINES)}\n`,
    'etc/rsyslog.d/10-a.conf': `${some(3, LINES)}\n`,
    'etc/rsyslog.d/20-b.conf': `${some(3, flat)}\n`,
    'etc/rsyslog.d/one.inc': `${some(2, flat)}\n`,
  };
}

describe('rsyslogd: the same lines in the same order', () => {
  it('of the file that Debian ships', async () => {
    await compare({ 'etc/rsyslog.conf': readFileSync('/etc/rsyslog.conf', 'utf8') });
  });

  it.each(Array.from({ length: VARIANTS }, (_, index) => index + 1))('variant %i', async (seed) => {
    await compare(generated(seed));
  });
});
