import { topicFacts } from '../found.ts';
import { childrenAt, documentOf, valueAt } from '../tree-values.ts';
import type { Adapter } from '../types.ts';

/** What `restic snapshots --json` prints: one run for each snapshot that is kept. restic has no file of settings. */
export const resticAdapter: Adapter = {
  product: 'restic',
  places: { main: ['snapshots.json'], also: [] },
  read({ main }) {
    const document = documentOf(main, { what: 'snapshots' });
    if ('status' in document) return document;
    const snapshots = childrenAt(document, []);
    if ('origin' in snapshots || document.tree.root.kind !== 'list')
      return { status: 'unreadable', code: 'unsupported', detail: 'not a list of snapshots' };
    const runs = snapshots.map(({ node, at }) => ({
      of: { value: 'backup', origin: 'observed', at } as const,
      at: valueAt(document, ['time'], node),
      // A snapshot is written when it is whole.
      ok: { value: true, origin: 'observed', at } as const,
    }));
    return { facts: topicFacts('run', runs), complete: true };
  },
};
