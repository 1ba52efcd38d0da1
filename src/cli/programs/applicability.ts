import { type Command, Option } from 'commander';
import type { VvtFlags } from '../commands/vvt.ts';
import type { Io } from '../io.ts';
import { type Flags, readOptions, splitAll } from '../options.ts';
import { example, type Settle } from './example.ts';

/** The statement of applicability: vvt. */
export function addApplicability(program: Command, io: Io, settle: Settle): void {
  const vvt = program
    .command('vvt <audit-folder>')
    .description('the statement of applicability (VvT), with its exceptions and what must be zero in it')
    .addOption(
      new Option('--format <format>', 'form of it (default: what the name of --out says, or md)').choices([
        'md',
        'csv',
        'xlsx',
      ]),
    )
    .option('--out <file>', 'where to write it (default: stdout)')
    .option('--public', 'the edition to publish: without names, roles, ids of items, file names and free text')
    .option('--only <ids>', 'only these controls, such as 8.24.04,MSG-*; the statement says so', splitAll)
    .option('--as-of <iso>', 'the moment to look at, such as 2026-11-01 (default: the audit, or the newest item)')
    .addOption(new Option('--lang <lang>', 'language').choices(['nl', 'en']).default('nl'))
    .option('--quiet', 'no summary');
  vvt.action(async (folder: string, flags: Omit<Flags, 'out'> & VvtFlags) => {
    const { vvtCommand } = await import('../commands/vvt.ts');
    const { out, ...shared } = flags;
    const wanted = { ...shared, ...(out === undefined ? {} : { out }) };
    settle(await vvtCommand(readOptions(folder, shared, io), wanted, io));
  });
  example(vvt, 'biotoets vvt audits/aurora-post --public --out vvt.xlsx');
}
