import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { parseIni, type IniGrammar } from '../ini.ts';
import type { AdapterInput, ConfigFile, Found } from '../types.ts';

const JAIL: IniGrammar = { comments: '#;', separator: '=:', continues: 'indent' };
const MAX_DEPTH = 8;
const REFERENCE = /%\(([^)]+)\)s/g;

interface Value {
  readonly text: string;
  readonly at: FactAt;
}

type Section = Map<string, Value>;

export interface Jails {
  readonly sections: ReadonlyMap<string, Section>;
  /** An include that nobody handed over: it may name variables, and settings before the others. */
  readonly unseen?: FactAt;
  /** A folder that nobody handed over may change every setting. */
  readonly above?: FactAt;
}

interface Reading {
  readonly input: AdapterInput;
  readonly sections: Map<string, Section>;
  unseen?: FactAt;
  above?: FactAt;
}

/** jail.conf < jail.d/*.conf < jail.local < jail.d/*.local, each with what it includes before and after. jail.conf(5) */
export function readJails(input: AdapterInput): Jails | Unreadable {
  const reading: Reading = { input, sections: new Map() };
  const dropIns = ['jail.d/*.conf', 'jail.local', 'jail.d/*.local'].map((name) =>
    input.include(name, { optional: true }),
  );
  const [first] = dropIns;
  if (first?.missing === true) reading.above = place(input.main.source);
  for (const file of [input.main, ...dropIns.flatMap(({ files }) => files)]) {
    const wrong = readFile(file, reading, 0);
    if (wrong !== undefined) return wrong;
  }
  return reading;
}

function readFile(file: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  const { text, source } = file;
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes that bring too much', place(source, 1));
  const lines = parseIni(text, JAIL);
  const includes = (name: string) =>
    lines.filter((line) => line.section === 'INCLUDES' && 'key' in line && line.key === name);
  for (const [name, isAfter] of [
    ['before', false],
    ['after', true],
  ] as const) {
    if (isAfter) {
      const wrong = own(lines, file, reading);
      if (wrong !== undefined) return wrong;
    }
    for (const line of includes(name)) {
      const wrong = 'key' in line ? include(line.value ?? '', place(source, line.line), reading, depth) : undefined;
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

function include(names: string, at: FactAt, reading: Reading, depth: number): Unreadable | undefined {
  for (const name of names.split(/\s+/).filter((each) => each !== '')) {
    const { files, missing } = reading.input.include(name);
    if (missing) reading.unseen ??= at;
    for (const file of files) {
      const wrong = readFile(file, reading, depth + 1);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

function own(
  lines: ReturnType<typeof parseIni>,
  { source }: ConfigFile,
  { sections }: Reading,
): Unreadable | undefined {
  const seen = new Set<string>();
  for (const line of lines) {
    const at = place(source, line.line);
    if ('detail' in line) return unreadable('syntax', line.detail, at);
    const name = `${line.section} ${line.key}`;
    // fail2ban does not start on a file that sets a thing twice.
    if (seen.has(name)) return unreadable('syntax', `${line.key} stands twice in one section`, at);
    seen.add(name);
    if (line.section === 'INCLUDES') continue;
    const section = sections.get(line.section) ?? new Map<string, Value>();
    sections.set(line.section, section);
    section.set(line.key, { text: (line.value ?? '').replace(/\s+[#;].*$/, ''), at });
  }
  return undefined;
}

/** A setting of a jail, with its variables filled in: of the jail itself, otherwise of DEFAULT. */
export function jailSetting({ sections, unseen, above }: Jails, jail: string, name: string, at: FactAt): Found<string> {
  if (above !== undefined) return { origin: 'unparsed', at: above };
  const defaults = sections.get('DEFAULT') ?? new Map<string, Value>();
  const section = sections.get(jail) ?? new Map<string, Value>();
  const value = section.get(name) ?? defaults.get(name);
  if (value === undefined) return unseen === undefined ? { origin: 'absent', at } : { origin: 'unparsed', at: unseen };
  if (isTemplated(value.text)) return { origin: 'templated', at: value.at };
  const text = filled(
    value.text,
    (key) => (key === '__name__' ? jail : (section.get(key) ?? defaults.get(key))?.text),
    0,
  );
  return text === undefined ? { origin: 'unparsed', at: value.at } : { value: text, origin: 'explicit', at: value.at };
}

function filled(text: string, lookUp: (name: string) => string | undefined, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const values = [...text.matchAll(REFERENCE)].map(([, name = '']) => {
    const found = lookUp(name.replace(/^.*\//, ''));
    return found === undefined ? undefined : filled(found, lookUp, depth + 1);
  });
  if (values.includes(undefined)) return undefined;
  let next = 0;
  return text.replace(REFERENCE, () => values[next++] ?? '').trim();
}
