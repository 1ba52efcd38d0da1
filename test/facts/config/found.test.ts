import { describe, expect, it } from 'vitest';
import { drift } from '../../../src/facts/config/drift.ts';
import { exposureOf } from '../../../src/facts/config/exposure.ts';
import { combine, segment, shape, topicFacts, written } from '../../../src/facts/config/found.ts';
import { tablesFor } from '../../../src/facts/config/tables.ts';
import type { Found } from '../../../src/facts/config/types.ts';
import { toBytes, toDuration, toSwitch } from '../../../src/facts/config/units.ts';

const at = { artefact: 'a', line: 1 };
const there = at_(2);
function at_(line: number) {
  return { artefact: 'a', line };
}

describe('a value as it stands in a file', () => {
  it.each([
    ['no', { value: 'no', origin: 'explicit', at }],
    ['{{ level }}', { origin: 'templated', at }],
    ['${LEVEL:-no}', { origin: 'templated', at }],
    ['[redacted:credential:0123456789ab]', { origin: 'unparsed', at }],
  ])('%s', (text, expected) => {
    expect(written(text, at)).toEqual(expected);
  });

  it('keeps its origin when something is made of it, and is unread when nothing can be', () => {
    expect(shape(written('yes', at), toSwitch)).toEqual({ value: true, origin: 'explicit', at });
    expect(shape(written('maybe', at), toSwitch)).toEqual({ origin: 'unparsed', at });
    expect(shape({ origin: 'absent', at }, toSwitch)).toEqual({ origin: 'absent', at });
  });

  it('worked out from several, is as little known as the least known', () => {
    const known: Found = { value: 'a', origin: 'default', at };
    const set: Found = { value: 'b', origin: 'explicit', at: there };
    const joined = (values: readonly unknown[]) => values.join('+');
    expect(combine([known, set], joined, at)).toEqual({ value: 'a+b', origin: 'derived', at: there });
    expect(combine([set, { origin: 'templated', at }], joined, at)).toEqual({ origin: 'templated', at });
    expect(combine([known, set], () => undefined, at)).toEqual({ origin: 'unparsed', at: there });
  });
});

it('entries of a topic are numbered, and what is not known of the list stands on the list', () => {
  const name: Found = { value: 'x', origin: 'explicit', at };
  expect(topicFacts('component', [{ name }, { name }], { origin: 'unparsed', at: there })).toEqual([
    { path: 'component', origin: 'unparsed', at: there },
    { path: 'component.0.name', ...name },
    { path: 'component.1.name', ...name },
  ]);
  expect(segment('mail.example')).toBe('mail\\.example');
});

describe('durations', () => {
  it.each([
    ['90', 1, 'PT90S'],
    ['1h 30min', 1, 'PT5400S'],
    ['2d', 1, 'P2D'],
    ['10', 60, 'PT600S'],
    ['10m', 1, 'PT600S'],
    ['500ms', 1, 'PT0S'],
    ['1 month', 1, 'PT2629800S'],
    ['', 1, undefined],
    ['-1', 1, undefined],
    ['soon', 1, undefined],
    ['1h soon', 1, undefined],
  ])('%j of %d s a unit is %s', (text, bare, expected) => {
    expect(toDuration(text, { bare, units: { m: 60 } })).toBe(expected);
  });
});

it.each([
  ['10M', 10_485_760],
  ['512k', 524_288],
  ['1 GiB', 1_073_741_824],
  ['100MB', 104_857_600],
  ['7', 7],
  ['lots', undefined],
  ['-1', undefined],
])('%s is %s bytes', (text, expected) => {
  expect(toBytes(text)).toBe(expected);
});

it.each([
  ['127.0.0.1', 'loopback'],
  ['localhost', 'loopback'],
  ['::1', 'loopback'],
  ['[::1]', 'loopback'],
  ['/run/x.sock', 'loopback'],
  ['*', 'all'],
  ['0.0.0.0', 'all'],
  ['::', 'all'],
  ['10.2.3.4', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['fd00::1', 'private'],
  ['192.0.2.1', 'public'],
  ['2001:db8::1', 'public'],
  ['mail.voorbeeld.example', undefined],
])('%s is reachable: %s', (address, expected) => {
  expect(exposureOf(address)).toBe(expected);
});

describe('the tables of defaults to judge under', () => {
  const table = (version: string) => ({
    product: 'openssh' as const,
    version,
    source: { package: 'p', distribution: 'd', command: 'c', taken: '2026-11-24' },
    settings: {},
  });
  const tables = [table('9.2'), table('10.0')];
  it.each([
    ['9.2', ['9.2']],
    ['1:9.2p1-2+deb12u10', ['9.2']],
    ['OpenSSH_10.0p2', ['10.0']],
    ['9.20', ['openssh 9.2', 'openssh 10.0']],
    [undefined, ['openssh 9.2', 'openssh 10.0']],
    ['8.4', ['openssh 9.2', 'openssh 10.0']],
  ])('%s: %j', (version, expected) => {
    expect(tablesFor(tables, version).map(({ assuming, table: { version: own } = {} }) => assuming ?? own)).toEqual(
      expected,
    );
  });

  it('none, where nobody measured any', () => {
    expect(tablesFor([], '9.2')).toEqual([{ table: undefined }]);
  });
});

it('files and the running program differ where both are known and say another thing', () => {
  const file = [
    { path: 'a', value: 'no', origin: 'explicit', at },
    { path: 'b', value: 1, origin: 'explicit', at },
    { path: 'c', origin: 'templated', at },
    { path: 'd', value: true, origin: 'default', at },
  ] as const;
  const running = [
    { path: 'a', value: 'yes', origin: 'observed', at: there },
    { path: 'b', value: 1, origin: 'observed', at: there },
    { path: 'c', value: 'x', origin: 'observed', at: there },
  ] as const;
  expect(drift(file, running)).toEqual([
    { path: 'drift.compared', value: 2, origin: 'derived', at },
    { path: 'drift.count', value: 1, origin: 'derived', at },
    { path: 'drift.0.path', value: 'a', origin: 'derived', at },
    { path: 'drift.0.file', value: 'no', origin: 'explicit', at },
    { path: 'drift.0.running', value: 'yes', origin: 'observed', at: there },
  ]);
});
