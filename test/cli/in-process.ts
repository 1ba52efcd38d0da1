import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Ended } from './command.ts';

/** Runs one command in this process, at a moment of the test's choosing: terms run out without waiting for them. */
export async function at(now: string, args: readonly string[], cwd = process.cwd()): Promise<Ended> {
  const [stdout, stderr] = [sink(), sink()];
  const code = await main(args, {
    stdout: stdout.stream,
    stderr: stderr.stream,
    terminal: false,
    width: 80,
    env: {},
    cwd,
    now: () => new Date(now),
    random: (bytes) => new Uint8Array(bytes).fill(7),
    signal: new AbortController().signal,
    version: '0.0.0',
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function sink(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}
