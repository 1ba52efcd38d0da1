import { comparable, hashForm } from './hash-form.ts';
import { addTo, atLeast, exactly, plainly, type Said, tally, type Tally, together } from './said.ts';
import { type Columns, DERIVED_NAMES, type SpecOf, type Working } from './working.ts';

/**
 * How many rows hold an entry of a list, by salted hashes. Two hashes can only be compared when both legends name the
 * same salt. An entry that was planted is no match: that it is found shows that the comparison works.
 */
export function join(spec: SpecOf<'join'>, columns: Columns): Working {
  const { cell, legend } = columns.take(spec.column, 'hash');
  const list = columns.lists.get(spec);
  const [rows, matches, doubtful, unjoinable] = [tally(), tally(), tally(), tally()];
  const found = new Set<string>();

  return {
    addRow({ line }) {
      addTo(rows, line);
      if (list?.form === undefined) return;
      const form = typeof cell.value === 'string' ? hashForm(cell.value) : undefined;
      if (form === undefined || !comparable(form, list.form)) {
        addTo(unjoinable, line);
        return;
      }
      if (!list.entries.has(form.digits)) return;
      const planted = list.entries.get(form.digits);
      if (planted === undefined) addTo(doubtful, line);
      else if (planted) found.add(form.digits);
      else addTo(matches, line);
    },
    says() {
      const differ = list === undefined ? undefined : saltsDiffer(legend.salt, list.salts);
      const salts: Said =
        differ === undefined ? { name: 'saltsDiffer', origin: 'unparsed' } : { name: 'saltsDiffer', value: differ };
      if (list?.whole !== true || differ !== false) return [...nothing(), salts];
      // A line of the list would be taken for one of this file.
      const unjoined = together(unjoinable, { ...list.unjoinable, line: undefined });
      const marks = [...list.entries.values()];
      const unmarked: Tally = { count: marks.filter((mark) => mark === undefined).length, line: undefined };
      return [
        plainly('rows', rows),
        atLeast('matches', matches, together(doubtful, unjoined)),
        exactly('canaries', { value: marks.filter((mark) => mark === true).length }, unmarked),
        atLeast('canariesFound', { count: found.size, line: undefined }, together(unmarked, unjoined)),
        plainly('listed', { count: list.entries.size, line: undefined }),
        plainly('unjoinable', unjoined),
        salts,
      ];
    },
  };
}

function nothing(): readonly Said[] {
  return DERIVED_NAMES.join.filter((name) => name !== 'saltsDiffer').map((name) => ({ name, origin: 'unparsed' }));
}

/** Undefined where one of them is not named: the same, or not. */
function saltsDiffer(one: string | undefined, others: ReadonlySet<string | undefined>): boolean | undefined {
  if (one === undefined || others.size === 0 || others.has(undefined)) return undefined;
  return [...others].some((other) => other !== one);
}
