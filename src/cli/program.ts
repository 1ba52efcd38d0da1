import { Command } from 'commander';
import { type Io, printable } from './io.ts';
import { collected, type Flags, readOptions, withOptions } from './options.ts';
import { addApplicability } from './programs/applicability.ts';
import { addCatalogue } from './programs/catalogue.ts';
import { addDossier } from './programs/dossier.ts';
import { addHandover } from './programs/handover.ts';
import { addHearing } from './programs/hearing.ts';
import { addPeople } from './programs/people.ts';
import { addRequests } from './programs/requests.ts';
import { addSamples } from './programs/samples.ts';
import { example, type Settle } from './programs/example.ts';
import type { VerifyFlags } from './commands/verify.ts';

const EXIT_CODES = `
Exit codes: 0 meets, or the gate held · 1 does not meet · 2 cannot be established · 3 wrong input · 4 integrity broken · 5 our bug · 130 interrupted`;

/** The command line. Every action imports its own command: nobody waits for a library that is not used. */
export function buildProgram(io: Io, settle: Settle): Command {
  const program = new Command('biotoets')
    .description(
      'Establishes, from evidence, whether a messaging supplier meets the Dutch government baseline BIO, and says exactly what could not be established, why, and what would settle it.',
    )
    .version(io.version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(printable(text)),
      // One width everywhere: the help text is written down when the program is built.
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('(biotoets --help shows what there is)');
  addMain(program, io, settle);
  addStages(program, io, settle);
  addInspection(program, io, settle);
  addCatalogue(program, io, settle);
  addRequests(program, io, settle);
  addPeople(program, io, settle);
  addSamples(program, io, settle);
  addApplicability(program, io, settle);
  addHearing(program, io, settle);
  addDossier(program, io, settle);
  addHandover(program, io, settle);
  return program;
}

function addMain(program: Command, io: Io, settle: Settle): void {
  const run = program.command('run <audit-folder>').description('plan, collect, assess and report: the main job');
  withOptions(run, ['report', 'assess', 'collect', 'gate']).action(async (folder: string, flags: Flags) => {
    const { runCommand } = await import('./commands/run.ts');
    settle(await runCommand(readOptions(folder, flags, io), io));
  });
  example(run, 'biotoets run audits/aurora-post --report html --report junit:out/biotoets.xml');

  const init = program.command('init <dir>').description('write a commented audit folder that run accepts at once');
  init.action(async (folder: string) => {
    const { initCommand } = await import('./commands/init.ts');
    settle(await initCommand(folder, io));
  });
  example(init, 'biotoets init audits/our-supplier');

  const demo = program
    .command('demo')
    .description('start an example supplier on this machine, audit it and show the result');
  demo.option('--out <dir>', 'folder for the audit and its reports (default: a new folder in the temporary directory)');
  demo.option('--supplier <name>', 'aurora-post, kestrel-mail, zwijger-post or in-huis', 'aurora-post');
  demo.option('--lang <lang>', 'nl or en', 'nl').option('--no-color', 'no colours');
  demo.action(async (flags: Flags & { readonly supplier: string }) => {
    const { demoCommand } = await import('./commands/demo.ts');
    settle(await demoCommand(flags, io));
  });
  example(demo, 'biotoets demo --supplier kestrel-mail --lang en');
}

function addStages(program: Command, io: Io, settle: Settle): void {
  const plan = program
    .command('plan <audit-folder>')
    .description('show what would be read and probed, and what still has to be asked');
  plan.option('--dry-run', 'the same: plan never reads evidence and never sends anything');
  withOptions(plan, ['collect']).action(async (folder: string, flags: Flags) => {
    const { planCommand } = await import('./commands/plan.ts');
    settle(await planCommand(readOptions(folder, flags, io), io));
  });
  example(plan, 'biotoets plan --dry-run audits/aurora-post');

  const collect = program
    .command('collect <audit-folder>')
    .description('read and probe what the plan says, into the dossier');
  withOptions(collect, ['collect']).action(async (folder: string, flags: Flags) => {
    const { collectCommand } = await import('./commands/collect.ts');
    settle(await collectCommand(readOptions(folder, flags, io), io));
  });
  example(collect, 'biotoets collect audits/aurora-post');

  const assess = program
    .command('assess <audit-folder>')
    .description('judge the dossier, offline; writes reports/assessment.json');
  withOptions(assess, ['report', 'assess', 'gate']).action(async (folder: string, flags: Flags) => {
    const { assessCommand } = await import('./commands/assess.ts');
    settle(await assessCommand(readOptions(folder, flags, io), io));
  });
  example(assess, 'biotoets assess audits/aurora-post --as-of 2026-11-01');

  const report = program.command('report <audit-folder>').description('write reports from reports/assessment.json');
  withOptions(report, ['report']).action(async (folder: string, flags: Flags) => {
    const { reportCommand } = await import('./commands/report.ts');
    settle(await reportCommand(readOptions(folder, flags, io), io));
  });
  example(report, 'biotoets report audits/aurora-post --lang en --report pdf');
}

function addInspection(program: Command, io: Io, settle: Settle): void {
  const explain = program
    .command('explain <control> [audit-folder]')
    .description('what a control asks, which evidence shows it, and how this audit came to its verdict');
  withOptions(explain, []).action(async (control: string, folder: string | undefined, flags: Flags) => {
    const { explainCommand } = await import('./commands/explain.ts');
    settle(
      await explainCommand(control, folder === undefined ? undefined : readOptions(folder, flags, io), { flags, io }),
    );
  });
  example(explain, 'biotoets explain 8.24.04 audits/kestrel-mail');

  const verify = program
    .command('verify <audit-folder> [document]')
    .description('check every byte of the dossier against its index, and every file of the audit against its seal')
    .option('--key <public.pem>', 'key that must have sealed it (default: those audit.yaml lists)', collected)
    .option('--seal <sha256>', 'hash of a seal that was kept elsewhere: the folder may be newer, never older')
    .option(
      '--view-only',
      'in the reading room: hold a document that is shown against the commitment made to it before',
    )
    .option('--list <commitments.json>', 'with --view-only: the signed list that was handed over')
    .option('--salts <file>', 'with --view-only: the salts that its owner brings along')
    .option('--document <id>', 'with --view-only: the document in that list, such as D-001')
    .option('--item <item>', 'with --view-only: the item of the audit it is shown for')
    .option('--by <role>', 'with --view-only: role of who holds them together (default: the operator of the audit)')
    .option('--card', 'with --view-only: fill in the card of the item instead of printing what to put there');
  withOptions(verify, []).action(async (folder: string, document: string | undefined, flags: VerifyFlags & Flags) => {
    const { verifyCommand } = await import('./commands/verify.ts');
    settle(await verifyCommand(readOptions(folder, flags, io), io, { ...flags, shown: document }));
  });
  example(verify, 'biotoets verify audits/aurora-post');
}
