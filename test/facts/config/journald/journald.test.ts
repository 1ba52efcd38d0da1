import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const MAIN = 'etc/systemd/journald.conf';
const one = (text: string): Files => ({ [MAIN]: `[Journal]\n${text}\n` });
const folders = ['etc', 'etc/systemd', 'usr', 'usr/lib', 'usr/lib/systemd'];

it.each<readonly [string, Files, string, unknown]>([
  ['a value that is written', one('Storage=volatile'), 'journald.Journal.Storage', 'volatile'],
  ['the last one counts', one('Storage=none\nStorage=volatile'), 'journald.Journal.Storage', 'volatile'],
  ['an empty one takes it back', one('Storage=none\nStorage='), 'journald.Journal.Storage', 'auto'],
  ['the default of the version', one(''), 'journald.Journal.RateLimitBurst', '10000'],
  ['a section of another program', { [MAIN]: '[Time]\nStorage=none' }, 'journald.Journal.Storage', 'auto'],
  ['a drop-in', { ...one(''), [`${MAIN}.d/a.conf`]: '[Journal]\nStorage=none' }, 'journald.Journal.Storage', 'none'],
  [
    'the last name of the drop-ins, whatever the folder',
    {
      ...one(''),
      [`usr/lib/systemd/journald.conf.d/z.conf`]: '[Journal]\nStorage=volatile',
      [`${MAIN}.d/a.conf`]: '[Journal]\nStorage=none',
    },
    'journald.Journal.Storage',
    'volatile',
  ],
  [
    'of one name that of the machine',
    {
      ...one(''),
      [`usr/lib/systemd/journald.conf.d/a.conf`]: '[Journal]\nStorage=volatile',
      [`${MAIN}.d/a.conf`]: '',
    },
    'journald.Journal.Storage',
    'auto',
  ],
  ['a template', one('Storage={{ storage }}'), 'journald.Journal.Storage', '<templated>'],
  ['no journal', one('Storage=none'), 'log.0.enabled', false],
  ['kept in memory', one('Storage=volatile\nMaxRetentionSec=1year'), 'log.0.retention', 'PT0S'],
  ['kept', one('Storage=persistent\nMaxRetentionSec=6month'), 'log.0.retention', 'PT15778800S'],
  ['kept without a limit of time', one('Storage=persistent\nMaxRetentionSec=0'), 'log.0.retention', 'unlimited'],
  ['kept by default', one('Storage=persistent'), 'log.0.retention', 'unlimited'],
  ['kept where there is a folder for it', one('MaxRetentionSec=0'), 'log.0.retention', '<unparsed>'],
  ['kept for less anyhow', one('MaxRetentionSec=3d'), 'log.0.retention', 'P3D'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('journald', files, { folders }))[path]).toBe(expected);
});

it('does not know what a folder of drop-ins would say that nobody handed over', async () => {
  const facts = await configFacts('journald', { 'journald.conf': '[Journal]\nStorage=persistent\n' });
  expect(facts['journald.Journal.Storage']).toBe('<unparsed>');
});

it('reads what systemd prints of itself', async () => {
  const printed =
    '# /etc/systemd/journald.conf\n[Journal]\nStorage=auto\n\n# /etc/systemd/journald.conf.d/a.conf\n[Journal]\nStorage=none\n';
  const facts = await configFacts('journald', { 'journald.txt': printed });
  expect(facts['journald.Journal.Storage']).toBe('none');
});
