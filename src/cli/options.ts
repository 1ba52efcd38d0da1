import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ProfileName } from '../catalogue/types.ts';
import { UserError } from '../errors.ts';
import type { Lang } from '../language/types.ts';
import type { ReportFormat } from '../report/types.ts';
import { endOf } from '../assess/moment.ts';
import type { Io } from './io.ts';

/** What the shared options come to. */
export interface Options {
  readonly folder: string;
  readonly out: string;
  readonly reports: readonly WantedReport[];
  readonly lang: Lang;
  readonly asOf?: string;
  readonly profile?: ProfileName;
  readonly only: readonly string[];
  readonly failOn?: 'fail' | 'not-established';
  readonly offline: boolean;
  readonly concurrency?: number;
  /** Bounds as written, `connectMs=2000`. */
  readonly limits: readonly string[];
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly colour: boolean | undefined;
}

export interface WantedReport {
  readonly format: ReportFormat;
  /** Absolute path; `-` is stdout. */
  readonly file: string;
}

/** The flags as commander leaves them. */
export interface Flags {
  readonly out?: string;
  readonly report?: readonly string[];
  readonly lang?: string;
  readonly asOf?: string;
  readonly profile?: string;
  readonly only?: readonly string[];
  readonly failOn?: string;
  readonly offline?: boolean;
  readonly concurrency?: string;
  readonly limit?: readonly string[];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  console: 'txt',
  json: 'json',
  markdown: 'md',
  junit: 'junit.xml',
  html: 'html',
  pdf: 'pdf',
};

const FORMATS = Object.keys(EXTENSIONS) as readonly ReportFormat[];

/** For an option that may be given more than once. */
export function collected(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** For an option that takes a list with commas, once or more than once. */
export function splitAll(value: string, previous: readonly string[] | undefined): readonly string[] {
  const parts = value.split(',').map((each) => each.trim());
  return [...(previous ?? []), ...parts.filter((each) => each !== '')];
}

type Group = 'output' | 'report' | 'assess' | 'collect' | 'gate';

/** Adds the shared options a command needs; the words are the same everywhere. */
export function withOptions(command: Command, groups: readonly Group[]): Command {
  const has = (group: Group): boolean => groups.includes(group);
  command.option('--out <dir>', 'folder for reports (default: reports/ in the audit folder)');
  if (has('report'))
    command.option(
      '--report <format[:file]>',
      `a report to write, more than once if you like: ${FORMATS.join(', ')}; file - is stdout`,
      collected,
    );
  command.addOption(new Option('--lang <lang>', 'language of reports and summary').choices(['nl', 'en']).default('nl'));
  if (has('assess')) {
    command.option(
      '--as-of <iso>',
      'the moment to judge at, such as 2026-11-01 (default: the audit, or the newest item)',
    );
    command.addOption(
      new Option('--profile <name>', 'norm profile; may only be stricter than the audit').choices(['bio2', 'strict']),
    );
    command.option(
      '--only <ids>',
      'judge only these controls, such as 8.24.04,MSG-*; gives a gate, no conclusion',
      splitAll,
    );
  }
  if (has('gate'))
    command.addOption(
      new Option(
        '--fail-on <what>',
        'fail: the gate shuts on a fail, on a knock-out that is not established, and on what was kept back or not explained; not-established: on everything that is not a pass',
      ).choices(['fail', 'not-established']),
    );
  if (has('collect')) {
    command.option('--offline', 'send nothing over a network');
    command.option('--concurrency <n>', 'tasks at once, 1 to 64 (default: 8)');
    command.option(
      '--limit <name=value>',
      'another bound on what is read or probed, such as connectMs=20000 for a slow link; more than once if you like',
      collected,
    );
  }
  command.option('--quiet', 'no progress and no summary');
  command.option('--verbose', 'more progress');
  command.option('--no-color', 'no colours');
  return command;
}

/** Flags to options; throws UserError `usage` for what commander cannot see. */
export function readOptions(folder: string, flags: Flags, io: Io): Options {
  const root = resolve(io.cwd, folder);
  const out = flags.out === undefined ? resolve(root, 'reports') : resolve(io.cwd, flags.out);
  const reports = (flags.report ?? []).map((wanted) => readReport(wanted, { out, only: flags.only ?? [] }, io));
  refuseTwice(reports);
  return {
    folder: root,
    out,
    reports,
    lang: flags.lang === 'en' ? 'en' : 'nl',
    only: flags.only ?? [],
    limits: flags.limit ?? [],
    offline: flags.offline === true,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    colour: flags.color === false ? false : undefined,
    ...asOfOption(flags.asOf),
    ...concurrencyOption(flags.concurrency),
    ...(flags.profile === undefined ? {} : { profile: flags.profile as ProfileName }),
    ...(flags.failOn === undefined ? {} : { failOn: flags.failOn as 'fail' | 'not-established' }),
  };
}

function asOfOption(asOf: string | undefined): Pick<Options, 'asOf'> {
  if (asOf === undefined) return {};
  if (endOf(asOf) !== undefined) return { asOf };
  throw new UserError(
    'usage',
    `--as-of ${asOf} is not an ISO 8601 date or moment; write 2026-11-01 or 2026-11-01T12:00:00Z`,
  );
}

function concurrencyOption(text: string | undefined): Pick<Options, 'concurrency'> {
  if (text === undefined) return {};
  const concurrency = Number(text);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 64) return { concurrency };
  throw new UserError('usage', `--concurrency ${text} is not a whole number from 1 to 64`);
}

function readReport(wanted: string, { out, only }: Pick<Options, 'out' | 'only'>, io: Io): WantedReport {
  const colon = wanted.indexOf(':');
  const name = colon < 0 ? wanted : wanted.slice(0, colon);
  const format = FORMATS.find((each) => each === name);
  if (format === undefined)
    throw new UserError('usage', `--report ${wanted}: no format ${name}; there are ${FORMATS.join(', ')}`);
  const file = colon < 0 ? '' : wanted.slice(colon + 1);
  if (colon >= 0 && file === '')
    throw new UserError('usage', `--report ${wanted}: the file name is missing after the colon`);
  return {
    format,
    file: file === '-' ? '-' : file === '' ? defaultReport(format, out, only.length > 0) : resolve(io.cwd, file),
  };
}

/** Two reports in one place would be one report, or none. */
function refuseTwice(reports: readonly WantedReport[]): void {
  const twice = reports.find(({ file }, index) => reports.findIndex((each) => each.file === file) < index);
  if (twice === undefined) return;
  const place = twice.file === '-' ? 'stdout' : twice.file;
  throw new UserError('usage', `--report: two reports are to go to ${place}; give each its own file`);
}

/** A selection has names of its own: it must not take the place of the whole report. */
export function defaultReport(format: ReportFormat, out: string, selection: boolean): string {
  return resolve(out, `${selection ? 'selection' : 'report'}.${EXTENSIONS[format]}`);
}
