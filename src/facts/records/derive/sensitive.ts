import type { ColumnLegend } from '../../../audit/types.ts';
import { type Filling, fillingFor } from '../../legend.ts';
import { tracesIn } from './personal.ts';
import { addTo, atLeast, plainly, type Said, tally, type Tally, together } from './said.ts';
import type { Columns, Working } from './working.ts';

/** What was found in the cells of one column, or of all that no legend names. */
interface Found {
  readonly secrets: Tally;
  /** Cells with an account number or an address. */
  readonly personal: Tally;
  readonly numbers: Tally;
  readonly addresses: Tally;
  /** Cells with what may be a citizen service number and with no account; those of them without an address too. */
  readonly serviceNumbers: Tally;
  readonly serviceOnly: Tally;
  /** Cells that were blacked out, or that nobody looked into. */
  readonly unseen: Tally;
  otherNumbers: boolean;
}

/** A value that is one of these holds nothing else. */
const HARMLESS: ReadonlySet<ColumnLegend['type']> = new Set(['timestamp', 'hash', 'bool', 'duration']);

const plainFilling = fillingFor({ column: '', as: '' });

/**
 * Cells that hold a secret or a personal number, in all columns, legend or not. Nine digits that pass the eleven-test are
 * counted where no others stand in the same column: among running numbers one in eleven passes by chance.
 */
export function sensitive(columns: Columns): Working {
  const named = columns.all.map((fold) => ({ fold, found: nothingFound() }));
  const others = nothingFound();
  const rows = tally();
  return {
    addRow(row) {
      addTo(rows, row.line);
      for (const { fold, found } of named) {
        if (!HARMLESS.has(fold.legend.type) || fold.cell.value === undefined)
          look(found, fold.cell.raw, fold.cell.filling, row.line);
      }
      for (const text of row.others()) look(others, text, plainFilling(text), row.line);
    },
    says: () => [
      plainly('rows', rows),
      ...summary([...named.map(({ found }) => found), others]),
      ...named.flatMap(({ fold, found }) => perColumn(`columns.${fold.legend.as}`, found)),
      ...perColumn('others', others),
    ],
  };
}

function nothingFound(): Found {
  return {
    ...{ secrets: tally(), personal: tally(), numbers: tally(), addresses: tally() },
    ...{ serviceNumbers: tally(), serviceOnly: tally(), unseen: tally(), otherNumbers: false },
  };
}

function look(found: Found, text: string, filling: Filling, line: number): void {
  const traces = tracesIn(text);
  if (traces === undefined) {
    if (filling === 'hidden') addTo(found.unseen, line);
    return;
  }
  const { account, address, serviceNumber } = traces;
  if (traces.secret) addTo(found.secrets, line);
  if (traces.unseen) addTo(found.unseen, line);
  if (account) addTo(found.numbers, line);
  if (address) addTo(found.addresses, line);
  if (account || address) addTo(found.personal, line);
  if (serviceNumber && !account) addTo(found.serviceNumbers, line);
  if (serviceNumber && !account && !address) addTo(found.serviceOnly, line);
  found.otherNumbers ||= traces.otherNumber;
}

/** What is certain of one column, and what is in doubt. */
function certain(found: Found): Readonly<Record<'secrets' | 'personal' | 'numbers' | 'addresses' | 'unread', Tally>> {
  const { secrets, addresses, otherNumbers, serviceNumbers, serviceOnly, unseen } = found;
  const [personal, numbers, unread] = otherNumbers
    ? [found.personal, found.numbers, together(unseen, serviceNumbers)]
    : [together(found.personal, serviceOnly), together(found.numbers, serviceNumbers), unseen];
  return { secrets, personal, numbers, addresses, unread };
}

function summary(all: readonly Found[]): readonly Said[] {
  const each = all.map((found) => ({ ...certain(found), unseen: found.unseen }));
  const sum = (name: keyof (typeof each)[number]): Tally => each.map((one) => one[name]).reduce(together, tally());
  return [
    atLeast('secrets', sum('secrets'), sum('unseen')),
    atLeast('personal', sum('personal'), sum('unread')),
    atLeast('numbers', sum('numbers'), sum('unread')),
    atLeast('addresses', sum('addresses'), sum('unseen')),
    plainly('unread', sum('unread')),
  ];
}

function perColumn(path: string, found: Found): readonly Said[] {
  const { secrets, personal, unread } = certain(found);
  return [atLeast(`${path}.secrets`, secrets, found.unseen), atLeast(`${path}.personal`, personal, unread)];
}
