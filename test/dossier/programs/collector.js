// Collects 30 items into the audit folder it is given, from the built dossier, and is killed while it does so.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [folder, dist] = process.argv.slice(2);
const { openDossier } = await import(pathToFileURL(join(dist, 'dossier', 'open-dossier.js')).href);

const slots = Array.from({ length: 30 }, (_, index) => `slot-${index}`);
const dossier = await openDossier(folder, {
  now: () => new Date(),
  key: new Uint8Array(32).fill(7),
  tool: 'biotoets@0.0.0',
  operator: 'A. Auditor',
});
const scope = { targets: [{ id: 'portal', kind: 'web' }], period: { from: '2026-01-01', to: '2026-12-31' } };
const { done } = await dossier.begin({ scope, tasks: slots.map((slot) => ({ slot })) });
const at = new Date().toISOString();

async function collect(slot) {
  await dossier.store({
    slot,
    targets: ['portal'],
    origin: 'measured',
    outcome: 'collected',
    artefacts: [
      { name: 'own.txt', form: 'text', bytes: Buffer.from(`password: x\n${slot}\n`.repeat(200)) },
      { name: 'same.txt', form: 'opaque', bytes: Buffer.from('the same for all') },
    ],
    observedAt: at,
    collectedAt: at,
    card: { collector: 'file', attempts: 1, durationMs: 1 },
  });
}

const queue = slots.filter((slot) => !done.has(slot)).values();
await Promise.all(
  Array.from({ length: 3 }, async () => {
    for (const slot of queue) await collect(slot);
  }),
);
await dossier.end();
await dossier.close();
