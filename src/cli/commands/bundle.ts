import { basename, join, resolve } from 'node:path';
import { readSealKeys } from '../../audit/keys.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { bundle } from '../../dossier/bundle.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { UserError, type Problem } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import { type Io, printable } from '../io.ts';
import { readSmallText } from '../read-small-text.ts';

export interface BundleFlags {
  readonly out?: string;
  readonly recipient?: readonly string[];
  readonly asIs?: boolean;
  readonly quiet?: boolean;
}

/** Writes the audit folder as one file to hand over; a dossier that does not verify goes only when it is asked as it is. */
export async function bundleCommand(folder: string, flags: BundleFlags, io: Io): Promise<Ending> {
  const root = resolve(io.cwd, folder);
  // Whatever is wrong with an audit can be handed over; a folder that is none was named by mistake.
  readSmallText(join(root, 'audit.yaml'));
  const recipients = flags.recipient ?? [];
  const name = `${basename(root)}.zip${recipients.length === 0 ? '' : '.age'}`;
  const out = resolve(io.cwd, flags.out ?? name);
  let problems: readonly Problem[] = [];
  const { files, sha256, size } = await bundle({
    folder: root,
    out,
    recipients,
    signal: io.signal,
    now: io.now,
    check: async () => {
      problems = await dossierProblems(root);
      if (problems.length === 0 || flags.asIs === true) return;
      const advice = `${root} does not verify; mend it, or bundle it as it is with --as-is`;
      throw new UserError('integrity', advice, problems);
    },
  });
  if (flags.quiet !== true) {
    const sealed = recipients.length === 0 ? '' : `, encrypted to ${String(recipients.length)} of age`;
    io.stderr.write(
      [
        ...problems.map(({ path, message }) => printable(`as it is: ${path ?? ''}  ${message}`)),
        `${printable(out)}: ${String(files)} files, ${String(size)} bytes as a zip${sealed}`,
        `sha256 of the zip ${sha256}`,
        '',
      ].join('\n'),
    );
  }
  return { integrityBroken: problems.length > 0 };
}

async function dossierProblems(root: string): Promise<readonly Problem[]> {
  const keys = (await readSealKeys(root)) ?? [];
  const { problems } = await readDossier(root, { keys: keys.map(({ fingerprint }) => fingerprint) });
  const words = wordsOf('en').dossierProblem;
  return problems.map(({ path, line, slot, code }) => ({
    code: 'integrity',
    path: `${path}${line === undefined ? '' : `:${String(line)}`}${slot === undefined ? '' : ` (${slot})`}`,
    message: words[code],
  }));
}
