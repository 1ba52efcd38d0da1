import { readText, unreadable, type Unreadable } from '../../text.ts';
import type { Source } from '../../types.ts';
import { normalise } from '../glob.ts';

const MAX_FILES = 2000;
const MARKER = /^# configuration file (\/.*):$/;

/** One file of a configuration, delivered by itself or printed by `nginx -T`. */
export interface NginxFile {
  readonly path: string;
  readonly text: string | Unreadable;
  /** Where it starts in its source. */
  readonly firstLine: number;
  readonly source: Source;
  readonly dumped: boolean;
}

/** One file as it was handed over. */
export interface NginxText {
  readonly path: string;
  readonly text: string | Unreadable;
  readonly source: Source;
}

/** The files in the order in which nginx would find them: the main one first, the others by name. */
export async function nginxFiles(sources: readonly Source[]): Promise<readonly NginxFile[] | Unreadable> {
  if (sources.length > MAX_FILES) return unreadable('too-large', `more than ${MAX_FILES} files`);
  const texts = await Promise.all(
    sources.map(async (source) => ({ path: source.name, text: await readText(source), source })),
  );
  return toNginxFiles(texts);
}

/** `nginxFiles` of what was read already; of a print by `nginx -T` the files it holds. */
export function toNginxFiles(texts: readonly NginxText[]): readonly NginxFile[] | Unreadable {
  const [main] = texts;
  if (main === undefined) return [];
  if (typeof main.text !== 'string') return main.text;
  const dumped = splitDump(main.text, main.source);
  if (dumped !== undefined) return mainFirst(dumped);
  return mainFirst(
    texts.map(({ path, text, source }) => {
      const blank = typeof text !== 'string' && text.code === 'empty';
      return { path: normalise(path), text: blank ? '' : text, firstLine: 1, source, dumped: false };
    }),
  );
}

function mainFirst([main, ...others]: readonly NginxFile[]): readonly NginxFile[] {
  if (main === undefined) return [];
  return [main, ...others.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))];
}

/** `nginx -T` prints every file under a line with its path; undefined for a text that is no such print. */
function splitDump(text: string, source: Source): NginxFile[] | undefined {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => {
    const path = MARKER.exec(line)?.[1];
    return path === undefined ? [] : [{ path, index }];
  });
  const [first] = starts;
  if (first === undefined) return undefined;
  const before = lines.slice(0, first.index);
  if (!before.every((line) => line.trim() === '' || line.startsWith('nginx: '))) return undefined;
  return starts.map(({ path, index }, n) => ({
    path: normalise(path),
    text: lines.slice(index + 1, starts[n + 1]?.index).join('\n'),
    firstLine: index + 2,
    source,
    dumped: true,
  }));
}
