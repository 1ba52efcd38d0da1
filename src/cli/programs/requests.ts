import { type Command, Option } from 'commander';
import type { Addressee } from '../../catalogue/types.ts';
import type { LetterFormat } from '../../report/letters/types.ts';
import type { IntakeFlags } from '../commands/intake.ts';
import type { Io } from '../io.ts';
import { type Flags, readOptions } from '../options.ts';
import { example, type Settle } from './example.ts';

/** Asking, and taking in what comes: request, intake. */
export function addRequests(program: Command, io: Io, settle: Settle): void {
  const request = program.command('request').description('the register of information requests');
  addAsking(request, io, settle);
  addAnswering(request, io, settle);
  addIntake(program, io, settle);
  example(request, 'biotoets request list audits/kestrel-mail --overdue');
}

const AS_OF = 'the moment to look from, such as 2026-11-01 (default: the audit, or the newest item)';

function addAsking(request: Command, io: Io, settle: Settle): void {
  const fresh = request
    .command('new <audit-folder>')
    .description('write the requests this audit still needs, as the catalogue words them; none is sent');
  fresh.option('--due <iso>', 'when an answer is due, such as 2026-11-30');
  withLanguage(fresh).action(async (folder: string, flags: Flags & { readonly due?: string }) => {
    const { newRequests } = await import('../commands/request.ts');
    settle(await newRequests(readOptions(folder, flags, io), flags.due, io));
  });
  example(fresh, 'biotoets request new audits/our-supplier --due 2026-11-30');

  const list = request
    .command('list <audit-folder>')
    .description('where each request stands, and what was said of a refusal');
  list.option('--overdue', 'only those past their term without a full answer').option('--as-of <iso>', AS_OF);
  withLanguage(list).action(async (folder: string, flags: Flags & { readonly overdue?: boolean }) => {
    const { listRequests } = await import('../commands/request.ts');
    settle(await listRequests(readOptions(folder, flags, io), flags.overdue === true, io));
  });
  example(list, 'biotoets request list audits/zwijger-post --overdue --as-of 2026-11-20');

  const letter = request
    .command('letter <id> <audit-folder>')
    .description('a page ready to send: the request, a reminder of it, or the question for what an answer lacks');
  letter.addOption(
    new Option('--format <format>', 'form of the letter').choices(['md', 'txt', 'html', 'pdf']).default('md'),
  );
  letter.option('--out <file>', 'where to write it (default: stdout)');
  letter.option('--sent <iso>', 'the letter goes out on this day: date it so, and note it in the request');
  letter.option('--as-of <iso>', AS_OF);
  withLanguage(letter).action(async (id: string, folder: string, flags: LetterFlags) => {
    const { requestLetterCommand } = await import('../commands/request.ts');
    const { out, sent, format, ...rest } = flags;
    const wanted = { id, format, ...(out === undefined ? {} : { file: out }), ...(sent === undefined ? {} : { sent }) };
    settle(await requestLetterCommand(readOptions(folder, rest, io), wanted, io));
  });
  example(letter, 'biotoets request letter IV-011 audits/zwijger-post --lang en --format pdf --out IV-011.pdf');
}

type LetterFlags = Omit<Flags, 'out'> & {
  readonly format: LetterFormat;
  readonly out?: string;
  readonly sent?: string;
};

function addAnswering(request: Command, io: Io, settle: Settle): void {
  const outgoing = request
    .command('export <audit-folder>')
    .description('the register as a file in which a party can answer (default: YAML on stdout)');
  outgoing.option('--file <file>', 'where to write it; its name ends in .xlsx or .yaml');
  outgoing.addOption(new Option('--to <party>', 'only the requests to this party').choices(['supplier', 'client']));
  withLanguage(outgoing).action(
    async (folder: string, flags: Flags & { readonly file?: string; readonly to?: Addressee }) => {
      const { exportRequests } = await import('../commands/request.ts');
      const { file, to } = flags;
      const wanted = { ...(file === undefined ? {} : { file }), ...(to === undefined ? {} : { to }) };
      settle(await exportRequests(readOptions(folder, flags, io), wanted, io));
    },
  );
  example(outgoing, 'biotoets request export audits/kestrel-mail --to supplier --file requests.xlsx');

  const incoming = request
    .command('import <audit-folder> <file>')
    .description('take the answers of a register that came back into the audit folder, and show what that changes');
  incoming.option('--dry-run', 'show what would change, and write nothing');
  withLanguage(incoming).action(async (folder: string, file: string, flags: Flags & { readonly dryRun?: boolean }) => {
    const { importRequests } = await import('../commands/request.ts');
    settle(await importRequests(readOptions(folder, flags, io), { file, dryRun: flags.dryRun === true }, io));
  });
  example(incoming, 'biotoets request import audits/kestrel-mail requests.xlsx');
}

function withLanguage(command: Command): Command {
  command.addOption(new Option('--lang <lang>', 'language of what is written').choices(['nl', 'en']).default('nl'));
  return command.option('--quiet', 'no summary').option('--no-color', 'no colours');
}

function addIntake(program: Command, io: Io, settle: Settle): void {
  const intake = program
    .command('intake <audit-folder> <files...>')
    .description('take in what was delivered: copy it, tie it to a request, and write the receipt; zips are unpacked');
  intake.option('--request <id>', 'the request that all of it answers (default: what the name of each file says)');
  intake.option('--received-at <iso>', 'when it came in, such as 2026-11-23 (default: now)');
  intake.option('--letter <file>', 'where the receipt goes (default: stdout)');
  intake.addOption(
    new Option('--format <format>', 'of the receipt').choices(['md', 'txt', 'html', 'pdf']).default('md'),
  );
  withLanguage(intake).action(async (folder: string, files: readonly string[], flags: Flags & IntakeFlags) => {
    const { intakeCommand } = await import('../commands/intake.ts');
    settle(await intakeCommand(files, flags, { options: readOptions(folder, flags, io), io }));
  });
  example(intake, 'biotoets intake audits/kestrel-mail delivered.zip --request IV-012 --letter receipt.md');
}
