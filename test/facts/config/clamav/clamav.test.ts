import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const one = (text: string): Files => ({ 'etc/clamav/clamd.conf': text });

it.each<readonly [string, Files, string, unknown]>([
  ['a scanner', one('ScanMail true\nScanArchive yes'), 'malware.0.enabled', true],
  ['a scanner that skips archives', one('ScanMail true\nScanArchive no'), 'malware.0.enabled', false],
  ['the last one counts', one('ScanMail true\nScanArchive no\nScanArchive yes'), 'malware.0.enabled', true],
  ['sizes', one('MaxFileSize 25M'), 'malware.0.maxSize', 26_214_400],
  ['a template', one('MaxFileSize ${MAX}'), 'malware.0.maxSize', '<templated>'],
  ['no port', one('LocalSocket /run/clamav'), 'listener.0.exposure', undefined],
  ['a port on all addresses', one('TCPSocket 3310'), 'listener.0.exposure', 'all'],
  ['a port on one', one('TCPSocket 3310\nTCPAddr 127.0.0.1'), 'listener.0.exposure', 'loopback'],
  ['updates', { ...one(''), 'etc/clamav/freshclam.conf': 'Checks 24' }, 'malware.0.updateEvery', 'PT3600S'],
  ['no updates', { ...one(''), 'etc/clamav/freshclam.conf': 'Checks 0' }, 'malware.0.updateEvery', 'unlimited'],
  [
    'mail that is held',
    { ...one(''), 'etc/clamav/clamav-milter.conf': 'OnFail Defer' },
    'malware.1.failMode',
    'closed',
  ],
  [
    'mail that slips through',
    { ...one(''), 'etc/clamav/clamav-milter.conf': 'OnFail Accept' },
    'malware.1.failMode',
    'open',
  ],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('clamav', files))[path]).toEqual(expected);
});
