import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { written } from '../found.ts';
import { miss, newSettings, type Settings, write } from '../settings.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 10;
const LINE = /^\s*([A-Za-z_][\w.]*)\s*(?:=\s*|\s+)('(?:[^'\\]|''|\\.)*'|[^\s#'=][^\s#']*)\s*(?:#.*)?$/;

/** postgresql.conf with its includes, and over it what ALTER SYSTEM wrote. The last line of a setting counts. */
export function readSettings(input: AdapterInput): Settings | Unreadable {
  const settings = newSettings('last');
  const wrong = readFile(input.main, { input, settings }, 0);
  if (wrong !== undefined) return wrong;
  const automatic = input.files.find(({ path }) => path.endsWith('postgresql.auto.conf'));
  return automatic === undefined ? settings : (readFile(automatic, { input, settings }, 0) ?? settings);
}

interface Reading {
  readonly input: AdapterInput;
  readonly settings: Settings;
}

function readFile({ text, source }: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes that bring too much', place(source, 1));
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const at = place(source, index + 1);
    const [, name = '', raw = ''] = LINE.exec(line) ?? [];
    if (name === '') {
      if (!isTemplated(line)) return unreadable('syntax', 'neither a setting nor a comment', at);
      miss(reading.settings, at);
      continue;
    }
    const value = raw.startsWith("'") ? unquoted(raw) : raw;
    const key = name.toLowerCase();
    if (!key.startsWith('include')) {
      write(reading.settings, key, written(value, at));
      continue;
    }
    const wrong = include(key, value, at, reading, depth);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function include(
  kind: string,
  value: string,
  at: FactAt,
  { input, settings }: Reading,
  depth: number,
): Unreadable | undefined {
  const pattern = kind === 'include_dir' ? `${value}/*.conf` : value;
  const { files, missing } = input.include(pattern, { optional: kind === 'include_if_exists' });
  for (const file of files) {
    const wrong = readFile(file, { input, settings }, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  if (missing) miss(settings, at);
  return undefined;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'").replace(/\\(.)/g, '$1');
}
