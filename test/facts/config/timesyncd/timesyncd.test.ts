import { expect, it } from 'vitest';
import { configFacts } from '../read-config.ts';

const MAIN = 'etc/systemd/timesyncd.conf';
const folders = ['etc', 'etc/systemd'];

it.each<readonly [string, string, readonly unknown[]]>([
  ['the servers that are named', 'NTP=ntp1.example ntp2.example', ['ntp1.example', 'ntp2.example', undefined]],
  ['lines that add up', 'NTP=ntp1.example\nNTP=ntp2.example', ['ntp1.example', 'ntp2.example', undefined]],
  ['an empty line starts anew', 'NTP=ntp1.example\nNTP=\nNTP=ntp2.example', ['ntp2.example', undefined]],
  ['the fallback where none is named', 'FallbackNTP=ntp3.example', ['ntp3.example', undefined]],
  ['the fallback of the version', '', ['0.debian.pool.ntp.org', '1.debian.pool.ntp.org']],
  ['neither', 'FallbackNTP=', ['0.debian.pool.ntp.org']],
])('%s', async (_, text, sources) => {
  const facts = await configFacts('timesyncd', { [MAIN]: `[Time]\n${text}\n` }, { folders });
  expect(sources.map((__, index) => facts[`time.${index}.source`])).toEqual(sources);
  expect(facts['time.0.authenticated']).toBe(false);
});

it('knows no sources where a template names them', async () => {
  const facts = await configFacts('timesyncd', { [MAIN]: '[Time]\nNTP={{ servers }}\n' }, { folders });
  expect(facts['time']).toBe('<unparsed>');
});
