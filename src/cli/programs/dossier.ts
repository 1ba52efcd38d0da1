import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Settle } from './example.ts';

/** Keeping and handing over: commit, seal, bundle, unbundle, purge. */
export function addDossier(_program: Command, _io: Io, _settle: Settle): void {
  // Commands follow.
}
