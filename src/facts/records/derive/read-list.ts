import type { Derivation } from '../../../catalogue/types.ts';
import { onlySource } from '../../text.ts';
import type { ListSource } from '../../types.ts';
import { columnFold, own, type ColumnFold } from '../fold.ts';
import { foldRows, rowFormat } from '../fold-rows.ts';
import { comparable, hashForm, type HashForm } from './hash-form.ts';
import { addTo, tally, type Tally } from './said.ts';
import type { SpecOf } from './working.ts';

/** A list of more entries than this is not kept. */
export const MAX_ENTRIES = 1_000_000;

/** Whether an entry was planted; undefined where that cannot be read. */
type Mark = boolean | undefined;

/** The entries that a column is held against. */
export interface ListRead {
  /** False when a file of the list, or its columns, could not be read: then nothing can be said. */
  whole: boolean;
  /** By the digits of its hash. */
  readonly entries: Map<string, Mark>;
  /** The kind of hash of its first entry. */
  form: HashForm | undefined;
  /** Entries that are missing, or no hash of that kind. */
  readonly unjoinable: Tally;
  /** Label of the salt of each file. */
  readonly salts: Set<string | undefined>;
}

type Join = SpecOf<'join'>;

/** Reads the list of every join, from all its files. By the join, since each says which column is the key. */
export async function readLists(
  derive: readonly Derivation[],
  lists: Readonly<Record<string, readonly ListSource[]>>,
): Promise<ReadonlyMap<Join, ListRead>> {
  const read = new Map<Join, ListRead>();
  for (const derivation of derive) {
    if (!('join' in derivation)) continue;
    const files = Object.hasOwn(lists, derivation.join.list) ? lists[derivation.join.list] : undefined;
    read.set(derivation.join, await readList(derivation.join, files ?? []));
  }
  return read;
}

async function readList(join: Join, files: readonly ListSource[]): Promise<ListRead> {
  const list: ListRead = {
    whole: files.length > 0,
    entries: new Map(),
    form: undefined,
    unjoinable: tally(),
    salts: new Set(),
  };
  for (const file of files) {
    if (!(await addFile(list, join, file))) list.whole = false;
  }
  return list;
}

/** False when the file says less than everything that stands in it. */
async function addFile(list: ListRead, join: Join, { sources, columns = [] }: ListSource): Promise<boolean> {
  const source = onlySource(sources);
  const format = 'status' in source ? undefined : rowFormat(source.name);
  const folds = columns.map(columnFold);
  const key = folds.find(({ legend }) => legend.as === join.key && legend.type === 'hash');
  const mark = folds.find(({ legend }) => legend.as === join.canary);
  if ('status' in source || format === undefined || key === undefined) return false;
  if (join.canary !== undefined && mark === undefined) return false;
  list.salts.add(key.legend.salt);
  const watch = {
    addRow({ line }: { readonly line: number }) {
      addEntry(list, key, mark, line);
    },
  };
  const { status } = await foldRows(format, { source, folds, watches: [watch] });
  return status === 'folded' && key.found && (mark?.found ?? true) && list.entries.size <= MAX_ENTRIES;
}

function addEntry(list: ListRead, key: ColumnFold, mark: ColumnFold | undefined, line: number): void {
  const form = typeof key.cell.value === 'string' ? hashForm(key.cell.value) : undefined;
  if (form === undefined || !comparable(form, (list.form ??= form))) {
    addTo(list.unjoinable, line);
    return;
  }
  if (list.entries.size > MAX_ENTRIES) return;
  const planted = mark === undefined ? false : markOf(mark);
  const known = list.entries.has(form.digits);
  // One entry that is listed as both may be either.
  const both = known && list.entries.get(form.digits) !== planted;
  list.entries.set(own(form.digits), both ? undefined : planted);
}

function markOf({ cell }: ColumnFold): Mark {
  return typeof cell.value === 'boolean' ? cell.value : undefined;
}
