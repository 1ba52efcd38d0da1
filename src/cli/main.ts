import { CommanderError } from 'commander';
import { exitCode, type Ending } from '../decide/exit-code.ts';
import type { ExitCode } from '../decide/types.ts';
import { UserError } from '../errors.ts';
import { type Io, printable } from './io.ts';
import { buildProgram } from './program.ts';

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
    return exitCode(explain(error, io));
  }
}

function explain(error: unknown, io: Io): Ending {
  if (error instanceof CommanderError) return error.exitCode === 0 ? {} : { wrongInput: true };
  if (error instanceof UserError) {
    io.stderr.write(`${printable(userMessage(error))}\n`);
    if (error.code === 'interrupted' || io.signal.aborted) return { interrupted: true };
    return error.code === 'integrity' ? { integrityBroken: true } : { wrongInput: true };
  }
  if (io.signal.aborted) return { interrupted: true };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `biotoets: this is a bug in biotoets, not in what you gave it. Please report it with the lines below.\n${printable(stack)}\n`,
  );
  return { bug: true };
}

function userMessage(error: UserError): string {
  if (error.problems.length === 0) return `biotoets: ${error.message}`;
  const lines = error.problems.map((problem) => {
    const { at, path, message, allowed, nearest } = problem;
    const place = at === undefined ? '' : `${at.file}:${at.line}:${at.column}  `;
    const where = path === undefined || path === '' ? '' : `${path}  `;
    const choice =
      allowed === undefined || allowed.length === 0
        ? ''
        : `; allowed: ${allowed.slice(0, 12).join(', ')}${allowed.length > 12 ? ', …' : ''}`;
    return `${place}${where}${message}${choice}${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
  });
  return [
    `biotoets: ${lines.length === 1 ? 'one thing has' : `${lines.length} things have`} to be put right first`,
    ...lines,
  ].join('\n');
}
