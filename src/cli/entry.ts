import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { main } from './main.ts';

/** Joins the program to a process: clock, random, streams and signals come in here and nowhere else. */
export async function start(process: NodeJS.Process): Promise<void> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  // A reader that has seen enough closes the pipe; that is no error of anybody.
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    terminal: process.stderr.isTTY,
    width: process.stderr.isTTY ? process.stderr.columns : 80,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    signal: stop.signal,
    version: packageVersion(),
  });
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
