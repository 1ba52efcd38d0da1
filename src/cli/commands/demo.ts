import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../../catalogue/shipped.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';
import { type Flags, readOptions } from '../options.ts';
import { runCommand } from './run.ts';

export const SUPPLIERS = ['aurora-post', 'kestrel-mail', 'zwijger-post', 'in-huis'] as const;

interface Running {
  readonly port: number;
  readonly httpPort: number;
  close(): Promise<void>;
}

interface ServerModule {
  readonly readServerConfig: (file: string) => Record<string, unknown>;
  readonly startServer: (config: Record<string, unknown>) => Promise<Running>;
}

// The papers of the example suppliers are of this day; later they would be stale, as real papers become.
const DAY = '2026-11-23T09:00:00Z';

/** Starts an example supplier's own servers on loopback, audits it for real, and tells that this is all it is. */
export async function demoCommand(flags: Flags & { readonly supplier: string }, io: Io): Promise<Ending> {
  const supplier = SUPPLIERS.find((each) => each === flags.supplier);
  if (supplier === undefined)
    throw new UserError('usage', `no example supplier ${flags.supplier}; there are ${SUPPLIERS.join(', ')}`);
  const folder = flags.out === undefined ? await mkdtemp(join(tmpdir(), 'biotoets-demo-')) : resolve(io.cwd, flags.out);
  await copyAudit(supplier, folder);
  const servers = await startServers(supplier, folder);
  try {
    io.stderr.write(
      `${supplier} (invented) on 127.0.0.1, port ${servers.map((server) => server.port).join(', ') || 'none'}; audit folder ${folder}\n` +
        `the demonstration's clock stands at ${DAY}, the day its papers are of\n`,
    );
    const { lang = 'nl', color = true } = flags;
    const ending = await runCommand(readOptions(folder, { lang, color }, io), { ...io, now: () => new Date(DAY) });
    // The example that does not meet the norm is a demonstration that worked.
    return ending.interrupted === true || ending.integrityBroken === true ? ending : {};
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

async function copyAudit(supplier: string, folder: string): Promise<void> {
  try {
    await cp(join(PACKAGE_ROOT, 'fixtures', supplier, 'audit'), folder, {
      recursive: true,
      errorOnExist: true,
      force: false,
    });
    // The recorded dossier is for the samples; the demonstration makes its own.
    await rm(join(folder, 'dossier'), { recursive: true, force: true });
    await rm(join(folder, 'reports'), { recursive: true, force: true });
  } catch (error) {
    throw new UserError(
      'unwritable',
      `${folder} cannot be filled: ${error instanceof Error ? error.message : ''}`,
      [],
      { cause: error },
    );
  }
}

/** Every server config of the supplier on free ports, which replace the ports its audit names. */
async function startServers(supplier: string, folder: string): Promise<readonly Running[]> {
  const base = join(PACKAGE_ROOT, 'fixtures');
  const text = await readFile(join(base, supplier, 'servers.json'), 'utf8');
  const wanted = JSON.parse(text) as readonly {
    readonly config: string;
    readonly port: number;
    readonly httpPort: number;
  }[];
  const { readServerConfig, startServer } = (await import(
    pathToFileURL(join(base, 'servers', 'server.js')).href
  )) as ServerModule;
  const file = join(folder, 'audit.yaml');
  const running: Running[] = [];
  for (const { config, port, httpPort } of wanted) {
    const server = await startServer(readServerConfig(join(base, supplier, config)));
    running.push(server);
    const audit = await readFile(file, 'utf8');
    await writeFile(
      file,
      audit
        .replaceAll(`httpPort: ${httpPort}`, `httpPort: ${server.httpPort}`)
        .replaceAll(` port: ${port}`, ` port: ${server.port}`),
    );
  }
  return running;
}
