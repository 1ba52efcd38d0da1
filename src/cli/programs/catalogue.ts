import { type Command, Option } from 'commander';
import type { ImportFlags } from '../catalogue/import.ts';
import type { CasesFlags } from '../catalogue/cases.ts';
import type { ExportFlags } from '../catalogue/export.ts';
import type { LintFlags } from '../catalogue/lint.ts';
import type { ListFlags } from '../catalogue/list.ts';
import type { Io } from '../io.ts';
import { splitAll } from '../options.ts';
import { example, type Settle } from './example.ts';

interface LangFlag {
  readonly lang?: string;
}

/** The norms themselves: list, show, lint, diff, map, import, export, cases. */
export function addCatalogue(program: Command, io: Io, settle: Settle): void {
  const catalogue = program.command('catalogue').description('the norms themselves: look, compare, check, exchange');
  addLooking(catalogue, io, settle);
  addComparing(catalogue, io, settle);
  addExchanging(catalogue, io, settle);
  example(catalogue, 'biotoets catalogue list --theme logging');
}

const WHICH = 'bio2@1.3, messaging@1 or ./a-folder';

function withLang(command: Command): Command {
  return command.addOption(new Option('--lang <lang>', 'language of the texts').choices(['nl', 'en']).default('nl'));
}

function langOf({ lang }: LangFlag): 'nl' | 'en' {
  return lang === 'en' ? 'en' : 'nl';
}

function addLooking(catalogue: Command, io: Io, settle: Settle): void {
  const list = catalogue
    .command('list [catalogue]')
    .description(`the controls of a catalogue: ${WHICH} (default: all shipped)`);
  list.option('--theme <theme>', 'only of this theme');
  list.addOption(new Option('--addressee <party>', 'only of this party').choices(['supplier', 'client']));
  list.addOption(
    new Option('--provability <how>', 'only what a machine can show so far').choices(['measurable', 'partly', 'human']),
  );
  list.addOption(
    new Option('--aspect <aspect>', 'only what can be shown on this aspect').choices([
      'design',
      'existence',
      'operation',
    ]),
  );
  list.option('--knockout', 'only knock-outs').option('--measures', 'only measures of the government');
  list.addOption(new Option('--format <format>', 'how to print them').choices(['text', 'json']).default('text'));
  withLang(list).action(async (name: string | undefined, flags: ListFlags) => {
    const { listCatalogue } = await import('../commands/catalogue.ts');
    settle(await listCatalogue(name, flags, io));
  });
  example(list, 'biotoets catalogue list bio2@1.3 --addressee client --aspect operation');

  const show = catalogue
    .command('show <control>')
    .description('one control in plain words; numbers that moved lead to where they went');
  withLang(show).action(async (control: string, flags: LangFlag) => {
    const { showControl } = await import('../commands/catalogue.ts');
    settle(await showControl(control, { lang: langOf(flags), io }));
  });
  example(show, 'biotoets catalogue show 5.04.02 --lang en');

  const cases = catalogue
    .command('cases <set>')
    .description('a regression set as CSV for whoever runs it, without the results that are due');
  cases.option('--register', 'the invented register to load before the run, instead of the inputs');
  cases.action(async (set: string, flags: CasesFlags) => {
    const { printCases } = await import('../commands/catalogue.ts');
    settle(await printCases(set, flags, io));
  });
  example(cases, 'biotoets catalogue cases privileged > cases.csv');
}

function addComparing(catalogue: Command, io: Io, settle: Settle): void {
  const lint = catalogue
    .command('lint [catalogue]')
    .description(`what a reader of a catalogue would trip over: ${WHICH} (default: all shipped)`);
  lint.option(
    '--against <file>',
    'your copy of the official text, Markdown or XLSX: missing and extra ids, copied words, its own slips',
  );
  lint.action(async (name: string | undefined, flags: LintFlags) => {
    const { lintCatalogue } = await import('../commands/catalogue.ts');
    settle(await lintCatalogue(name, flags, io));
  });
  example(lint, 'biotoets catalogue lint --against bio2-1.3.md');

  const diff = catalogue
    .command('diff <before> <after>')
    .description('what changed between two catalogues or versions of a norm, and whose verdicts may change');
  withLang(diff).action(async (before: string, after: string, flags: LangFlag) => {
    const { diffCatalogue } = await import('../commands/catalogue.ts');
    settle(await diffCatalogue(before, after, { lang: langOf(flags), io }));
  });
  example(diff, 'biotoets catalogue diff bio2@1.2 bio2@1.3');

  const map = catalogue
    .command('map <control>')
    .description('where an id stands in other norms and versions, and whether what was concluded may be carried over');
  withLang(map).action(async (control: string, flags: LangFlag) => {
    const { mapControl } = await import('../commands/catalogue.ts');
    settle(await mapControl(control, { lang: langOf(flags), io }));
  });
  example(map, 'biotoets catalogue map bio1@1.04zv/13.2.3.1');
}

function addExchanging(catalogue: Command, io: Io, settle: Settle): void {
  const take = catalogue
    .command('import <official> <audit-folder>')
    .description('put your own copy of the official text beside ours in the reports of an audit, with its hash');
  take.option('--catalogue <catalogue>', 'of which catalogue it is the text', 'bio2@1.3');
  take.action(async (file: string, folder: string, flags: ImportFlags) => {
    const { importNormText } = await import('../commands/catalogue.ts');
    settle(await importNormText(file, folder, { flags, io }));
  });
  example(take, 'biotoets catalogue import bio2-1.3.md audits/our-supplier');

  const give = catalogue.command('export <catalogue>').description(`a catalogue for other tools: ${WHICH}`);
  give.requiredOption('--oscal', 'as OSCAL 1.2.1: a catalog and a profile');
  give.requiredOption('--out <dir>', 'folder to write to');
  give.option('--only <ids>', 'controls of the profile (default: all)', splitAll);
  withLang(give).action(async (name: string, flags: ExportFlags) => {
    const { exportCatalogue } = await import('../commands/catalogue.ts');
    settle(await exportCatalogue(name, flags, io));
  });
  example(give, 'biotoets catalogue export bio2@1.3 --oscal --out oscal');
}
