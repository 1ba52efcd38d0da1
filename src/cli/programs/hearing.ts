import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import { type Flags, readOptions, withOptions } from '../options.ts';
import { example, type Settle } from './example.ts';

const AS_OF = ['--as-of <iso>', 'the moment to judge at (default: the audit, or the newest item)'] as const;
const REPLACE = ['--replace', 'take the place of what was said before, which is kept in the file'] as const;

/** The other side, and the end: respond, finalise, settle. */
export function addHearing(program: Command, io: Io, settle: Settle): void {
  addRespond(program, io, settle);

  const finalise = program
    .command('finalise <audit-folder>')
    .description('declare the report final: only after the other side was heard, or its term is over');
  finalise.requiredOption('--by <role>', 'role of who declares it final');
  finalise.option('--why <text>', 'why there is another version after one that was final').option(...AS_OF);
  withOptions(finalise, []).action(async (folder: string, flags: Flags & { readonly by: string; why?: string }) => {
    const { finaliseCommand } = await import('../commands/finalise.ts');
    settle(await finaliseCommand(readOptions(folder, flags, io), flags, io));
  });
  example(finalise, 'biotoets finalise audits/aurora-post --by "Lead auditor"');

  const end = program
    .command('settle <audit-folder>')
    .description('how far the service is unwound: returned, destroyed, closed, still open; from settlement.yaml');
  end.option(...AS_OF).option('--json', 'as JSON on stdout');
  withOptions(end, []).action(async (folder: string, flags: Flags & { readonly json?: boolean }) => {
    const { settleCommand } = await import('../commands/settle.ts');
    settle(await settleCommand(readOptions(folder, flags, io), { json: flags.json === true }, io));
  });
  example(end, 'biotoets settle audits/aurora-post --lang en');
}

function addRespond(program: Command, io: Io, settle: Settle): void {
  const respond = program
    .command('respond')
    .description('hear the other side: send the findings, take in reactions, answer them');
  example(respond, 'biotoets respond send audits/aurora-post --due 2026-12-07');

  const send = respond
    .command('send <audit-folder>')
    .description('write the findings as a form for each party, and record what was sent and until when');
  send.option('--due <iso>', 'until when a reaction may come (default: two weeks from now)').option(...AS_OF);
  withOptions(send, []).action(async (folder: string, flags: Flags & { readonly due?: string }) => {
    const { sendCommand } = await import('../commands/respond.ts');
    settle(await sendCommand(readOptions(folder, flags, io), flags, io));
  });
  example(send, 'biotoets respond send audits/aurora-post --due 2026-12-07');

  const take = respond
    .command('import <audit-folder> <file>')
    .description('take the reactions and plans of a filled-in form into responses/: all of it, or nothing');
  take.option(...REPLACE).option(...AS_OF);
  withOptions(take, []).action(
    async (folder: string, file: string, { replace, ...flags }: Flags & { readonly replace?: boolean }) => {
      const { importCommand } = await import('../commands/respond.ts');
      settle(await importCommand(readOptions(folder, flags, io), { file, replace: replace === true }, io));
    },
  );
  example(take, 'biotoets respond import audits/aurora-post reaction.yaml');

  const rejoin = respond
    .command('rejoin <control> <audit-folder>')
    .description("put the auditor's answer beside a reaction");
  rejoin.requiredOption('--text <text>', 'the answer').requiredOption('--by <role>', 'role of who answers');
  rejoin.addOption(new Option('--party <party>', 'whose reaction, where both reacted').choices(['supplier', 'client']));
  rejoin.option(...REPLACE);
  withOptions(rejoin, []).action(async (control: string, folder: string, flags: RejoinFlags) => {
    const { rejoinCommand } = await import('../commands/respond.ts');
    const asked = { ...flags, control, replace: flags.replace === true };
    settle(await rejoinCommand(readOptions(folder, flags, io), asked, io));
  });
  example(rejoin, 'biotoets respond rejoin 8.24.04 audits/kestrel-mail --by "Lead auditor" --text "Measured again."');
}

interface RejoinFlags extends Flags {
  readonly text: string;
  readonly by: string;
  readonly party?: string;
  readonly replace?: boolean;
}
