import { join } from 'node:path';

import { UserError } from '../errors.ts';
import { createExclusively } from './durable.ts';
import { writing } from './fs-errors.ts';
import { readPlain } from './read-plain.ts';

const LONGEST = 1000;

/**
 * The audit's own key (32 bytes, `.key` as hex, mode 0600) under which secrets become placeholders. Made once, from the
 * random bytes the caller brings; a key that is there is always the one that counts. Throws UserError.
 */
export async function loadAuditKey(folder: string, random: Uint8Array): Promise<Uint8Array> {
  const path = join(folder, '.key');
  const present = await readKey(path);
  if (present !== undefined) return present;
  const fresh = Buffer.from(random).toString('hex');
  if (fresh.length !== 64) throw new Error('an audit key is 32 bytes');
  await writing(path, () => createExclusively(path, `${path}.${String(process.pid)}`, `${fresh}\n`));
  // Another process may have been first: what lies there now is the key.
  const made = await readKey(path);
  if (made === undefined) throw new UserError('unwritable', `${path} could not be made`);
  return made;
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const bytes = await readPlain(path, LONGEST);
  if (bytes === 'ENOENT') return undefined;
  if (typeof bytes === 'string') {
    throw new UserError('unreadable', `${path} cannot be read (${bytes}): ${remedyFor(bytes)}`);
  }
  const text = bytes.toString('utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new UserError(
    'integrity',
    `${path} does not hold 64 hexadecimal digits; put back the key of this audit, or move the file away to have a new one made (placeholders of earlier collections can then no longer be compared)`,
  );
}

function remedyFor(code: string): string {
  if (code === 'no file')
    return 'it is a folder, a link or a pipe where the key of this audit should be; move it away, or put back the key';
  if (code === 'EACCES' || code === 'EPERM') return 'make it readable for this user (chmod 600), or run as its owner';
  return 'put back the key of this audit, or move it away to have a new one made';
}
