import { onlySource, place, readText, unreadable } from '../text.ts';
import type { Reader } from '../types.ts';
import { parseJson } from './json-tree.ts';
import { treeReading } from './tree.ts';

const MAX_BYTES = 32 * 1024 * 1024;

/** Any JSON export, through the legend its supplier gives. */
export const jsonReader: Reader = {
  name: 'json',
  version: '1',
  family: 'tree',
  async read(sources, params) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    const text = await readText(source, MAX_BYTES);
    if (typeof text !== 'string') return text;
    const tree = parseJson(text);
    if ('code' in tree) return unreadable(tree.code, tree.detail, place(source, tree.line, tree.column));
    return treeReading(tree, source, 'json@1', params.columns);
  },
};
