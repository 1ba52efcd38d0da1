import { isOpen } from './nginx/tokenize.ts';
import { parseNginx, type Written } from './nginx/parse.ts';

/**
 * Paths and globs that a file includes, as they are written, in order and each once. None for a text that is no nginx
 * configuration, and for a path that is still to be filled in.
 */
export function nginxIncludes(text: string): readonly string[] {
  const parsed = parseNginx(text.replace(/^\uFEFF/, ''));
  if ('detail' in parsed) return [];
  return [...new Set(includesOf(parsed.directives))];
}

function includesOf(directives: readonly Written[]): readonly string[] {
  return directives.flatMap(({ name, args: [path], block }) => {
    if (block !== undefined) return includesOf(block);
    return name === 'include' && path !== undefined && !isOpen(path) ? [path] : [];
  });
}
