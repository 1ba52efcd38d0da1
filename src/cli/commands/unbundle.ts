import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Ending } from '../../decide/exit-code.ts';
import { readIdentities } from '../../dossier/age.ts';
import { unbundle } from '../../dossier/unbundle.ts';
import { type Io, printable } from '../io.ts';
import { type Flags, readOptions } from '../options.ts';
import { readSmallText } from '../read-small-text.ts';
import { verifyCommand } from './verify.ts';

export interface UnbundleFlags extends Flags {
  readonly identity?: string;
  readonly key?: readonly string[];
}

/** Unpacks a bundle into a new folder, and verifies what came out of it. */
export async function unbundleCommand(
  archive: string,
  dir: string,
  { flags, io }: { readonly flags: UnbundleFlags; readonly io: Io },
): Promise<Ending> {
  const into = resolve(io.cwd, dir);
  const names = await unbundle({
    archive: resolve(io.cwd, archive),
    into,
    identities: flags.identity === undefined ? [] : identitiesIn(resolve(io.cwd, flags.identity)),
    signal: io.signal,
  });
  const isAudit = names.includes('audit.yaml');
  if (flags.quiet !== true) {
    io.stderr.write(`${printable(dir)}: ${String(names.length)} files\n`);
    if (!isAudit) io.stderr.write('there is no audit.yaml among them: this is no bundle of an audit folder\n');
  }
  const hasDossier = await access(join(into, 'dossier')).then(
    () => true,
    () => false,
  );
  if (hasDossier) return await verifyCommand(readOptions(dir, flags, io), io, flags);
  if (flags.quiet !== true)
    io.stderr.write('there is no dossier in it: nothing was collected, and nothing is verified\n');
  return {};
}

function identitiesIn(path: string): readonly string[] {
  return readIdentities(readSmallText(path), path);
}
