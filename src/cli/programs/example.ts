import type { Command } from 'commander';
import type { Ending } from '../../decide/exit-code.ts';

/** Hands over how a command ended; the exit code follows from it. */
export type Settle = (ending: Ending) => void;

/** One line that works, under the help of a command. */
export function example(command: Command, line: string): Command {
  return command.addHelpText('after', `\nExample:\n  $ ${line}`);
}
