import { isTemplated } from '../templates.ts';
import { place, unreadable, type Unreadable } from '../text.ts';
import { written } from './found.ts';
import { parseIni, type IniGrammar } from './ini.ts';
import { miss, newSettings, type Settings, write } from './settings.ts';
import type { AdapterInput, ConfigFile } from './types.ts';

/** systemd.syntax(7) */
const SYSTEMD: IniGrammar = { comments: '#;', separator: '=', continues: 'backslash' };
/** Whose files count before whose. */
const FOLDERS = ['etc', 'run', 'usr/local/lib', 'usr/lib'] as const;
const MARKER = /^# (\/\S+)$/;

/** Settings of one file of systemd's and its drop-ins, by `Section.Name`; systemd-analyze(1) and systemd.unit(5). */
export function readDropIns(input: AdapterInput, lists: ReadonlySet<string>): Settings | Unreadable {
  const settings = newSettings('last');
  const { main } = input;
  const name = main.path.slice(main.path.lastIndexOf('/') + 1);
  const dumped = typeof main.text === 'string' && MARKER.test(main.text.split('\n', 1)[0] ?? '');
  const dropIns = dumped ? { files: [], missing: false } : dropInsOf(name, input);
  for (const file of [main, ...dropIns.files]) {
    const wrong = readFile(file, settings, lists);
    if (wrong !== undefined) return wrong;
    if (file === main && dropIns.missing) miss(settings, place(main.source));
  }
  return settings;
}

// Drop-ins count in order of their name, whatever folder they stand in; one of the same name higher up hides the others.
function dropInsOf(name: string, input: AdapterInput): { files: readonly ConfigFile[]; missing: boolean } {
  const { main } = input;
  const own = input.include(`${name}.d/*.conf`, { optional: true });
  if (!main.path.includes('/')) return own;
  const byName = new Map<string, ConfigFile>();
  for (const folder of FOLDERS) {
    for (const file of input.include(`/${folder}/systemd/${name}.d/*.conf`).files) {
      const base = file.path.slice(file.path.lastIndexOf('/') + 1);
      if (!byName.has(base)) byName.set(base, file);
    }
  }
  const files = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  return { files, missing: own.missing };
}

function readFile(
  { text, source }: ConfigFile,
  settings: Settings,
  lists: ReadonlySet<string>,
): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  for (const each of parseIni(text, SYSTEMD)) {
    const at = place(source, each.line);
    if ('detail' in each) return unreadable('syntax', each.detail, at);
    const name = `${each.section}.${each.key}`;
    if (isTemplated(name)) {
      miss(settings, at);
      continue;
    }
    const value = (each.value ?? '').replace(/\s+/g, ' ').trim();
    const before = settings.written.get(name);
    // An empty assignment takes back what was set before; of a list every line adds.
    if (value === '') settings.written.delete(name);
    else if (lists.has(name) && before !== undefined && 'value' in before)
      write(settings, name, written(`${before.value} ${value}`, at));
    else write(settings, name, written(value, at));
    if (value === '') settings.certain.add(name);
  }
  return undefined;
}
