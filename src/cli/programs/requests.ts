import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Settle } from './example.ts';

/** Asking, and taking in what comes: request, intake. */
export function addRequests(_program: Command, _io: Io, _settle: Settle): void {
  // Commands follow.
}
