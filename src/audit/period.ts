import type { Path, Report } from '../catalogue/problem.ts';
import type { Period } from './types.ts';

/** The end of a day, for a date without a time. */
function endOf(moment: string): number {
  return Date.parse(moment.length === 10 ? `${moment}T23:59:59.999Z` : moment);
}

/** Notes a period that ends before it begins. */
export function checkPeriod(period: Period, path: Path, report: Report): void {
  if (Date.parse(period.from) <= endOf(period.to)) return;
  report([...path, 'to'], {
    code: 'schema',
    message: `the period ends (${period.to}) before it begins (${period.from})`,
    found: period.to,
  });
}
