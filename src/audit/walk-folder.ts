import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileProblem } from '../catalogue/problem.ts';
import { fileErrorCode } from '../catalogue/read-file.ts';
import type { Problem } from '../errors.ts';

/** Bounds on what is walked: beyond them it is no folder of evidence. */
const MAX_FILES = 100_000;
const MAX_DEPTH = 32;

interface Walk {
  readonly root: string;
  /** The same folder with every link resolved. */
  readonly real: string;
  readonly problems: Problem[];
  readonly files: string[];
}

type Kind = 'file' | 'folder' | 'refused';

async function kindOfLink(file: string, { root, real, problems }: Walk): Promise<Kind> {
  function refuse(message: string): Kind {
    problems.push(fileProblem(file, { code: 'unreadable', message }));
    return 'refused';
  }
  try {
    const target = await realpath(join(root, file));
    if (!target.startsWith(real + sep)) return refuse('is a link that leaves the audit folder');
    return (await stat(target)).isFile() ? 'file' : refuse('is a link to something other than a file');
  } catch (error) {
    return refuse(`is a link that leads nowhere (${fileErrorCode(error)})`);
  }
}

async function walk(folder: string, depth: number, context: Walk): Promise<void> {
  const { root, problems, files } = context;
  if (depth > MAX_DEPTH) {
    problems.push(fileProblem(folder, { code: 'too-large', message: `lies more than ${MAX_DEPTH} folders deep` }));
    return;
  }
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (files.length >= MAX_FILES) return;
    const path = `${folder}/${entry.name}`;
    // A pipe or a device is listed too: whoever opens it says what it is.
    const kind = entry.isSymbolicLink() ? await kindOfLink(path, context) : entry.isDirectory() ? 'folder' : 'file';
    if (kind === 'file') files.push(path);
    if (kind === 'folder') await walk(path, depth + 1, context);
  }
}

/**
 * All files below a folder of the audit folder, sorted, as paths relative to `root`. None where the folder is not there. Links
 * that leave the audit folder, and links to folders, are noted and not followed.
 */
export async function walkFolder(root: string, folder: string, problems: Problem[]): Promise<readonly string[]> {
  const files: string[] = [];
  try {
    const real = await realpath(root);
    if (!(await realpath(join(root, folder))).startsWith(real + sep)) {
      problems.push(fileProblem(folder, { code: 'unreadable', message: 'is a link that leaves the audit folder' }));
      return [];
    }
    await walk(folder, 1, { root, real, problems, files });
  } catch (error) {
    const code = fileErrorCode(error);
    if (code !== 'ENOENT') {
      problems.push(fileProblem(folder, { code: 'unreadable', message: `cannot be read as a folder (${code})` }));
    }
  }
  if (files.length >= MAX_FILES) {
    problems.push(fileProblem(folder, { code: 'too-large', message: `holds ${MAX_FILES} files or more` }));
  }
  return files;
}
