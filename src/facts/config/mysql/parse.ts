import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { written } from '../found.ts';
import { parseIni } from '../ini.ts';
import { miss, newSettings, type Settings, write } from '../settings.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 10;
/** Groups that the server reads, of whatever make and version. */
const OF_SERVER = /^(mysqld|server|mariadb|mariadbd|galera)(-\d+(\.\d+)?)?$/;

/** Option files as the server reads them: the last line of an option counts. `-` and `_` are the same in a name. */
export function readOptions(input: AdapterInput): Settings | Unreadable {
  const settings = newSettings('last');
  return readFile(input.main, { input, settings }, 0) ?? settings;
}

interface Reading {
  readonly input: AdapterInput;
  readonly settings: Settings;
}

function readFile({ text, source }: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes within includes', place(source, 1));
  for (const line of parseIni(text, { comments: '#;', inline: true, separator: '=', bare: true })) {
    const at = place(source, line.line);
    if (!('key' in line)) return unreadable('syntax', line.detail, at);
    const [, folder, target] = /^!include(dir)?\s+(.+)$/.exec(line.key) ?? [];
    if (target !== undefined) {
      const wrong = include(folder === undefined ? target : `${target.replace(/\/$/, '')}/*.cnf`, at, reading, depth);
      if (wrong !== undefined) return wrong;
    } else if (OF_SERVER.test(line.section)) option(line.key, line.value, at, reading.settings);
  }
  return undefined;
}

/** `skip-x` is x turned off; `loose-x` is x, where the server knows it. An option alone is turned on. */
function option(key: string, value: string | undefined, at: FactAt, settings: Settings): void {
  const name = key
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/^loose_/, '');
  const [, skipped] = /^(?:skip|disable)_(.+)$/.exec(name) ?? [];
  const bare = value?.replace(/^(["'])(.*)\1$/, '$2');
  if (skipped !== undefined && bare === undefined) write(settings, skipped, written('OFF', at));
  write(settings, name, written(bare ?? 'ON', at));
}

function include(pattern: string, at: FactAt, reading: Reading, depth: number): Unreadable | undefined {
  const { files, missing } = reading.input.include(pattern);
  if (missing) miss(reading.settings, at);
  for (const file of files) {
    const wrong = readFile(file, reading, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
