import { readFileSync } from 'node:fs';

/** Joins the program to a process: clock, random, streams and signals come in here and nowhere else. */
export async function start(process: NodeJS.Process): Promise<void> {
  if (process.argv.length === 3 && ['--help', '-h'].includes(process.argv[2] ?? '')) {
    const help = writtenHelp();
    if (help !== undefined) {
      process.stdout.on('error', () => undefined);
      process.stdout.write(help);
      process.exitCode = 0;
      return;
    }
  }
  const { bugReport, main } = await import('./main.ts');
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  // Once each: whoever asks a second time means at once.
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  // Whoever writes a result hears of trouble there; a summary that nobody can read is no reason to fail.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const crashes: Error[] = [];
  // Outside any promise of ours Node would end with 1, which is a verdict.
  process.on('uncaughtException', (error) => {
    crashes.push(error);
    process.stderr.write(bugReport(error));
    stop.abort();
  });
  const code = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    terminal: process.stderr.isTTY,
    width: (process.stderr.isTTY && process.stderr.columns) || 80,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    // The global one: node:crypto would be loaded at every start, and few commands need it.
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    signal: stop.signal,
    version: packageVersion(),
  });
  process.exitCode = crashes.length > 0 ? 5 : code;
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
}

/** The help text as the build wrote it down: who only wants to read it need not wait for the program. */
function writtenHelp(): string | undefined {
  try {
    return readFileSync(new URL('./help.txt', import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
