import { createHash } from 'node:crypto';
import type { Cell } from '../fold.ts';
import { addTo, atLeast, exactly, plainly, tally } from './said.ts';
import type { Columns, SpecOf, Working } from './working.ts';

/** What the dossier leaves where it removed something. */
const REMOVED = /\[redacted:[a-z-]+:[0-9a-f]{12}\]/;

/** What a chain may start from; any other text is left out. */
const DIGEST = /^[0-9a-f]{64}$/;

/**
 * A chain of hashes over the rows, in the order of the file. The hash of a row is the SHA-256, in hexadecimal, of the raw
 * values of its columns and then the previous hash, each but the last followed by a line feed (0x0A), in UTF-8. The
 * previous hash is that of the row before; what the first row holds there is where the chain starts.
 */
export function chain({ over, previous, hash }: SpecOf<'chain'>, columns: Columns): Working {
  const values = over.map((name) => columns.take(name).cell);
  const before = columns.take(previous).cell;
  const own = columns.take(hash, 'hash').cell;
  const [rows, broken, unread, fitting, linked] = [tally(), tally(), tally(), tally(), tally()];
  let start: string | undefined;
  let last: string | undefined;

  return {
    addRow({ line }) {
      const from = before.raw.trim().toLowerCase();
      const stated = digestOf(own);
      const earlier = last;
      start ??= from;
      last = stated;
      if (
        stated === undefined ||
        isHidden(before) ||
        values.some(isHidden) ||
        (rows.count + unread.count > 0 && earlier === undefined)
      ) {
        addTo(unread, line);
        return;
      }
      const fits = hashOf(values, before) === stated;
      const links = earlier === undefined || bare(from) === earlier;
      // The ends of lines within a value are not kept as they were: what fits is whole, what does not may be.
      if (!fits && values.some(({ raw }) => raw.includes('\n'))) {
        addTo(unread, line);
        return;
      }
      addTo(rows, line);
      if (fits) addTo(fitting, line);
      if (links && earlier !== undefined) addTo(linked, line);
      if (!fits || !links) addTo(broken, line);
    },
    says() {
      // Where not one row fits, it is the way of hashing that is another, and nothing was shown to be altered.
      const foreign = fitting.count === 0 || (linked.count === 0 && rows.count + unread.count > 1);
      const doubt = foreign ? { count: 1, line: unread.line ?? broken.line } : unread;
      return [
        plainly('rows', rows),
        foreign ? { name: 'broken', origin: 'unparsed', line: doubt.line } : atLeast('broken', broken, unread),
        exactly('start', { value: DIGEST.test(start ?? '') ? start : undefined }, doubt),
        exactly('end', { value: last }, doubt),
        plainly('unread', unread),
      ];
    },
  };
}

function isHidden({ filling, raw }: Cell): boolean {
  return filling === 'hidden' || REMOVED.test(raw);
}

function digestOf({ value }: Cell): string | undefined {
  return typeof value === 'string' ? bare(value) : undefined;
}

function bare(hash: string): string {
  return hash.slice(hash.lastIndexOf(':') + 1);
}

function hashOf(values: readonly Cell[], before: Cell): string {
  const text = `${values.map(({ raw }) => raw).join('\n')}\n${before.raw}`;
  return createHash('sha256').update(text).digest('hex');
}
