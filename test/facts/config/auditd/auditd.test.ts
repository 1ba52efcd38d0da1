import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const audit = (settings: string, rules: Readonly<Record<string, string>> = {}): Files => ({
  'etc/audit/auditd.conf': `log_file = /var/log/audit/audit.log\n${settings}`,
  ...Object.fromEntries(Object.entries(rules).map(([name, text]) => [`etc/audit/rules.d/${name}`, text])),
});
const folders = ['etc', 'etc/audit', 'etc/audit/rules.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['a setting', audit('num_logs = 5'), 'auditd.settings.num_logs', '5'],
  ['whatever its case', audit('NUM_LOGS = 5'), 'auditd.settings.num_logs', '5'],
  ['files that make room', audit('max_log_file_action = ROTATE'), 'log.0.retention', '<unparsed>'],
  ['files that stay', audit('max_log_file_action = keep_logs'), 'log.0.retention', 'unlimited'],
  ['nothing written', audit('write_logs = no'), 'log.0.enabled', false],
  [
    'rules',
    audit('', { 'a.rules': '-D\n# -w /x\n-w /etc/passwd -p wa -k identity\n-a always,exit -S execve' }),
    'auditd.rules',
    2,
  ],
  ['files that are watched', audit('', { 'a.rules': '-w /etc/passwd -p wa' }), 'auditd.watches', ['/etc/passwd']],
  ['no rules', audit('', { 'a.rules': '-D\n-b 8192' }), 'log.0.audit', false],
  [
    'closed until the machine starts again',
    audit('', { '99-end.rules': '-e 2', '9-a.rules': '-e 1' }),
    'log.0.tamper',
    true,
  ],
  ['opened again', audit('', { '9-a.rules': '-e 2', '10-b.rules': '-e 1' }), 'log.0.tamper', false],
  [
    'the file that was made of them',
    { ...audit(''), 'etc/audit/audit.rules': '-w /etc/shadow' },
    'auditd.watches',
    ['/etc/shadow'],
  ],
  ['a template', audit('', { 'a.rules': '-w {{ path }}' }), 'auditd.rules', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('auditd', files, { folders }))[path]).toEqual(expected);
});

it('does not know rules that nobody handed over', async () => {
  const facts = await configFacts('auditd', { 'auditd.conf': 'num_logs = 5' });
  expect([facts['log.0.audit'], facts['log.0.tamper']]).toEqual(['<unparsed>', '<unparsed>']);
});
