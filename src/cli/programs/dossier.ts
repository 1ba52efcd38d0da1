import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import { type Flags, readOptions, withOptions } from '../options.ts';
import { example, type Settle } from './example.ts';

/** Keeping and handing over: commit, seal, bundle, unbundle, purge. */
export function addDossier(program: Command, io: Io, settle: Settle): void {
  addSeal(program, io, settle);
  addPurge(program, io, settle);
}

function addSeal(program: Command, io: Io, settle: Settle): void {
  const seal = program
    .command('seal <audit-folder>')
    .description('sign every file of the audit folder as it is now; verify then names whatever changes')
    .option('--key <private.pem>', 'Ed25519 private key to seal with; not in the audit folder')
    .option('--make-key <file>', 'make such a key instead, and print what to put under keys in audit.yaml')
    .option('--as-of <iso>', 'the moment that is judged at (default: the audit, or the newest item)');
  withOptions(seal, []).action(
    async (folder: string, flags: Flags & { readonly key?: string; readonly makeKey?: string }) => {
      const { sealCommand } = await import('../commands/seal.ts');
      settle(await sealCommand(readOptions(folder, flags, io), flags, io));
    },
  );
  example(seal, 'biotoets seal audits/aurora-post --key ~/keys/auditor.pem');
}

function addPurge(program: Command, io: Io, settle: Settle): void {
  const purge = program
    .command('purge <audit-folder> <item>')
    .description('destroy the bytes of one item; that it was there, and who destroyed it and why, stays')
    .requiredOption('--why <text>', 'why it is destroyed')
    .requiredOption('--by <role>', 'role of who decided so, such as CISO')
    .addOption(
      new Option('--party <party>', 'whose role that is')
        .choices(['supplier', 'client', 'auditor', 'third-party'])
        .default('auditor'),
    );
  withOptions(purge, []).action(
    async (
      folder: string,
      item: string,
      flags: Flags & { readonly why: string; readonly by: string; readonly party: PurgeParty },
    ) => {
      const { purgeCommand } = await import('../commands/purge.ts');
      settle(await purgeCommand(item, readOptions(folder, flags, io), flags, io));
    },
  );
  example(purge, 'biotoets purge audits/aurora-post IV-012-1 --why "names of prisoners" --by CISO --party client');
}

type PurgeParty = 'supplier' | 'client' | 'auditor' | 'third-party';
