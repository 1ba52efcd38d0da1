import { onlySource, place, readText, unreadable } from '../text.ts';
import type { Reader } from '../types.ts';
import { treeReading } from './tree.ts';
import { parseYaml } from './yaml-tree.ts';

/** Any YAML export, through the legend its supplier gives. */
export const yamlReader: Reader = {
  name: 'yaml',
  version: '1',
  family: 'tree',
  async read(sources, params) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    const text = await readText(source);
    if (typeof text !== 'string') return text;
    const tree = parseYaml(text);
    if ('code' in tree) return unreadable(tree.code, tree.detail, place(source, tree.line, tree.column));
    return treeReading(tree, source, 'yaml@1', params.columns);
  },
};
