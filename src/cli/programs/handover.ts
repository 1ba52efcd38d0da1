import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { BundleFlags } from '../commands/bundle.ts';
import type { CommitFlags } from '../commands/commit.ts';
import type { UnbundleFlags } from '../commands/unbundle.ts';
import { collected } from '../options.ts';
import { example, type Settle } from './example.ts';

/** Handing over, or not: commit, bundle, unbundle. */
export function addHandover(program: Command, io: Io, settle: Settle): void {
  const commit = program
    .command('commit <files...>')
    .description(
      'for the supplier: sign a list by which documents that are only shown can be known again; nothing of them leaves',
    );
  commit.option('--key <private.pem>', 'the private key (Ed25519) to sign with');
  commit.option('--make-key <file>', 'make that key first; prints the public key for the auditor');
  commit.option('--out <file>', 'the list, to hand over', 'commitments.json');
  commit.option('--salts <file>', 'the salts, to keep and to bring along', 'commitments.salts.json');
  commit.option(
    '--title <id=title>',
    'a title in the list, such as D-001=Pentest 2026; more than once if you like',
    collected,
  );
  commit.option('--quiet', 'no summary');
  commit.action(async (files: readonly string[], flags: CommitFlags) => {
    const { commitCommand } = await import('../commands/commit.ts');
    settle(await commitCommand(files, flags, io));
  });
  example(commit, 'biotoets commit pentest.pdf risks.pdf --key ciso.pem --title D-001="Pentest 2026"');

  const bundle = program
    .command('bundle <audit-folder>')
    .description(
      'write the audit folder as one file to hand over, without its own key; the same folder gives the same bytes',
    );
  bundle.option('--out <file>', 'the file to write (default: the name of the folder, with .zip or .zip.age)');
  bundle.option('--recipient <age1…>', 'encrypt to this public key of age; more than once if you like', collected);
  bundle.option('--as-is', 'also when the dossier does not verify; says what is wrong, and ends with 4');
  bundle.option('--quiet', 'no summary');
  bundle.action(async (folder: string, flags: BundleFlags) => {
    const { bundleCommand } = await import('../commands/bundle.ts');
    settle(await bundleCommand(folder, flags, io));
  });
  example(bundle, 'biotoets bundle audits/aurora-post --out aurora-post.zip');

  const unbundle = program
    .command('unbundle <file> <dir>')
    .description('unpack a bundle into a new folder and verify it');
  unbundle.option('--identity <file>', 'file with your secret key of age, for a bundle that is encrypted');
  unbundle.option(
    '--key <public.pem>',
    'key that must have sealed it (default: those its audit.yaml lists)',
    collected,
  );
  unbundle.option('--lang <lang>', 'nl or en', 'nl').option('--quiet', 'no summary');
  unbundle.action(async (file: string, dir: string, flags: UnbundleFlags) => {
    const { unbundleCommand } = await import('../commands/unbundle.ts');
    settle(await unbundleCommand(file, dir, { flags, io }));
  });
  example(unbundle, 'biotoets unbundle aurora-post.zip received/aurora-post');
}
