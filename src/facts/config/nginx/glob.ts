import { normalise } from '../glob.ts';

/** Where nginx is commonly installed: an absolute include below it lies beside the main file. */
const PREFIXES = ['/etc/nginx/', '/usr/local/nginx/conf/', '/usr/local/etc/nginx/'];

/** An include as the path of a file among those delivered; `folder` is that of the main file. */
export function resolveInclude(pattern: string, folder: string): string {
  if (folder.startsWith('/')) return normalise(pattern.startsWith('/') ? pattern : folder + pattern);
  const prefix = PREFIXES.find((each) => pattern.startsWith(each));
  const local = prefix === undefined ? pattern : pattern.slice(prefix.length);
  return normalise(local.startsWith('/') ? local : folder + local);
}
