import { link, open, rename, unlink } from 'node:fs/promises';

import { errnoOf } from './fs-errors.ts';

/** Writes a new file and waits until it is on disk. */
export async function writeDurably(path: string, content: string, mode = 0o600): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Old content or new content, never a part: written beside it and renamed over it. */
export async function replaceDurably(path: string, temporary: string, content: string): Promise<void> {
  await writeDurably(temporary, content);
  await rename(temporary, path);
}

/**
 * Makes a file that must not exist yet, with its content whole from the first moment.
 * False when another process was first.
 */
export async function createExclusively(path: string, temporary: string, content: string): Promise<boolean> {
  await writeDurably(temporary, content);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') return false;
    // A file system without hard links (a memory stick): the name is still exclusive, only the content follows later.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return await createPlainly(path, content);
    throw error;
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

async function createPlainly(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(content).finally(() => file.close());
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A rename is on disk only once its folder is. Where folders cannot be synced, the file system does not need it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (folder === undefined) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}
