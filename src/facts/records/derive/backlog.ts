import { addTo, exactly, plainly, tally, type Tally } from './said.ts';
import { inSeconds, momentAt } from './span.ts';
import type { Columns, SpecOf, Working } from './working.ts';

/** Of more rows than this the moments are not kept: 64 MB. */
export const MAX_KEPT = 1 << 22;

/** How much lay waiting: what came in and was not yet done. What is done as another comes in makes room for it. */
export function backlog(spec: SpecOf<'backlog'>, columns: Columns): Working {
  const opened = columns.take(spec.opened, 'timestamp').cell;
  const closed = columns.take(spec.closed, 'timestamp').cell;
  const [rows, open, unread] = [tally(), tally(), tally()];
  const starts = moments();
  const ends = moments();
  const ages = moments();
  let oldest = Infinity;
  return {
    addRow({ line }) {
      const [start, end] = [opened.order, closed.order];
      if (start === undefined || (end === undefined && closed.filling !== 'empty') || (end ?? start) < start) {
        addTo(unread, line);
        return;
      }
      addTo(rows, line);
      starts.add(start);
      if (end === undefined) {
        addTo(open, line);
        oldest = Math.min(oldest, start);
      } else {
        ends.add(end);
        ages.add(end - start);
      }
    },
    says() {
      const unkept: Tally = rows.count > MAX_KEPT ? { count: rows.count - MAX_KEPT, line: undefined } : unread;
      const kept = unkept.count === 0;
      const rank = Math.ceil(0.95 * rows.count);
      // Of what is still open the age is not known yet, only that it may be the greatest.
      const waiting: Tally = kept && rank > rows.count - open.count ? { count: 1, line: open.line } : unkept;
      const age = waiting.count === 0 ? ages.sorted()[rank - 1] : undefined;
      return [
        plainly('rows', rows),
        exactly('max', { value: kept ? mostAtOnce(starts.sorted(), ends.sorted()) : undefined }, unkept),
        exactly('openAtEnd', { value: open.count, line: open.line }, unread),
        exactly('oldestOpen', { value: momentAt(oldest) }, unread),
        exactly('p95', { value: age === undefined ? undefined : inSeconds(age) }, waiting),
        plainly('unread', unread),
      ];
    },
  };
}

/** Numbers in a row that grows, up to a bound. */
function moments() {
  let kept = new Float64Array(1024);
  let count = 0;
  return {
    add(value: number) {
      if (count >= MAX_KEPT) return;
      if (count === kept.length) {
        const larger = new Float64Array(count * 2);
        larger.set(kept);
        kept = larger;
      }
      kept[count] = value;
      count += 1;
    },
    sorted: () => kept.subarray(0, count).sort(),
  };
}

function mostAtOnce(starts: Float64Array, ends: Float64Array): number {
  let most = 0;
  let done = 0;
  for (let begun = 0; begun < starts.length; begun += 1) {
    while (done < ends.length && (ends[done] ?? Infinity) <= (starts[begun] ?? 0)) done += 1;
    most = Math.max(most, begun + 1 - done);
  }
  return most;
}
