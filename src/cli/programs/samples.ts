import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Settle } from './example.ts';

/** Sampling: plan, draw, record. */
export function addSamples(_program: Command, _io: Io, _settle: Settle): void {
  // Commands follow.
}
