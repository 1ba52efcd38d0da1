import { execa } from 'execa';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { auditFolder, NGINX_CONF, NGINX_TARGET, temporary, webTarget, type AuditFolder } from '../cli/audit-folder.ts';
import { assessmentOf, BIN, biotoets, causesOf, expectNoTrace, OPTIONS } from '../cli/command.ts';
import { FIXTURES } from '../collect/context.ts';
import { CONFIGS } from './configs.ts';
import { HOSTS } from './hosts.ts';
import { INPUTS } from './inputs.ts';

/** One line of fixtures/hostile/expect.yaml. */
interface Case {
  readonly id: string;
  readonly what: string;
  readonly command: string;
  readonly expect: {
    readonly code: number;
    /** For 3 and 4: what stderr says, a regular expression. */
    readonly says?: string;
    /** Verdict or cause of each control of the small norm that the input touches; the others pass. */
    readonly controls?: Readonly<Record<string, string>>;
  };
  /** Limits on the whole command: seconds on a clock, MB of memory at its peak. */
  readonly bound: { readonly seconds: number; readonly mb: number };
}

const { inputs, configs, hosts } = parse(readFileSync(join(FIXTURES, 'hostile/expect.yaml'), 'utf8')) as Record<
  'inputs' | 'configs' | 'hosts',
  Case[]
>;

/** So that a slow peer does not make a slow test. */
const IMPATIENT = 'connectMs=300 handshakeMs=400 attempts=1'.split(' ').flatMap((limit) => ['--limit', limit]);
const REPORTS = ['json', 'markdown', 'junit', 'html', 'console'].flatMap((format) => ['--report', format]);

async function measured(command: string, folder: string) {
  const note = join(temporary(), 'mb');
  const args = ['--import', join(import.meta.dirname, 'measure.js'), BIN, command, folder, ...IMPATIENT, ...REPORTS];
  const start = performance.now();
  const { exitCode, stdout, stderr } = await execa(process.execPath, args, {
    ...OPTIONS,
    env: { ...OPTIONS.env, MEASURE_TO: note },
    timeout: 120_000,
  });
  const seconds = (performance.now() - start) / 1000;
  return { exitCode, stdout, stderr, seconds, mb: Number(readFileSync(note, 'utf8')) };
}

/** Each control with its verdict, or, where that is open, why. */
function outcomes(audit: AuditFolder): Readonly<Record<string, string>> {
  const pairs = assessmentOf(audit).findings.map((finding): [string, string] => {
    const causes = [...new Set(causesOf(finding))];
    return [
      finding.control.replace('small@1/', ''),
      finding.verdict === 'not-established' ? causes.join(', ') : finding.verdict,
    ];
  });
  return Object.fromEntries(pairs);
}

function textsBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [readFileSync(folder, 'utf8')];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
}

// Control characters that a terminal would act on; line ends and tabs are no matter.
const COMMANDING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

async function check({ command, expect: due, bound }: Case, audit: AuditFolder): Promise<void> {
  const before = textsBelow(audit.path('dossier'));
  const { exitCode, stdout, stderr, seconds, mb } = await measured(command, audit.folder);
  expectNoTrace(stderr);
  expect({ exitCode, stdout }, stderr.slice(-1000)).toEqual({ exitCode: due.code, stdout: '' });
  expect(stderr).toMatch(new RegExp(due.says ?? ''));
  for (const shown of [stderr, ...textsBelow(audit.path('reports'))]) expect(shown).not.toMatch(COMMANDING);
  if (due.controls === undefined) {
    // Refused: what was collected before lies there as it lay.
    expect(textsBelow(audit.path('dossier'))).toEqual(before);
  } else {
    const passed = Object.fromEntries(Object.keys(outcomes(audit)).map((id) => [id, 'pass']));
    expect(outcomes(audit)).toEqual({ ...passed, ...due.controls });
    expect((await readDossier(audit.folder)).problems).toEqual([]);
  }
  expect(seconds, 'seconds').toBeLessThanOrEqual(bound.seconds);
  expect(mb, 'MB').toBeLessThanOrEqual(bound.mb);
}

const WORLD = { controls: ['S-1', 'S-2', 'S-3', 'S-6'], targets: [NGINX_TARGET] } as const;

function inOrder(folder?: string): AuditFolder {
  const audit = auditFolder(WORLD, folder);
  audit.write('configs/nginx.conf', NGINX_CONF);
  return audit;
}

const collected = mkdtempSync(join(tmpdir(), 'biotoets-collected-'));
beforeAll(async () => {
  expect(await biotoets(['collect', inOrder(collected).folder, '--quiet'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});
afterAll(() => rmSync(collected, { recursive: true, force: true }));

it('expect.yaml lists every input and every host, and each is made', () => {
  expect(inputs.map(({ id }) => id)).toEqual(Object.keys(INPUTS));
  expect(configs.map(({ id }) => id)).toEqual(Object.keys(CONFIGS));
  expect(hosts.map(({ id }) => id)).toEqual(Object.keys(HOSTS));
});

describe('hostile input ends in a cause or a message, within its bounds, and takes nothing else along', () => {
  it.each(inputs)('$id: $what', async (input) => {
    const folder = temporary();
    // What is refused is refused in a folder that holds the work of an earlier day.
    if (input.expect.controls === undefined) cpSync(collected, folder, { recursive: true });
    const audit = inOrder(folder);
    await INPUTS[input.id]!(audit);
    await check(input, audit);
  });
});

describe('hostile settings end in a cause, within their bounds', () => {
  it.each(configs)('$id: $what', async (config) => {
    const { product, path, spoil } = CONFIGS[config.id]!;
    const target = { id: 'app', kind: 'config', party: 'supplier', product, path, provenance: 'host' };
    const audit = auditFolder({ controls: ['S-8'], targets: [{ ...target, observedAt: '2026-07-01' }] });
    spoil(audit);
    await check(config, audit);
  });
});

describe('a hostile host ends in a cause, within its bounds, and takes nothing else along', () => {
  it.each(hosts)('$id: $what', async (host) => {
    const { port, close } = await HOSTS[host.id]!();
    onTestFinished(close);
    const audit = auditFolder({ controls: ['S-1', 'S-4', 'S-5', 'S-7'], targets: [webTarget({ port })] });
    await check(host, audit);
    // Nor does the dossier hold what a terminal would act on: somebody may look into it.
    for (const text of textsBelow(audit.path('dossier'))) expect(text).not.toMatch(COMMANDING);
  });
});
