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

/** The files in the order in which nginx would find them: the main one first, the others by name. */
export async function nginxFiles(sources: readonly Source[]): Promise<readonly NginxFile[] | Unreadable> {
  if (sources.length > MAX_FILES) return unreadable('too-large', `more than ${MAX_FILES} files`);
  const files: NginxFile[] = [];
  for (const [index, source] of sources.entries()) {
    const text = await readText(source);
    if (index === 0 && typeof text !== 'string') return text;
    if (typeof text === 'string' && index === 0) {
      const dumped = splitDump(text, source);
      if (dumped !== undefined) return mainFirst(dumped);
    }
    const blank = typeof text !== 'string' && text.code === 'empty';
    files.push({ path: normalise(source.name), text: blank ? '' : text, firstLine: 1, source, dumped: false });
  }
  return mainFirst(files);
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
