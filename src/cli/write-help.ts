import { writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';

/** The help text of the whole program; it depends on nothing but the program. */
export function helpText(): string {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const io: Io = {
    stdout: nowhere,
    stderr: nowhere,
    terminal: false,
    width: 80,
    env: {},
    cwd: '/',
    now: () => new Date(0),
    random: (bytes) => new Uint8Array(bytes),
    signal: new AbortController().signal,
    version: '',
  };
  let text = '';
  const program = buildProgram(io, () => undefined).configureOutput({
    writeOut: (piece) => {
      text += piece;
    },
  });
  program.outputHelp();
  return text;
}

/** Run by the build, beside the program it describes. */
export function writeHelp(): void {
  writeFileSync(new URL('./help.txt', import.meta.url), helpText());
}
