import type { CaseSet } from '../../../catalogue/types.ts';
import { addTo, atLeast, exactly, plainly, type Said, tally } from './said.ts';
import { type Columns, DERIVED_NAMES, type SpecOf, type Working } from './working.ts';

/** More wrong cases than this are counted and not named. */
const NAMED = 100;

/**
 * What a run made of a shipped set of cases. Each row gives the result of one case, by its id. A result that is not due is
 * wrong; a case without a row is missing; an id that the set does not have was not understood.
 */
export function cases(spec: SpecOf<'cases'>, columns: Columns): Working {
  const id = columns.take(spec.case).cell;
  const result = columns.take(spec.result).cell;
  const set: CaseSet | undefined = Object.hasOwn(columns.cases, spec.set) ? columns.cases[spec.set] : undefined;
  const due = new Map((set?.cases ?? []).map((each) => [each.id, each.due]));
  const [rows, twice, wrong, unknown, unread] = [tally(), tally(), tally(), tally(), tally()];
  const seen = new Set<string>();
  const named = new Set<string>();

  return {
    addRow({ line }) {
      addTo(rows, line);
      if (id.value === undefined || result.value === undefined) {
        addTo(unread, line);
        return;
      }
      const allowed = due.get(String(id.value));
      if (allowed === undefined) {
        addTo(unknown, line);
        return;
      }
      if (seen.has(String(id.value))) addTo(twice, line);
      seen.add(String(id.value));
      if (!(set?.results ?? []).includes(String(result.value))) addTo(unread, line);
      else if (!allowed.includes(String(result.value))) {
        addTo(wrong, line);
        if (named.size < NAMED) named.add(String(id.value));
      }
    },
    says() {
      if (set === undefined) return nothing();
      const open = { count: unread.count + unknown.count, line: unread.line ?? unknown.line };
      return [
        plainly('rows', rows),
        plainly('of', { count: due.size, line: undefined }),
        exactly('missing', { value: due.size - seen.size }, open),
        atLeast('twice', twice, open),
        atLeast('wrong', wrong, open),
        exactly('wrongCases', { value: [...named].sort(), line: wrong.line }, tally()),
        plainly('unknownCases', unknown),
        plainly('unread', unread),
      ];
    },
  };
}

function nothing(): readonly Said[] {
  return DERIVED_NAMES.cases.map((name) => ({ name, origin: 'unparsed' }));
}
