import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem } from './problem.ts';
import { fileErrorCode } from './read-file.ts';
import type { Problem } from '../errors.ts';

/** Beside the YAML a folder may hold notes for people; anything else would be left out in silence. */
const NOTES = /^(\..*|.*\.md)$/i;

/**
 * YAML files directly in a folder, sorted, as paths relative to `root`. A folder that is not there has none; any entry that
 * would not be read is noted.
 */
export async function listYaml(root: string, folder: string, problems: Problem[]): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    const names = entries.filter(({ name }) => !NOTES.test(name)).map(({ name }) => name);
    for (const name of names.filter((each) => !each.endsWith('.yaml'))) {
      problems.push(
        fileProblem(`${folder}/${name}`, {
          code: 'unknown-name',
          message: 'is not read: its name must end in .yaml',
          found: name,
        }),
      );
    }
    return names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => (folder === '' ? name : `${folder}/${name}`));
  } catch (error) {
    const code = fileErrorCode(error);
    if (code !== 'ENOENT')
      problems.push(fileProblem(folder, { code: 'unreadable', message: `cannot be read as a folder (${code})` }));
    return [];
  }
}
