import { CommanderError } from 'commander';
import { formatProblem } from '../catalogue/problem.ts';
import { exitCode, type Ending } from '../decide/exit-code.ts';
import type { ExitCode } from '../decide/types.ts';
import { UserError } from '../errors.ts';
import { type Io, printable } from './io.ts';
import { buildProgram } from './program.ts';

/** More than these nobody mends in one go. */
const SHOWN_PROBLEMS = 100;

/** Runs one command. Never throws and never ends the process: the exit code is its answer. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let ending: Ending = {};
  const program = buildProgram(io, (result) => {
    ending = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode({ ...ending, ...(io.signal.aborted ? { interrupted: true } : {}) });
  } catch (error) {
    if (error instanceof CommanderError) return exitCode(askedForHelp(error, argv) ? {} : { wrongInput: true });
    return exitCode(explain(error, io));
  }
}

// commander's own code copies what the process would end with now, which says nothing about who asked for help.
function askedForHelp({ code }: CommanderError, argv: readonly string[]): boolean {
  if (code === 'commander.help') return argv[0] === 'help';
  return code === 'commander.helpDisplayed' || code === 'commander.version';
}

function explain(error: unknown, io: Io): Ending {
  if (error instanceof UserError) {
    io.stderr.write(`${printable(userMessage(error))}\n`);
    if (error.code === 'interrupted' || io.signal.aborted) return { interrupted: true };
    return error.code === 'integrity' ? { integrityBroken: true } : { wrongInput: true };
  }
  if (io.signal.aborted) return { interrupted: true };
  io.stderr.write(bugReport(error));
  return { bug: true };
}

/** What to say about an error that nobody but us can mend. */
export function bugReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `biotoets: this is a bug in biotoets, not in what you gave it. Please report it with the lines below.\n${printable(stack)}\n`;
}

function userMessage({ message, problems }: UserError): string {
  if (problems.length === 0) return `biotoets: ${message}`;
  const count = problems.length === 1 ? 'one thing has' : `${problems.length} things have`;
  const hidden = problems.length - SHOWN_PROBLEMS;
  return [
    `biotoets: ${count} to be put right first`,
    ...problems.slice(0, SHOWN_PROBLEMS).map(formatProblem),
    ...(hidden > 0 ? [`… and ${hidden} more`] : []),
  ].join('\n');
}
