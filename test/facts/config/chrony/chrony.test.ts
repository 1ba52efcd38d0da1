import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/chrony/chrony.conf';
const one = (text: string): Files => ({ [MAIN]: text });
const folders = ['etc', 'etc/chrony'];

it.each<readonly [string, Files, string, unknown]>([
  ['a server', one('server ntp.example iburst'), 'time.0.source', 'ntp.example'],
  ['without authentication', one('pool ntp.example iburst'), 'time.0.authenticated', false],
  ['with NTS', one('SERVER ntp.example nts'), 'time.0.authenticated', true],
  ['with a key', one('peer ntp.example key 3'), 'time.0.authenticated', true],
  ['a clock of its own', one('refclock PHC /dev/ptp0'), 'time.0.source', 'PHC /dev/ptp0'],
  ['a comment', one('! server a.example\nserver b.example'), 'time.0.source', 'b.example'],
  ['no sources', one('rtcsync'), 'time.0.source', undefined],
  [
    'an include in its place',
    { ...one('include /etc/chrony/a.conf\nserver b.example'), 'etc/chrony/a.conf': 'server a.example' },
    'time.1.source',
    'b.example',
  ],
  [
    'a folder',
    {
      ...one('confdir /etc/chrony/conf.d'),
      'etc/chrony/conf.d/x.conf': 'server x.example',
      'etc/chrony/conf.d/y': 'server y.example',
    },
    'time.1.source',
    undefined,
  ],
  ['an include that is not there', one('include /srv/a.conf\nminsources 2'), 'chrony.minsources', '<unparsed>'],
  ['sources that are not there', one('sourcedir /run/chrony-dhcp\nminsources 2'), 'chrony.minsources', '2'],
  ['sources that are not there: whether there are more', one('sourcedir /run/chrony-dhcp'), 'time', '<unparsed>'],
  ['a template', one('server {{ ntp }}'), 'time.0.source', '<templated>'],
  ['a template where a name should stand', one('server a.example\n{{ x }} 10'), 'time.0.source', '<templated>'],
  ['commands over loopback', one(''), 'listener.0.exposure', 'loopback'],
  ['commands from anywhere', one('bindcmdaddress 0.0.0.0'), 'listener.0.exposure', 'all'],
  ['no commands', one('cmdport 0'), 'listener.0.service', undefined],
  ['time for others', one('allow 10.0.0.0/8'), 'listener.0.exposure', 'all'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('chrony', files, { folders }))[path]).toBe(expected);
});

it('ends where files include each other', async () => {
  expect(await readConfig('chrony', one(`include /${MAIN}`), { folders })).toMatchObject({ code: 'bomb' });
});
