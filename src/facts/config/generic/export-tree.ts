import { maskTemplates } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import { splitRow } from '../../records/csv-rows.ts';
import { parseIni } from '../ini.ts';
import { parseJson } from '../json-tree.ts';
import type { Tree, TreeNode } from '../tree.ts';
import type { ConfigFile } from '../types.ts';
import { parseYaml } from '../yaml-tree.ts';

/** Forms in which a supplier's own software exports its settings. */
export const FORMATS = ['json', 'yaml', 'ini', 'env', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

/** What the end of a file's name says about its form; undefined where it says nothing. */
export function formatOf(path: string): Format | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'yml') return 'yaml';
  if (ending === 'conf' || ending === 'properties') return 'ini';
  return FORMATS.find((format) => format === ending);
}

/**
 * An export as a tree: sections and keys of INI, variables of env, and of CSV a map by the value of the first column
 * (`$.max_attempts.value`). Of a key that stands twice nobody knows which one counts.
 */
export function exportTree({ text, source }: ConfigFile, format: Format): Tree | Unreadable {
  if (typeof text !== 'string') return text;
  const tree = PARSERS[format](text);
  return 'code' in tree ? unreadable(tree.code, tree.detail, place(source, tree.line, tree.column)) : tree;
}

type Parsed = Tree | Exclude<ReturnType<typeof parseJson>, Tree>;

const PARSERS: Readonly<Record<Format, (text: string) => Parsed>> = {
  json: parseJson,
  yaml: parseYaml,
  ini: (text) => pairs(text, true),
  env: (text) => pairs(text, false),
  csv,
};

function pairs(text: string, sections: boolean): Parsed {
  const masked = maskTemplates(text);
  const root = new Map<string, TreeNode>();
  for (const each of parseIni(masked.text, { comments: sections ? '#;!' : '#', separator: '=' })) {
    const at = { line: each.line, column: 1 };
    if ('detail' in each) return { code: 'syntax', detail: each.detail, ...at };
    const branch = each.section === '' ? root : branchOf(root, each.section, at);
    const raw = (each.value ?? '').replace(/^(["'])(.*)\1$/s, '$2');
    set(branch, each.key.replace(/^export\s+/, ''), { kind: 'scalar', value: raw, raw, ...at });
  }
  return { root: { kind: 'map', entries: root, line: 1, column: 1 }, conditional: masked.conditional };
}

type Branch = Map<string, TreeNode>;

function branchOf(root: Branch, name: string, at: { readonly line: number; readonly column: number }): Branch {
  const known = root.get(name);
  if (known?.kind === 'map') return known.entries as Branch;
  const entries: Branch = new Map();
  root.set(name, { kind: 'map', entries, ...at });
  return entries;
}

function set(branch: Branch, key: string, node: TreeNode): void {
  const { line, column } = node;
  branch.set(key, branch.has(key) ? { kind: 'opaque', line, column } : node);
}

const SEPARATORS = [';', ',', '\t'] as const;

function csv(text: string): Parsed {
  const lines = text.split('\n');
  const [header = ''] = lines;
  const width = (separator: string): number => header.split(separator).length;
  const separator = SEPARATORS.reduce((best, each) => (width(each) > width(best) ? each : best));
  const names = splitRow(header, separator);
  const root: Branch = new Map();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const at = { line: index + 1, column: 1 };
    const fields = splitRow(line, separator);
    if (fields === undefined || names === undefined || fields.length !== names.length)
      return { code: 'syntax', detail: 'a row that does not fit the header', ...at };
    const cells = fields.map((raw, column): [string, TreeNode] => [
      (names[column] ?? '').trim(),
      { kind: 'scalar', value: raw, raw, ...at },
    ]);
    set(root, fields[0] ?? '', { kind: 'map', entries: new Map(cells), ...at });
  }
  return { root: { kind: 'map', entries: root, line: 1, column: 1 }, conditional: false };
}
