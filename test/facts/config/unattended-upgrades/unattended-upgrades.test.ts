import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const FOLDER = 'etc/apt/apt.conf.d';
const SECURITY = 'Unattended-Upgrade::Origins-Pattern { "origin=Debian,label=Debian-Security"; };\n';
const two = (auto: string, main = SECURITY): Files => ({
  [`${FOLDER}/20auto-upgrades`]: auto,
  [`${FOLDER}/50unattended-upgrades`]: main,
});
const ON = 'APT::Periodic::Unattended-Upgrade "1";';

it.each<readonly [string, Files, string, unknown]>([
  ['on', two(ON), 'patch.0.enabled', true],
  ['every so many days', two('APT { Periodic { Unattended-Upgrade "7"; }; };'), 'patch.0.enabled', true],
  ['off', two('APT::Periodic::Unattended-Upgrade "0";'), 'patch.0.enabled', false],
  ['off as a whole', two(`${ON} APT::Periodic::Enable "0";`), 'patch.0.enabled', false],
  ['nobody says so', two(''), 'patch.0.enabled', false],
  [
    'the last file counts',
    { ...two(ON), [`${FOLDER}/99x`]: 'APT::Periodic::Unattended-Upgrade "0";' },
    'patch.0.enabled',
    false,
  ],
  [
    'a file with another ending is not read',
    { ...two(ON), [`${FOLDER}/99x.bak`]: 'APT::Periodic::Unattended-Upgrade "0";' },
    'patch.0.enabled',
    true,
  ],
  ['security', two(ON), 'patch.0.security', true],
  ['no security', two(ON, 'Unattended-Upgrade::Origins-Pattern { "origin=Other"; };'), 'patch.0.security', false],
  [
    'a list that is cleared',
    { ...two(ON), [`${FOLDER}/99x`]: '#clear Unattended-Upgrade::Origins-Pattern;' },
    'patch.0.security',
    false,
  ],
  [
    'a variable of its own',
    two(ON, 'Unattended-Upgrade::Allowed-Origins { "${distro_id}:${distro_codename}-security"; };'),
    'patch.0.security',
    true,
  ],
  [
    'a template',
    two(ON, 'Unattended-Upgrade::Allowed-Origins { "{{ origin }}"; };'),
    'patch.0.security',
    '<templated>',
  ],
  ['comments', two(`// ${ON}\n/* ${ON}\n${ON} */`), 'patch.0.enabled', false],
  [
    'packages that are left out',
    two(ON, `${SECURITY}Unattended-Upgrade::Package-Blacklist { "linux-"; };`),
    'patch.0.excluded',
    ['linux-'],
  ],
  ['a restart', two(ON, `${SECURITY}Unattended-Upgrade::Automatic-Reboot "true";`), 'patch.0.reboot', true],
  ['one file alone', { '50unattended-upgrades': SECURITY }, 'patch.0.enabled', '<unparsed>'],
  ['what APT prints', { 'apt-config.txt': `APT "";\n${ON}\n` }, 'patch.0.enabled', true],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('unattended-upgrades', files))[path]).toEqual(expected);
});

it.each([['A { "b";'], ['A "b'], ['}']])('refuses %s', async (text) => {
  expect(await readConfig('unattended-upgrades', two(text))).toMatchObject({ code: 'syntax' });
});
