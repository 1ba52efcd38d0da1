import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, shape, topicFacts, written } from '../found.ts';
import { parseIni } from '../ini.ts';
import type { Adapter, AdapterInput, ConfigFile, Found, Model, Unread } from '../types.ts';

/** Settings that are facts under their own name. auditd.conf(5) of 3.0. */
const NAMES = [
  'admin_space_left_action',
  'disk_full_action',
  'log_file',
  'log_format',
  'max_log_file',
  'max_log_file_action',
  'num_logs',
  'space_left_action',
  'write_logs',
] as const;

type Get = (name: string) => Found<string>;

interface Rule {
  readonly words: readonly string[];
  readonly at: FactAt;
}

/** auditd.conf with the rules that augenrules puts together, in its natural order of names. */
export const auditdAdapter: Adapter = {
  product: 'auditd',
  lines: true,
  places: { main: ['etc/audit/auditd.conf'], also: ['etc/audit/rules.d/*.rules', 'etc/audit/audit.rules'] },
  read,
};

function read(input: AdapterInput): Model | Unread {
  const { text, source } = input.main;
  if (typeof text !== 'string') return text;
  const at = place(source);
  const settings = new Map<string, Found<string>>();
  for (const line of parseIni(text, { comments: '#', separator: '=' })) {
    if (!('key' in line))
      return { status: 'unreadable', code: 'syntax', detail: line.detail, at: place(source, line.line) };
    settings.set(line.key.toLowerCase(), written(line.value ?? '', place(source, line.line)));
  }
  const get: Get = (name) => settings.get(name) ?? { origin: 'absent', at };
  const rules = rulesOf(input);
  if ('status' in rules) return rules;
  const [missing] = rules.missing;
  const unseen: Found | undefined = missing === true ? { origin: 'unparsed', at } : undefined;
  return { facts: factsOf(get, rules.rules, unseen, at), complete: unseen === undefined };
}

interface Rules {
  readonly rules: readonly Rule[];
  readonly missing: readonly boolean[];
}

// What is loaded is what the folder comes to; without that folder, the file that was made of it.
function rulesOf({ include }: AdapterInput): Rules | Unread {
  const folder = include('rules.d/*.rules');
  const { files } = folder.files.length > 0 ? folder : include('audit.rules', { optional: true });
  const missing = files.length === 0 && folder.missing;
  const rules: Rule[] = [];
  for (const file of [...files].sort(byNaturalName)) {
    if (typeof file.text !== 'string') return file.text;
    rules.push(...linesOf(file));
  }
  return { rules, missing: missing ? [true] : [] };
}

function byNaturalName(a: ConfigFile, b: ConfigFile): number {
  return new Intl.Collator('en', { numeric: true }).compare(a.path, b.path);
}

function linesOf({ text, source }: ConfigFile): readonly Rule[] {
  const lines = typeof text === 'string' ? text.split('\n') : [];
  return lines.flatMap((line, index): readonly Rule[] => {
    const bare = line.trim();
    return bare === '' || bare.startsWith('#') ? [] : [{ words: bare.split(/\s+/), at: place(source, index + 1) }];
  });
}

function factsOf(get: Get, rules: readonly Rule[], unseen: Found | undefined, at: FactAt): readonly Fact[] {
  const asked = rules.filter(({ words }) => words.some((word) => word === '-w' || word === '-a' || word === '-A'));
  const immutable = rules.findLast(({ words }) => words[0] === '-e');
  const templated = rules.find(({ words }) => words.some(isTemplated));
  const unknown: Found | undefined =
    unseen ?? (templated === undefined ? undefined : { origin: 'templated', at: templated.at });
  const has = (value: boolean, where: FactAt): Found => unknown ?? { value, origin: 'derived', at: where };
  const paths = asked.flatMap(({ words }) =>
    words.flatMap((word, index) => (word === '-w' ? [words[index + 1] ?? ''] : [])),
  );
  return [
    ...NAMES.map((name) => factAt(`auditd.settings.${name}`, get(name))),
    factAt('auditd.watches', unknown ?? { value: paths, origin: 'derived', at }),
    factAt('auditd.rules', unknown ?? { value: asked.length, origin: 'derived', at }),
    ...topicFacts('log', [
      {
        source: { value: 'auditd', origin: 'derived', at } as const,
        enabled: shape(orElse(get('write_logs'), 'yes'), (word) => word.toLowerCase() === 'yes'),
        sink: get('log_file'),
        audit: has(asked.length > 0, asked[0]?.at ?? at),
        tamper: has(immutable?.words[1] === '2', immutable?.at ?? at),
        retention: retention(get, at),
      },
    ]),
  ];
}

function orElse(found: Found<string>, value: string): Found<string> {
  return found.origin === 'absent' ? { value, origin: 'default', at: found.at } : found;
}

/** Files that make room for each other tell a size and no time. */
function retention(get: Get, at: FactAt): Found {
  const action = get('max_log_file_action');
  if (!('value' in action)) return { origin: action.origin === 'absent' ? 'unparsed' : action.origin, at };
  return action.value.toLowerCase() === 'keep_logs'
    ? { ...action, value: 'unlimited' }
    : { origin: 'unparsed', at: action.at };
}
