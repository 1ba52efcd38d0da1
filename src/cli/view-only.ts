import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { editYaml } from '../audit/edit-yaml.ts';
import { loadAudit } from '../audit/load.ts';
import type { Audit, Card, KnownKey } from '../audit/types.ts';
import { nearestName } from '../catalogue/nearest.ts';
import type { Ending } from '../decide/exit-code.ts';
import { loadAuditKey } from '../dossier/audit-key.ts';
import {
  measureDocument,
  readCommitments,
  readSalts,
  type CommittedDocument,
  type Measured,
  type ReadList,
} from '../dossier/commitments.ts';
import { isSignedBy } from '../dossier/dsse.ts';
import { parsePublicKey } from '../dossier/keys.ts';
import { openDossier } from '../dossier/open-dossier.ts';
import { readDossier } from '../dossier/read-dossier.ts';
import { UserError } from '../errors.ts';
import { type Io, printable } from './io.ts';
import type { Options } from './options.ts';
import { readSmallText } from './read-small-text.ts';
import { printLines } from './write-out.ts';

export interface ViewFlags {
  /** The document that is shown. */
  readonly shown?: string | undefined;
  readonly list?: string;
  readonly salts?: string;
  readonly document?: string;
  readonly item?: string;
  readonly by?: string;
  readonly card?: boolean;
}

interface Viewing {
  readonly audit: Audit;
  readonly card: Card;
  readonly read: ReadList;
  readonly key: KnownKey;
  readonly committed: CommittedDocument;
  readonly salt: Uint8Array;
}

/**
 * In the reading room: holds the document that is shown against the commitment made before, and records in the dossier what
 * came of it. Nothing of the document is kept but its hash and size. What cannot be compared is refused, and no outcome.
 */
export async function viewOnly({ options, flags, io }: ViewCall): Promise<Ending> {
  const { folder, quiet } = options;
  const { audit } = await loadAudit(folder);
  const viewing = await prepare(audit, { options, flags, io });
  const path = resolve(io.cwd, required(flags.shown, 'the document that is shown'));
  await refuseCopy(path, folder);
  const shown = await measureDocument(path, viewing.salt, io.signal);
  const { committed, read, key, card } = viewing;
  const matched = shown.commitment === committed.commitment && shown.size === committed.size;
  await record({ viewing, shown, matched, by: flags.by ?? audit.operator.party }, options, io);
  const about = `${committed.id}${committed.title === undefined ? '' : ` (${committed.title})`}`;
  if (!quiet)
    io.stderr.write(
      printable(
        matched
          ? `the document shown is ${about}, which ${key.party} (${key.role}) committed to in ${read.list.madeAt}\n`
          : `the document shown is NOT ${about}: ${difference(shown, committed)}; recorded, and ${card.item} is broken until the right one is shown\n`,
      ),
    );
  if (!matched) return { integrityBroken: true };
  if (flags.card === true) await writeCard(folder, viewing, { shown, at: io.now().toISOString() });
  else await printLines(io, onSiteLines(viewing, shown, io.now().toISOString()));
  return {};
}

interface ViewCall {
  readonly options: Options;
  readonly flags: ViewFlags;
  readonly io: Io;
}

async function prepare(audit: Audit, { options, flags, io }: ViewCall): Promise<Viewing> {
  const card = cardOf(audit, required(flags.item, '--item <item>'));
  const listPath = resolve(io.cwd, required(flags.list, '--list <commitments.json>'));
  const saltsPath = resolve(io.cwd, required(flags.salts, '--salts <file>'));
  const id = required(flags.document, '--document <id>');
  const read = readCommitments(readSmallText(listPath));
  if (read === undefined)
    throw new UserError('unreadable', `${listPath} is no list of commitments as commit writes it`);
  const key = signerOf(read, { audit, card, path: listPath });
  await requireDelivered(read, { folder: options.folder, path: listPath });
  const committed = read.list.documents.find((document) => document.id === id);
  if (committed === undefined) throw unknownDocument(id, listPath, read.list.documents);
  const salts = readSalts(readSmallText(saltsPath));
  if (salts === undefined) throw new UserError('unreadable', `${saltsPath} is no file of salts as commit writes it`);
  if (salts.list !== read.sha256)
    throw new UserError(
      'usage',
      `${saltsPath} belongs to another list than ${listPath}; ask for the salts of this one`,
    );
  const salt = salts.documents.find((document) => document.id === id)?.salt;
  if (salt === undefined) throw unknownDocument(id, saltsPath, salts.documents);
  return { audit, card, read, key, committed, salt: Buffer.from(salt, 'hex') };
}

function required(value: string | undefined, flag: string): string {
  if (value !== undefined) return value;
  throw new UserError('usage', `verify --view-only needs ${flag}`);
}

function cardOf({ cards }: Audit, item: string): Card {
  const card = cards.find((each) => each.item === item);
  if (card !== undefined) return card;
  const nearest = nearestName(
    item,
    cards.map((each) => each.item),
  );
  const guess = nearest === undefined ? `write evidence/${item}.card.yaml first` : `did you mean ${nearest}?`;
  throw new UserError('unknown-name', `no card explains an item ${item}; ${guess}`);
}

/** The key of the list, which has to be known as the addressee's: of a list that anybody made nothing follows. */
function signerOf({ signed }: ReadList, { audit, card, path }: Signing): KnownKey {
  const key = audit.keys.find(({ fingerprint }) => fingerprint === signed.keyId);
  if (key === undefined)
    throw new UserError(
      'unknown-name',
      `${path} is signed with key ${signed.keyId}, which audit.yaml does not list under keys; ask whose it is, and list it`,
    );
  const publicKey = parsePublicKey(key.publicKey);
  if (publicKey === undefined || !isSignedBy(signed, publicKey))
    throw new UserError('integrity', `${path} was changed after it was signed with key ${signed.keyId} (${key.id})`);
  const to = audit.requests.find(({ id }) => id === card.request)?.to;
  if (key.party === to) return key;
  throw new UserError(
    'usage',
    `${path} is signed by ${key.party} (${key.id}), and ${card.item} was asked of ${to ?? 'nobody'}: their own key is due`,
  );
}

interface Signing {
  readonly audit: Audit;
  readonly card: Card;
  readonly path: string;
}

/** A list that comes up only in the reading room can have been made to fit what is shown there. */
async function requireDelivered(
  { sha256 }: ReadList,
  { folder, path }: { folder: string; path: string },
): Promise<void> {
  const { entries, indexBroken, brokenBlobs } = await readDossier(folder);
  if (indexBroken) throw new UserError('integrity', `the dossier of ${folder} is damaged; run biotoets verify first`);
  const held = entries.some(
    (entry) => entry.type === 'item' && entry.artefacts.some((artefact) => artefact.sha256 === sha256),
  );
  if (held && !brokenBlobs.has(sha256)) return;
  throw new UserError(
    'not-collected',
    `${path} is not in the dossier: a list counts only if it was handed over before the document is shown. Take it in (biotoets intake) and run biotoets collect first`,
  );
}

function unknownDocument(id: string, path: string, documents: readonly { readonly id: string }[]): UserError {
  const ids = documents.map((document) => document.id);
  const nearest = nearestName(id, ids);
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UserError('unknown-name', `${path} has no document ${id}${guess}`);
}

/** What lies in the audit folder was handed over, and will be handed on. */
async function refuseCopy(path: string, folder: string): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const root = await realpath(folder);
  if (!real.startsWith(root + sep)) return;
  throw new UserError('usage', `${path} lies in the audit folder: what is only viewed leaves no copy there`);
}

interface Outcome {
  readonly viewing: Viewing;
  readonly shown: Measured;
  readonly matched: boolean;
  readonly by: string;
}

async function record({ viewing, shown, matched, by }: Outcome, { folder }: Options, io: Io): Promise<void> {
  const { audit, card, read, committed } = viewing;
  const dossier = await openDossier(folder, {
    now: io.now,
    key: await loadAuditKey(folder, io.random(32)),
    tool: `biotoets ${io.version}`,
    operator: audit.operator.party,
  });
  try {
    const { item: slot } = card;
    const [list, document, key] = [read.sha256, committed.id, read.signed.keyId];
    await dossier.record({ type: 'viewed', slot, list, document, matched, size: shown.size, key, by });
  } finally {
    await dossier.close();
  }
}

function difference(shown: Measured, { size }: CommittedDocument): string {
  return shown.size === size ? 'its bytes differ' : `it has ${String(shown.size)} bytes and not ${String(size)}`;
}

function onSiteLines({ committed, read }: Viewing, { sha256 }: Measured, at: string): readonly string[] {
  const title = committed.title === undefined ? 'title:' : `title: ${JSON.stringify(committed.title)}`;
  return [
    'access: on-site',
    'onSite:',
    '  by:                                    # the two people who saw it, by party and role',
    '  where:',
    `  at: "${at}"`,
    `  ${title}`,
    '  version:',
    '  pages:',
    `  fingerprint: "${sha256}"`,
    `  commitment: {list: "${read.sha256}", document: "${committed.id}"}`,
  ];
}

/** Fills in what the tool saw; who saw it with their own eyes, and where, is for them to write. */
async function writeCard(folder: string, viewing: Viewing, seen: { shown: Measured; at: string }): Promise<void> {
  const { card, read, committed } = viewing;
  await editYaml({
    root: folder,
    file: card.at.file,
    fresh: '',
    change: (document) => {
      const { cards } = document.toJS() as { readonly cards?: readonly { readonly item: string }[] };
      const base = cards === undefined ? [] : ['cards', cards.findIndex(({ item }) => item === card.item)];
      const set = (path: readonly string[], value: unknown): void => document.setIn([...base, ...path], value);
      const get = (path: readonly string[]): unknown => document.getIn([...base, ...path]) ?? null;
      if (get(['onSite']) === null) set(['onSite'], document.createNode({}));
      if ([null, 'withheld'].some((access) => access === get(['access']))) set(['access'], 'on-site');
      if (get(['onSite', 'at']) === null) set(['onSite', 'at'], seen.at);
      if (get(['onSite', 'title']) === null && committed.title !== undefined) set(['onSite', 'title'], committed.title);
      set(['onSite', 'fingerprint'], seen.shown.sha256);
      set(['onSite', 'commitment'], document.createNode({ list: read.sha256, document: committed.id }));
    },
  });
}
