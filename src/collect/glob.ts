import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One segment of a glob(7) pattern: `*`, `?` and `[…]`; a leading dot is matched only by a dot. */
function segmentPattern(segment: string): RegExp {
  const body = segment.replace(
    /\[(!?)([^\]]+)\]|[*?]|[.+^${}()|[\]\\]/g,
    (token, not: string, set: string | undefined) => {
      if (token === '*') return '[^/]*';
      if (token === '?') return '[^/]';
      return set === undefined ? `\\${token}` : `[${not === '' ? '' : '^'}${set.replaceAll('\\', '\\\\')}]`;
    },
  );
  return new RegExp(`^${segment.startsWith('.') ? '' : '(?!\\.)'}${body}$`, 'u');
}

function isPattern(segment: string): boolean {
  return /[*?[]/.test(segment);
}

async function names(folder: string, segment: string): Promise<readonly string[]> {
  if (!isPattern(segment)) return [segment];
  let pattern: RegExp;
  try {
    pattern = segmentPattern(segment);
  } catch {
    return [];
  }
  // A folder that is not there, or may not be read, matches nothing: whoever asked sees the gap.
  const found = await readdir(folder).catch(() => []);
  return found.filter((name) => pattern.test(name)).sort();
}

/** Paths below `root` that match a relative pattern, sorted as glob(3) does. A path without wildcards is not looked up. */
export async function expandGlob(root: string, pattern: string): Promise<readonly string[]> {
  let paths: readonly string[] = [''];
  for (const segment of pattern.split('/').filter((one) => one !== '' && one !== '.')) {
    const next: string[] = [];
    for (const path of paths) for (const name of await names(join(root, path), segment)) next.push(join(path, name));
    paths = next;
  }
  return paths;
}
