import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { auditFolder } from './audit-folder.ts';
import { biotoets, expectNoTrace, start } from './command.ts';

/** An audit whose assessment is larger than any buffer of a pipe. */
async function large() {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  const request = audit.read('requests/IV-001.yaml');
  for (let number = 100; number < 300; number += 1) {
    audit.write(
      `requests/IV-${number}.yaml`,
      request.replace('IV-001', `IV-${number}`).replace('All of it', 'A long question. '.repeat(80)),
    );
  }
  expect(await biotoets(['run', audit.folder, '--report', 'json', '--quiet'])).toMatchObject({
    stdout: '',
    stderr: '',
  });
  return audit;
}

it('300 kB of JSON through a pipe to a slow reader arrives whole, with the right code', async () => {
  const audit = await large();
  const running = start(['assess', audit.folder, '--report', 'json:-', '--quiet']);
  const pieces: Buffer[] = [];
  for await (const piece of running.iterable({ binary: true, preserveNewlines: true })) {
    pieces.push(Buffer.from(piece));
    await sleep(20);
  }
  const { exitCode, stderr } = await running;
  const whole = Buffer.concat(pieces).toString();
  expect(whole.length).toBeGreaterThan(300_000);
  expect(whole).toBe(audit.read('reports/report.json'));
  const { conclusion } = JSON.parse(whole) as Assessment;
  expect({ exitCode, stderr, conclusion }).toEqual({ exitCode: 2, stderr: '', conclusion: 'cannot-be-established' });
});

it('a reader that stops early ends it cleanly, and the code stays what it is', async () => {
  const audit = await large();
  const running = start(['assess', audit.folder, '--report', 'json:-', '--quiet']);
  running.stdout.once('data', () => running.stdout.destroy());
  const { exitCode, stderr } = await running;
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
});

it('nobody reads the summary: the code stays what it is', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  const running = start(['run', audit.folder, '--verbose']);
  running.stderr.destroy();
  expect((await running).exitCode).toBe(0);
});

it('progress and summary are plain lines where no terminal is', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  const { code, stdout, stderr } = await biotoets(['run', audit.folder]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).not.toMatch(/[\u001b\r]/);
  expectNoTrace(stderr);
});
