import { expect, test } from 'vitest';
import { miss, newSettings, settingIn, write, type Settings } from '../../../src/facts/config/settings.ts';

const at = (line: number) => ({ artefact: 'a', line });
const fallback = {
  defaults: {
    product: 'redis',
    version: '7.0',
    source: { package: 'redis', distribution: 'debian 12', command: 'config get', taken: '2026-11-24' },
    settings: { quiet: 'no' },
  },
  at: { artefact: 'a' },
} as const;

function say(settings: Settings, name: string): string {
  const found = settingIn(settings, name, fallback);
  return 'value' in found ? `${found.origin} ${String(found.value)}` : `${found.origin} ${found.at.line ?? ''}`;
}

function filled(counts: 'first' | 'last', steps: readonly (string | undefined)[]): Settings {
  const settings = newSettings(counts);
  for (const [index, step] of steps.entries()) {
    if (step === undefined) miss(settings, at(index + 1));
    else write(settings, 'name', { value: step, origin: 'explicit', at: at(index + 1) });
  }
  return settings;
}

test.each<['first' | 'last', readonly (string | undefined)[], string]>([
  ['first', ['a', 'b'], 'explicit a'],
  ['last', ['a', 'b'], 'explicit b'],
  ['first', ['a', undefined], 'explicit a'],
  ['first', [undefined, 'a'], 'unparsed 1'],
  ['last', ['a', undefined], 'unparsed 2'],
  ['last', [undefined, 'a'], 'explicit a'],
  ['last', [], 'absent '],
])('the %s of %j is %s', (counts, steps, expected) => {
  expect(say(filled(counts, steps), 'name')).toBe(expected);
});

test('what is written nowhere is what the version does, unless a file that was not seen may say otherwise', () => {
  expect(say(newSettings('last'), 'quiet')).toBe('default no');
  expect(say(filled('last', [undefined, 'a']), 'quiet')).toBe('unparsed 1');
  expect(say(newSettings('last'), 'other')).toBe('absent ');
});
