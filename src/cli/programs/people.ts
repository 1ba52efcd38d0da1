import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Settle } from './example.ts';

/** Judging and owning: judge, review, owners, status. */
export function addPeople(_program: Command, _io: Io, _settle: Settle): void {
  // Commands follow.
}
