import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { BundleFlags } from '../commands/bundle.ts';
import type { UnbundleFlags } from '../commands/unbundle.ts';
import { collected } from '../options.ts';
import { example, type Settle } from './example.ts';

/** Handing over: bundle, unbundle. */
export function addHandover(program: Command, io: Io, settle: Settle): void {
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
  unbundle.option('--lang <lang>', 'nl or en', 'nl').option('--quiet', 'no summary');
  unbundle.action(async (file: string, dir: string, flags: UnbundleFlags) => {
    const { unbundleCommand } = await import('../commands/unbundle.ts');
    settle(await unbundleCommand(file, dir, { flags, io }));
  });
  example(unbundle, 'biotoets unbundle aurora-post.zip received/aurora-post');
}
