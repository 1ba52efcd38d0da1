import type { Fact } from '../../types.ts';
import { shape, topicFacts } from '../found.ts';
import { type Manifest, manifestsOf } from '../manifests.ts';
import { nodeAt } from '../tree.ts';
import { valueAt } from '../tree-values.ts';
import type { Adapter, Found } from '../types.ts';
import { toDuration } from '../units.ts';

/** What Velero keeps a backup for where its schedule does not say. Backup.spec.ttl of 1.x. */
const TTL = '720h0m0s';

/** Schedules and the places they write to, as manifests. */
export const veleroAdapter: Adapter = {
  product: 'velero',
  places: { main: ['velero.yaml', 'velero.yml', 'velero.json'], also: ['**/*.yaml', '**/*.yml'] },
  read({ files }) {
    const manifests = manifestsOf(files);
    if ('status' in manifests) return manifests;
    const { all, unread } = manifests;
    return { facts: factsOf(all, unread), complete: unread === undefined };
  },
};

function factsOf(all: readonly Manifest[], unread: Found | undefined): readonly Fact[] {
  const schedules = all.filter((resource) => said(resource, ['kind']) === 'Schedule');
  const places = all.filter((resource) => said(resource, ['kind']) === 'BackupStorageLocation');
  return topicFacts(
    'backup',
    schedules.map((schedule) => backup(schedule, places)),
    unread,
  );
}

function said({ document, node }: Manifest, path: readonly string[]): unknown {
  const found = valueAt(document, path, node);
  return 'value' in found ? found.value : undefined;
}

function backup(schedule: Manifest, places: readonly Manifest[]) {
  const { document, node } = schedule;
  const at = nodeAt(document.source, node);
  const get = (...path: readonly string[]) => valueAt(document, path, node);
  const ttl = get('spec', 'template', 'ttl');
  const location = get('spec', 'template', 'storageLocation');
  const name = location.origin === 'absent' ? ({ value: 'default', origin: 'default', at } as const) : location;
  const place = places.find((each) => 'value' in name && said(each, ['metadata', 'name']) === name.value);
  const target = place === undefined ? name : valueAt(place.document, ['spec', 'objectStorage', 'bucket'], place.node);
  const key = place === undefined ? undefined : valueAt(place.document, ['spec', 'config', 'kmsKeyId'], place.node);
  return {
    target,
    schedule: get('spec', 'schedule'),
    keep: shape(ttl.origin === 'absent' ? ({ value: TTL, origin: 'default', at } as const) : ttl, (text) =>
      toDuration(String(text), { bare: 1, units: { m: 60 } }),
    ),
    // Without a key of one's own the provider of the storage decides.
    encrypted:
      key === undefined || key.origin === 'absent' ? ({ origin: 'absent', at } as const) : shape(key, () => true),
  };
}
