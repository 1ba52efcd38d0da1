import { join } from 'node:path';
import { existsSync, rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { startPeer } from '../collect/context.ts';
import { auditFolder, NGINX_CONF, NGINX_TARGET, webTarget } from './audit-folder.ts';
import { assessmentOf, biotoets, causesOf, findingOf } from './command.ts';

async function listening() {
  const peer = await startPeer((socket) => socket.destroy());
  onTestFinished(peer.close);
  return peer;
}

it.each([['plan'], ['plan', '--dry-run']])('%s sends nothing and writes nothing', async (...command) => {
  const peer = await listening();
  const audit = auditFolder({
    controls: ['S-1', 'S-3', 'S-4', 'S-5'],
    targets: [webTarget({ port: peer.port, httpPort: peer.port }), NGINX_TARGET],
  });
  audit.write('configs/nginx.conf', NGINX_CONF);
  const { code, stdout, stderr } = await biotoets([...command, audit.folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const slot of ['portal/tls', 'portal/http', 'proxy/file', 'IV-001-1']) expect(stdout).toContain(` ${slot} `);
  expect(stdout).toContain(`portal.aurora-post.example:${peer.port}`);
  expect(stdout).toMatch(/4 tasks, 2 of them over a network: .* 5 s to connect/);
  expect(peer.connections()).toBe(0);
  expect(existsSync(audit.path('dossier'))).toBe(false);
});

it('shows the bounds that were set', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  const { code, stdout, stderr } = await biotoets([
    'plan',
    audit.folder,
    '--limit',
    'connectMs=2000',
    '--concurrency',
    '16',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/at most 16 at once, .* 2 s to connect/);
});

it('says what nobody has asked for yet', async () => {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  const request = JSON.parse(audit.read('requests/IV-001.yaml')) as object;
  audit.write('requests/IV-001.yaml', JSON.stringify({ ...request, criteria: ['small@1/S-1#a'] }));
  // What answers a question nobody asks any more would be refused.
  rmSync(join(audit.folder, 'evidence', 'IV-001-2.card.yaml'));
  const { code, stdout, stderr } = await biotoets(['plan', audit.folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/Still to be asked for[^]*tests +small@1\/S-2#a/);
});

it.each(['without consent', 'offline'])('a host %s is planned, said, and never called', async (why) => {
  const peer = await listening();
  const { consent, ...without } = webTarget({ port: peer.port }) as Record<string, unknown>;
  const target = why === 'offline' ? { ...without, consent } : without;
  const audit = auditFolder({ controls: ['S-1', 'S-4'], targets: [target] });
  const flags = why === 'offline' ? ['--offline'] : [];
  const plan = await biotoets(['plan', audit.folder, ...flags]);
  expect(plan).toMatchObject({ code: 0, stderr: '' });
  expect(plan.stdout).toContain(`NOT ATTEMPTED: ${why === 'offline' ? 'offline' : 'no-consent'}`);
  const run = await biotoets(['run', audit.folder, '--quiet', ...flags]);
  expect(run).toEqual({ code: 2, stdout: '', stderr: '' });
  expect(peer.connections()).toBe(0);
  // What was not looked at is neither good nor bad.
  expect(causesOf(findingOf(audit, 'S-4'))).toEqual(['not-attempted']);
  expect(assessmentOf(audit).totals).toMatchObject({ pass: 1, fail: 0, notEstablished: 1 });
});
