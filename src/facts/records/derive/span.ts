import { addPeriod, parsePeriod } from '../../moment.ts';
import type { Cell } from '../fold.ts';
import { addTo, atLeast, exactly, plainly, tally } from './said.ts';
import type { Columns, SpecOf, Working } from './working.ts';

/**
 * How long each row took from one moment to another, held against a limit. A row without an end is open; one over the
 * limit is excused by a decision dated within it. A row that says its end came before its start was not understood.
 */
export function span(spec: SpecOf<'span'>, columns: Columns): Working {
  const from = columns.take(spec.from, 'timestamp').cell;
  const to = columns.take(spec.to, 'timestamp').cell;
  const unless = spec.unless === undefined ? undefined : columns.take(spec.unless, 'timestamp').cell;
  const limit = typeof spec.limit === 'string' ? parsePeriod(spec.limit) : undefined;
  const [rows, over, open, excused, negative, unread] = [tally(), tally(), tally(), tally(), tally(), tally()];
  const longest = { ms: -1, line: 0 };
  const waiting = { oldest: Infinity, youngest: -Infinity };

  return {
    addRow({ line }) {
      const start = from.order;
      const end = to.order;
      if (start === undefined || limit === undefined || (end === undefined && to.filling !== 'empty')) {
        addTo(unread, line);
        return;
      }
      if (end !== undefined && end < start) {
        addTo(negative, line);
        addTo(unread, line);
        return;
      }
      const deadline = addPeriod(start, limit);
      const late = end === undefined || end > deadline;
      const decision = late ? decided(unless, start, deadline) : 'no';
      if (decision === 'unknown') {
        addTo(unread, line);
        return;
      }
      addTo(rows, line);
      if (end !== undefined && end - start > longest.ms) Object.assign(longest, { ms: end - start, line });
      if (decision === 'yes') addTo(excused, line);
      else if (end === undefined) {
        addTo(open, line);
        waiting.oldest = Math.min(waiting.oldest, start);
        waiting.youngest = Math.max(waiting.youngest, start);
      } else if (late) addTo(over, line);
    },
    says: () => [
      plainly('rows', rows),
      atLeast('over', over, unread),
      exactly('max', { value: longest.ms < 0 ? undefined : inSeconds(longest.ms), line: longest.line }, unread),
      exactly('open', { value: open.count, line: open.line }, unread),
      exactly('oldestOpen', { value: momentAt(waiting.oldest) }, unread),
      exactly('youngestOpen', { value: momentAt(waiting.youngest) }, unread),
      exactly('excused', { value: excused.count, line: excused.line }, unread),
      atLeast('negative', negative, unread),
      plainly('unread', unread),
    ],
  };
}

function decided(unless: Cell | undefined, start: number, deadline: number): 'yes' | 'no' | 'unknown' {
  if (unless === undefined || unless.filling === 'empty') return 'no';
  if (unless.order === undefined) return 'unknown';
  return unless.order >= start && unless.order <= deadline ? 'yes' : 'no';
}

/** A length of time as ISO 8601, never shorter than it was. */
export function inSeconds(ms: number): string {
  return `PT${Math.ceil(ms / 1000)}S`;
}

/** A moment as ISO 8601; undefined where there was none. */
export function momentAt(ms: number): string | undefined {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}
