import type { CollectEvent } from '../collect/types.ts';
import { type Io, printable } from './io.ts';
import type { Options } from './options.ts';

/** What the auditor can do at once about a refusal of our own. */
const HINTS: Readonly<Record<string, string>> = {
  'private-address': '; if that is right, write private: true at the target',
  'no-consent': '; record consent at the target first',
};

/** Progress on stderr: one line that rewrites itself on a terminal, plain lines elsewhere, nothing when quiet. */
export function progressOf(options: Pick<Options, 'quiet' | 'verbose'>, io: Io): (event: CollectEvent) => void {
  if (options.quiet) return () => undefined;
  return io.terminal ? onTerminal(io) : inLines(options, io);
}

function onTerminal(io: Io): (event: CollectEvent) => void {
  return (event) => {
    const filled = event.of === 0 ? 20 : Math.round((20 * event.done) / event.of);
    const bar = '█'.repeat(filled) + '░'.repeat(20 - filled);
    const line = `${bar} ${event.done}/${event.of} ${printable(event.slot)}`.slice(0, Math.max(20, io.width - 1));
    io.stderr.write(`\r\u001b[2K${line}`);
    if (event.done === event.of && event.type === 'end') io.stderr.write('\r\u001b[2K');
  };
}

function inLines(options: Pick<Options, 'verbose'>, io: Io): (event: CollectEvent) => void {
  return (event) => {
    if (event.type === 'start') {
      if (options.verbose) io.stderr.write(`collect ${printable(event.slot)} …\n`);
      return;
    }
    const detail = event.detail === undefined ? '' : ` (${printable(event.detail)})${HINTS[event.detail] ?? ''}`;
    io.stderr.write(`collect ${event.done}/${event.of} ${printable(event.slot)}: ${event.outcome}${detail}\n`);
  };
}
