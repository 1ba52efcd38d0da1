import { readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { Assessment, CriterionResult } from '../../src/assess/types.ts';
import { temporary } from './audit-folder.ts';
import { biotoets } from './command.ts';

export const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** The example suppliers, with what `assess` of their recorded dossiers ends with. */
export const EXAMPLES = [
  { name: 'aurora-post', code: 0, conclusion: 'meets', headline: 'Voldoet' },
  { name: 'kestrel-mail', code: 1, conclusion: 'does-not-meet', headline: 'Voldoet niet' },
  { name: 'zwijger-post', code: 2, conclusion: 'cannot-be-established', headline: 'Niet vast te stellen' },
  { name: 'in-huis', code: 1, conclusion: 'does-not-meet', headline: 'Voldoet niet' },
] as const;

export type ExampleName = (typeof EXAMPLES)[number]['name'];

/** A copy of an example's audit folder with its recorded dossier. */
export async function copyOf(name: ExampleName): Promise<string> {
  const folder = temporary();
  await cp(join(FIXTURES, name, 'audit'), folder, { recursive: true });
  return folder;
}

export function readAssessment(folder: string): Assessment {
  return JSON.parse(readFileSync(join(folder, 'reports', 'assessment.json'), 'utf8')) as Assessment;
}

/** Assesses the recorded dossier of an example, or of the changed copy of one; quietly, and with this exit code. */
export async function assessed(folder: string, code: number): Promise<Assessment> {
  const ended = await biotoets(['assess', folder, '--quiet']);
  expect(ended).toEqual({ code, stdout: '', stderr: '' });
  return readAssessment(folder);
}

export function criteriaOf({ findings }: Assessment): readonly CriterionResult[] {
  return findings.flatMap(({ criteria }) => criteria);
}

interface ServerModule {
  readonly readServerConfig: (file: string) => Record<string, unknown>;
  readonly startServer: (
    config: Record<string, unknown>,
  ) => Promise<{ readonly port: number; readonly httpPort: number; close(): Promise<void> }>;
}

interface Wanted {
  readonly config: string;
  readonly port: number;
  readonly httpPort: number;
}

/** Starts an example's own servers until the test ends, and tells the copy of its audit folder where they are. */
export async function serve(name: ExampleName, folder: string): Promise<void> {
  const { readServerConfig, startServer } = (await import(
    pathToFileURL(join(FIXTURES, 'servers', 'server.js')).href
  )) as ServerModule;
  const wanted = JSON.parse(readFileSync(join(FIXTURES, name, 'servers.json'), 'utf8')) as readonly Wanted[];
  const file = join(folder, 'audit.yaml');
  for (const { config, port, httpPort } of wanted) {
    const server = await startServer(readServerConfig(join(FIXTURES, name, config)));
    onTestFinished(() => server.close());
    const audit = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      audit
        .replaceAll(`httpPort: ${httpPort}`, `httpPort: ${server.httpPort}`)
        .replaceAll(` port: ${port}`, ` port: ${server.port}`),
    );
  }
}
