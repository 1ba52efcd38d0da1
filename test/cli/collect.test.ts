import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { startPeer } from '../collect/context.ts';
import { auditFolder, webTarget } from './audit-folder.ts';
import { biotoets, causesOf, expectNoTrace, expectRefused, findingOf, start } from './command.ts';

/** An endpoint that takes a connection and says nothing: a collection that is still at it. */
async function silence(): Promise<number> {
  const peer = await startPeer(() => undefined);
  onTestFinished(peer.close);
  return peer.port;
}

const SHORT = ['--limit', 'connectMs=200', '--limit', 'handshakeMs=200', '--limit', 'attempts=1'];

async function hanging() {
  const audit = auditFolder({ controls: ['S-1', 'S-4'], targets: [webTarget({ port: await silence() })] });
  const running = start(['collect', audit.folder, '--verbose']);
  onTestFinished(() => void running.kill('SIGKILL'));
  await new Promise<void>((ready) => {
    let said = '';
    running.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('IV-001-1: collected') && said.includes('portal/tls …')) ready();
    });
  });
  return { audit, running };
}

it('says what became of each task, and how to look at one again', async () => {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  rmSync(audit.path('evidence/tests.csv'));
  mkdirSync(audit.path('evidence/tests.csv'));
  const { code, stdout, stderr } = await biotoets(['collect', audit.folder]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/^collect 1\/2 .*\ncollect 2\/2 .*\n1 collected, 1 failed, 0 not attempted\n$/);
  expect(stderr).toContain('IV-001-2: failed (not-a-file)');
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('two at once: the second says who is at work, and touches nothing', async () => {
  const { audit, running } = await hanging();
  const before = audit.read('dossier/index.jsonl');
  const second = await biotoets(['collect', audit.folder]);
  expectRefused(
    second,
    new RegExp(`the dossier is in use by process ${running.pid} on ${hostname()}, since .*; wait for it to end`),
  );
  expect(audit.read('dossier/index.jsonl')).toBe(before);
  running.kill('SIGINT');
  expect((await running).exitCode).toBe(130);
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with 130, and the next run goes on where it stopped',
  async (signal) => {
    const { audit, running } = await hanging();
    running.kill(signal);
    const { exitCode, stdout, stderr } = await running;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expectNoTrace(stderr);
    const again = await biotoets(['run', audit.folder, ...SHORT]);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('resuming: ');
    expect(findingOf(audit, 'S-1').verdict).toBe('pass');
    expect(causesOf(findingOf(audit, 'S-4'))).toEqual(['unreachable']);
    expect(await biotoets(['verify', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  },
);

it('SIGINT to run gives 130 and no report', async () => {
  const audit = auditFolder({ controls: ['S-4'], targets: [webTarget({ port: await silence() })] });
  const running = start(['run', audit.folder, '--verbose', '--report', 'json:-']);
  running.stderr.once('data', () => running.kill('SIGINT'));
  const { exitCode, stdout, stderr } = await running;
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
  expectNoTrace(stderr);
});

it('a key that was damaged is named, and never replaced in silence', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  writeFileSync(audit.path('.key'), 'short');
  const { code, stdout, stderr } = await biotoets(['collect', audit.folder]);
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toContain('.key does not hold 64 hexadecimal digits; put back the key of this audit');
  expect(audit.read('.key')).toBe('short');
});
