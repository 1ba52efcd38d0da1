import { posix } from 'node:path';
import type { Path, Report } from '../catalogue/problem.ts';

/** A path written in `folder`, made relative to the audit folder. Notes it, and gives undefined, where it leaves that folder. */
export function insideFolder(
  folder: string,
  written: string,
  place: { readonly path: Path; readonly report: Report },
): string | undefined {
  const joined = posix.normalize(posix.join(folder, written));
  if (!posix.isAbsolute(written) && joined !== '..' && !joined.startsWith('../')) return joined.replace(/\/$/, '');
  place.report(place.path, {
    code: 'unreadable',
    message: `"${written}" lies outside the audit folder`,
    found: written,
  });
  return undefined;
}
