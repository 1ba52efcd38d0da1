import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Settle } from './example.ts';

/** The other side, and the end: respond, finalise, settle. */
export function addHearing(_program: Command, _io: Io, _settle: Settle): void {
  // Commands follow.
}
