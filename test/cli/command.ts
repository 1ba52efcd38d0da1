import { execa } from 'execa';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Assessment, Finding } from '../../src/assess/types.ts';
import type { AuditFolder } from './audit-folder.ts';

const PACKAGE = resolve(import.meta.dirname, '../..');
export const BIN = join(PACKAGE, 'bin', 'biotoets.js');

/** The test runner's own settings for Node are no part of the program. */
export const OPTIONS = {
  reject: false,
  stripFinalNewline: false,
  env: { NO_COLOR: '1', NODE_OPTIONS: '', NODE_V8_COVERAGE: '' },
} as const;

/** Starts the built program. */
export function start(args: readonly string[], cwd?: string, nodeOptions: readonly string[] = []) {
  const place = cwd === undefined ? {} : { cwd };
  return execa(process.execPath, [...nodeOptions, BIN, ...args], { ...OPTIONS, ...place });
}

export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command to its end. */
export async function biotoets(args: readonly string[], cwd?: string): Promise<Ended> {
  const { exitCode, stdout, stderr } = await start(args, cwd);
  return { code: exitCode, stdout, stderr };
}

/** What nobody may ever see who did nothing wrong. */
export function expectNoTrace(text: string): void {
  expect(text).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  expect(text).not.toContain('bug in biotoets');
  expect(text).not.toContain('node:internal');
}

/** Wrong input: 3, a message that says so, nothing on stdout. */
export function expectRefused({ code, stdout, stderr }: Ended, message: RegExp): void {
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(message);
  expectNoTrace(stderr);
}

export function assessmentOf(audit: AuditFolder): Assessment {
  return JSON.parse(audit.read('reports/assessment.json')) as Assessment;
}

export function findingOf(audit: AuditFolder, id: string): Finding {
  const finding = assessmentOf(audit).findings.find(({ control }) => control === `small@1/${id}`);
  if (finding === undefined) throw new Error(`no finding for ${id}`);
  return finding;
}

export function causesOf(finding: Finding): readonly string[] {
  return finding.criteria.flatMap(({ causes }) => causes.map(({ cause }) => cause));
}
