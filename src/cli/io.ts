import type { Writable } from 'node:stream';

/** Everything a command gets from outside: streams, environment, clock, random bytes, and the wish to stop. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Is stderr a terminal somebody looks at, and how wide? */
  readonly terminal: boolean;
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly signal: AbortSignal;
  readonly version: string;
}

/** Colours only where a person looks, and only if that person did not ask for none. */
export function wantsColour(io: Io, option: boolean | undefined): boolean {
  if (option === false || (io.env['NO_COLOR'] ?? '') !== '') return false;
  return io.terminal && io.env['TERM'] !== 'dumb';
}

/** Strings from outside lose their control characters before they reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
