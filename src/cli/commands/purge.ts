import { lstat, realpath, unlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { contentHash } from '../../assess/ledger/row.ts';
import { editYaml } from '../../audit/edit-yaml.ts';
import { loadAudit } from '../../audit/load.ts';
import type { Audit, Card, PartyRole } from '../../audit/types.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { loadAuditKey } from '../../dossier/audit-key.ts';
import { errnoOf, writing } from '../../dossier/fs-errors.ts';
import { blobName } from '../../dossier/layout.ts';
import { openDossier } from '../../dossier/open-dossier.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { buried } from '../../dossier/recover-dossier.ts';
import type { Entry, ItemEntry } from '../../dossier/types.ts';
import { UserError } from '../../errors.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';

export interface PurgeFlags {
  readonly why: string;
  readonly by: string;
  readonly party: PartyRole;
}

/** What is to be destroyed of one item. */
interface Doomed {
  readonly slot: string;
  /** To be marked; absent when it is marked already, or there is none. */
  readonly card?: Card;
  /** Of the blobs that are still there. */
  readonly hashes: readonly string[];
  /** The delivered file, from the audit folder. */
  readonly file?: string;
}

/**
 * Destroys the bytes of an item on purpose. That it was there, and who destroyed it when and why, stays: on its card and in
 * the index. Killed halfway, the same command does the rest.
 */
export async function purgeCommand(item: string, options: Options, flags: PurgeFlags, io: Io): Promise<Ending> {
  const { folder } = options;
  for (const [name, text] of [
    ['--why', flags.why],
    ['--by', flags.by],
  ] as const) {
    if (text.trim() === '')
      throw new UserError('usage', `${name} is empty: what is destroyed leaves its reason behind`);
  }
  const { audit } = await loadAudit(folder);
  const dossier = await openDossier(folder, {
    now: io.now,
    key: await loadAuditKey(folder, io.random(32)),
    tool: `biotoets ${io.version}`,
    operator: audit.operator.party,
  });
  try {
    const { entries } = await readDossier(folder);
    const doomed = await doom(item, { folder, audit, entries });
    // The card first: a file that is gone from under a card that expects it would keep the audit from being read.
    if (doomed.card !== undefined) await markCard(folder, doomed.card, { ...flags, at: io.now().toISOString() });
    for (const sha256 of doomed.hashes) {
      await dossier.tombstone({ slot: doomed.slot, sha256, by: flags.by, why: flags.why });
    }
    if (doomed.file !== undefined) await destroy(join(folder, doomed.file));
    await printLines(io, [...doomed.hashes.map(blobName), ...(doomed.file === undefined ? [] : [doomed.file])]);
    if (!options.quiet) io.stderr.write(printable(summary(doomed, entries)));
    return {};
  } finally {
    await dossier.close();
  }
}

interface Place {
  readonly folder: string;
  readonly audit: Audit;
  readonly entries: readonly Entry[];
}

async function doom(item: string, { folder, audit, entries }: Place): Promise<Doomed> {
  const [slot = '', mark] = item.split('@');
  const stored = entries.filter((entry) => entry.type === 'item');
  const versions = stored.filter((entry) => entry.slot === slot && entry.artefacts.length > 0);
  const chosen = versions.filter((entry) => mark === undefined || contentHash(entry.artefacts)?.startsWith(mark));
  const card = audit.cards.find((each) => each.item === slot);
  if (chosen.length === 0 && (mark !== undefined || card === undefined)) throw unknownItem(item, stored, audit);
  const gone = buried(entries);
  const hashes = [...new Set(chosen.flatMap(({ artefacts }) => artefacts.map(({ sha256 }) => sha256)))];
  refuseShared(hashes, { chosen, stored, slot });
  // The card and the file are those of the newest bytes: an earlier version can go without them.
  const newest = versions.at(-1);
  const withCard = newest === undefined || chosen.includes(newest) ? card : undefined;
  const file = withCard === undefined ? undefined : await deliveredFile(folder, withCard, audit);
  const doomed = {
    slot,
    hashes: hashes.filter((sha256) => !gone.has(sha256)),
    ...(withCard === undefined || withCard.purged !== undefined ? {} : { card: withCard }),
    ...(file === undefined ? {} : { file }),
  };
  if (doomed.hashes.length > 0 || doomed.file !== undefined || doomed.card !== undefined) return doomed;
  throw new UserError('usage', `${item} was destroyed already; its card and the index say when and why`);
}

function unknownItem(item: string, stored: readonly ItemEntry[], audit: Audit): UserError {
  const versions = stored.map(({ slot, artefacts }) => `${slot}@${contentHash(artefacts)?.slice(0, 8) ?? ''}`);
  const slots = [...audit.cards.map((card) => card.item), ...stored.map(({ slot }) => slot)];
  // Of an item that is known by another hash, that hash is what was meant.
  const own = versions.find((version) => version.startsWith(`${item.split('@')[0] ?? ''}@`));
  const nearest = (item.includes('@') ? own : undefined) ?? nearestName(item, [...new Set([...slots, ...versions])]);
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UserError('unknown-name', `${item} is no item of this audit${guess}`);
}

interface Among {
  readonly chosen: readonly ItemEntry[];
  readonly stored: readonly ItemEntry[];
  readonly slot: string;
}

/** The same bytes may be evidence of something else, which nobody asked to destroy. */
function refuseShared(hashes: readonly string[], { chosen, stored, slot }: Among): void {
  const others = stored.filter(
    (entry) => !chosen.includes(entry) && entry.artefacts.some(({ sha256 }) => hashes.includes(sha256)),
  );
  if (others.length === 0) return;
  const names = [...new Set(others.map((entry) => entry.slot))];
  const remedy = names.every((name) => name === slot)
    ? `name ${slot} without a hash to destroy every version of it`
    : 'destroy that one first if it has to go as well';
  throw new UserError('usage', `these bytes are also those of ${names.join(', ')}; ${remedy}`);
}

/** The file of a card, if it is there; throws where it is not that card's alone. */
async function deliveredFile(folder: string, card: Card, audit: Audit): Promise<string | undefined> {
  const { file } = card;
  if (file === undefined) return undefined;
  const others = audit.cards.filter((each) => each.item !== card.item && each.file === file).map(({ item }) => item);
  const used = audit.targets.filter(({ path = '' }) => `${file}/`.startsWith(`${path.replace(/^\.\/|\/$/g, '')}/`));
  const names = [...others, ...used.filter(({ path }) => path !== undefined).map(({ id }) => id)];
  if (names.length > 0)
    throw new UserError('usage', `${file} is also the file of ${names.join(', ')}; split them first`);
  const path = join(folder, file);
  const stat = await lstat(path).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return undefined;
    throw error;
  });
  if (stat === undefined) return undefined;
  const inside = (await realpath(path)).startsWith((await realpath(folder)) + sep);
  if (stat.isFile() && inside) return file;
  throw new UserError(
    'usage',
    `${file} is no plain file in the audit folder; remove by hand what it leads to, and itself`,
  );
}

async function destroy(path: string): Promise<void> {
  await writing(path, () => unlink(path));
}

async function markCard(folder: string, card: Card, { by, party, at, why }: PurgeFlags & { readonly at: string }) {
  await editYaml({
    root: folder,
    file: card.at.file,
    fresh: '',
    change: (document) => {
      const { cards } = document.toJS() as { readonly cards?: readonly { readonly item: string }[] };
      const place = cards === undefined ? [] : ['cards', cards.findIndex(({ item }) => item === card.item)];
      document.setIn([...place, 'purged'], document.createNode({ by: { party, role: by }, at, why }));
    },
  });
}

function summary({ slot, file }: Doomed, entries: readonly Entry[]): string {
  const read = entries.findLast((entry) => entry.type === 'item' && entry.slot === slot);
  const source =
    file === undefined && read?.type === 'item' && read.origin === 'measured' && read.card.path !== undefined
      ? `${read.card.path} itself is still there: the next collection reads it again\n`
      : '';
  return `${slot}: destroyed; its card and the index say so, and it blocks what it was evidence of\n${source}reports made before still say what was read in it: make them again\n`;
}
