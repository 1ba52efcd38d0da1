import { expect, it } from 'vitest';
import { configFacts, readConfig } from '../read-config.ts';

it('tells when backups were made', async () => {
  const text = JSON.stringify([
    { time: '2026-11-20T03:00:00Z', id: 'a' },
    { time: '2026-11-21T03:00:00Z', id: 'b' },
  ]);
  const facts = await configFacts('restic', { 'snapshots.json': text });
  expect([facts['run.0.at'], facts['run.1.at'], facts['run.2.at']]).toEqual([
    '2026-11-20T03:00:00Z',
    '2026-11-21T03:00:00Z',
    undefined,
  ]);
});

it('refuses what is no list', async () => {
  expect(await readConfig('restic', { 'snapshots.json': '{"time": "x"}' })).toMatchObject({ code: 'unsupported' });
});
