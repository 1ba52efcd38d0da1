import { type Command, Option } from 'commander';
import type { JudgeFlags } from '../commands/judge.ts';
import type { OwnersFlags } from '../commands/owners.ts';
import type { ReviewFlags } from '../commands/review.ts';
import type { Io } from '../io.ts';
import { type Flags, readOptions, splitAll } from '../options.ts';
import { example, type Settle } from './example.ts';

/** Judging and owning: judge, review, owners, status. */
export function addPeople(program: Command, io: Io, settle: Settle): void {
  const judge = program
    .command('judge <criterion> <audit-folder>')
    .description('write down what a person concludes from evidence; refused where the evidence does not carry it');
  judge.addOption(
    new Option('--verdict <verdict>', 'what is concluded').choices(['met', 'fail']).makeOptionMandatory(),
  );
  judge.requiredOption('--items <ids>', 'items it rests on, such as IV-012-1,IV-012-2@ab12cd34', splitAll);
  judge.requiredOption('--why <text>', 'the reasoning');
  judge.option('--need <id>', 'the judgement that is meant, where the criterion asks for several');
  judge.option('--refutes <ids>', 'items that it refutes with counter-evidence of R3 or stronger', splitAll);
  withSigner(judge).action(async (criterion: string, folder: string, flags: JudgeFlags & Flags) => {
    const { judgeCommand } = await import('../commands/judge.ts');
    settle(await judgeCommand(criterion, readOptions(folder, flags, io), { flags, io }));
  });
  example(
    judge,
    'biotoets judge 8.24.04#a audits/aurora-post --verdict met --items IV-006-1 --why "Covers all links" --by auditor-1 --party auditor --role "IT auditor"',
  );

  const review = program
    .command('review <criterion> <audit-folder>')
    .description('put a second pair of eyes under a judgement; refused to its author and to the examined party');
  review.option('--n <number>', 'which judgement on the criterion, where more than one waits');
  withSigner(review).action(async (criterion: string, folder: string, flags: ReviewFlags & Flags) => {
    const { reviewCommand } = await import('../commands/review.ts');
    settle(await reviewCommand(criterion, readOptions(folder, flags, io), { flags, io }));
  });
  example(
    review,
    'biotoets review 8.24.04#a audits/aurora-post --by auditor-2 --party auditor --role "Second IT auditor"',
  );
  addOverviews(program, io, settle);
}

function addOverviews(program: Command, io: Io, settle: Settle): void {
  const owners = program
    .command('owners <audit-folder>')
    .description(
      "the duties of each party: who took them on, and what is open; the client's apart from the supplier's",
    );
  owners.addOption(new Option('--party <party>', 'only those of one party').choices(['client', 'supplier']));
  owners.addOption(
    new Option('--format <format>', 'how to print them').choices(['text', 'md', 'json']).default('text'),
  );
  withLook(owners).action(async (folder: string, flags: Flags & OwnersFlags) => {
    const { ownersCommand } = await import('../commands/owners.ts');
    settle(await ownersCommand(readOptions(folder, flags, io), flags, io));
  });
  example(owners, 'biotoets owners audits/aurora-post --party client');

  const status = program
    .command('status <audit-folder>')
    .description('what is open and with whom: requests, explanations, judgements, samples, what is about to expire');
  status.option('--json', 'as JSON');
  withLook(status).action(async (folder: string, flags: Flags & { readonly json?: boolean }) => {
    const { statusCommand } = await import('../commands/status.ts');
    settle(await statusCommand(readOptions(folder, flags, io), { json: flags.json === true }, io));
  });
  example(status, 'biotoets status audits/aurora-post --as-of 2026-12-01');
}

/** What has to be said of a look at an audit: at which moment, and in which language. */
function withLook(command: Command): Command {
  return command
    .option('--as-of <iso>', 'the moment to look at, such as 2026-11-01 (default: the audit, or the newest item)')
    .addOption(new Option('--lang <lang>', 'language').choices(['nl', 'en']).default('nl'));
}

/** Who acts: the same words for everything that carries a name. */
export function withSigner(command: Command): Command {
  return command
    .requiredOption('--by <id>', 'id of who acts, such as auditor-1')
    .addOption(
      new Option('--party <party>', 'the party of who acts')
        .choices(['auditor', 'client', 'supplier', 'third-party'])
        .makeOptionMandatory(),
    )
    .requiredOption('--role <role>', 'the role of who acts, not a name')
    .option('--at <iso>', 'when it was done (default: now)')
    .option('--key <file>', 'sign with this private key; audit.yaml lists its public half under keys')
    .option('--quiet', 'no summary');
}
