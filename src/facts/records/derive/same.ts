import type { Cell } from '../fold.ts';
import { addTo, atLeast, plainly, tally } from './said.ts';
import type { Columns, SpecOf, Working } from './working.ts';

/**
 * On how many rows two columns hold the same. Two names that differ in capitals or spaces only may be the same one:
 * that row was not understood.
 */
export function same([first, second]: SpecOf<'same'>, columns: Columns): Working {
  const one = columns.take(first).cell;
  const other = columns.take(second).cell;
  const [rows, equal, unread] = [tally(), tally(), tally()];
  return {
    addRow({ line }) {
      if (one.value === undefined || other.value === undefined) {
        addTo(unread, line);
        return;
      }
      const identical = one.value === other.value;
      if (!identical && folded(one) === folded(other)) {
        addTo(unread, line);
        return;
      }
      addTo(rows, line);
      if (identical) addTo(equal, line);
    },
    says: () => [plainly('rows', rows), atLeast('equal', equal, unread), plainly('unread', unread)],
  };
}

function folded({ value }: Cell): string {
  return String(value).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
