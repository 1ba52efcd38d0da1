import { isTemplated } from '../templates.ts';
import { matches, normalise } from './glob.ts';
import type { AdapterInput, ConfigFile, Places } from './types.ts';

/** Where the main file stands, and what the machine calls the folder it stands in. */
export interface Found {
  readonly main: ConfigFile;
  /** `etc/ssh` */
  readonly home: string;
  /** Whether paths count from the root of the machine, or from `home`. */
  readonly rooted: boolean;
}

/** The main file among those handed over; undefined where none of its names is there. */
export function findMain(files: readonly ConfigFile[], { main }: Places): Found | undefined {
  for (const place of main) {
    const file = files.find(({ path }) => path === place);
    if (file !== undefined) return { main: file, home: folderOf(place), rooted: place.includes('/') };
  }
  for (const place of main) {
    const name = place.slice(place.lastIndexOf('/') + 1);
    const file = files.find(({ path }) => path === name);
    if (file !== undefined) return { main: file, home: folderOf(place), rooted: false };
  }
  const [only, ...others] = files;
  // One file under a name of its own: whoever handed it over as this product says what it is.
  return only === undefined || others.length > 0
    ? undefined
    : { main: only, home: folderOf(main[0] ?? ''), rooted: false };
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** What an include brings, from the files that were handed over. */
export function resolver(
  files: readonly ConfigFile[],
  { home, rooted }: Found,
  folders: ReadonlySet<string>,
): AdapterInput['include'] {
  return (pattern, { optional = false } = {}) => {
    // A name that is still to be filled in may name any file.
    if (isTemplated(pattern)) return { files: [], missing: true };
    const wanted = localPath(pattern, home, rooted);
    if (wanted === undefined) return { files: [], missing: true };
    const found = files.filter(({ path }) => matches(path, wanted)).sort((a, b) => (a.path < b.path ? -1 : 1));
    if (found.length > 0) return { files: found, missing: false };
    const folder = folderOf(wanted);
    const seen = /[*?[]/.test(wanted) && isSeen(folder, files, folders);
    const mayLack = optional && (folders.has(folder) || folders.has(folderOf(folder)));
    return { files: [], missing: !seen && !mayLack };
  };
}

function localPath(pattern: string, home: string, rooted: boolean): string | undefined {
  const below = home === '' ? pattern : `${home}/${pattern}`;
  const absolute = normalise(pattern.startsWith('/') ? pattern.slice(1) : below);
  if (absolute.startsWith('..')) return undefined;
  if (rooted) return absolute;
  if (home === '') return absolute;
  return absolute.startsWith(`${home}/`) ? absolute.slice(home.length + 1) : undefined;
}

// A pattern without a match brings nothing only where its folder was there to look in.
function isSeen(folder: string, files: readonly ConfigFile[], folders: ReadonlySet<string>): boolean {
  return folders.has(folder) || files.some(({ path }) => folderOf(path) === folder);
}
