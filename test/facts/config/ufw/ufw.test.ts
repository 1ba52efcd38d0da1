import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const ufw = (policies: string, own?: string): Files => ({
  'etc/default/ufw': `IPV6=yes\nDEFAULT_INPUT_POLICY="DROP"\nDEFAULT_OUTPUT_POLICY="ACCEPT"\nDEFAULT_FORWARD_POLICY="DROP"\n${policies}`,
  ...(own === undefined ? {} : { 'etc/ufw/ufw.conf': own }),
});

it.each<readonly [string, Files, string, unknown]>([
  ['what comes in', ufw('', 'ENABLED=yes\n'), 'firewall.0.default', 'drop'],
  ['what goes out', ufw('', 'ENABLED=yes\n'), 'firewall.2.default', 'accept'],
  ['the last line', ufw("DEFAULT_INPUT_POLICY='ACCEPT'", 'ENABLED=yes\n'), 'firewall.0.default', 'accept'],
  ['off', ufw('', 'ENABLED=no\nLOGLEVEL=low\n'), 'firewall.0.default', 'accept'],
  ['whether it is on is not known', ufw(''), 'firewall.0.default', '<unparsed>'],
  [
    'a policy that does not exist',
    ufw('DEFAULT_INPUT_POLICY=MAYBE', 'ENABLED=yes\n'),
    'firewall.0.default',
    '<unparsed>',
  ],
  [
    'what the shell works out',
    ufw('DEFAULT_INPUT_POLICY="$POLICY"', 'ENABLED=yes\n'),
    'firewall.0.default',
    '<unparsed>',
  ],
  ['a template', ufw('', 'ENABLED={{ on }}\n'), 'firewall.0.default', '<templated>'],
  ['a log', ufw('', 'ENABLED=yes\nLOGLEVEL=low\n'), 'log.0.enabled', true],
  ['no log', ufw('', 'ENABLED=yes\nLOGLEVEL=off # quiet\n'), 'log.0.enabled', false],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('ufw', files, { folders: ['etc', 'etc/default', 'etc/ufw'] }))[path]).toBe(expected);
});
