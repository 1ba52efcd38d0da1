import type { Cause } from '../assess/types.ts';

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

/** What a gate asks. Flags change the exit code only, never the conclusion. */
export interface GateOptions {
  readonly only: readonly string[];
  readonly failOn?: 'fail' | 'not-established';
}

export interface Gate {
  readonly holds: boolean;
  readonly code: 0 | 1 | 2;
  /** Controls that keep the gate shut, and why. */
  readonly shut: readonly { readonly control: string; readonly because: 'fail' | 'not-established' | Cause }[];
}
