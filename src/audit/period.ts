import type { Path, Report } from '../catalogue/problem.ts';
import { isBefore } from './moments.ts';
import type { Period } from './types.ts';

/** Notes a period that ends before it begins. */
export function checkPeriod(period: Period, path: Path, report: Report): void {
  if (!isBefore(period.to, period.from)) return;
  report([...path, 'to'], {
    code: 'schema',
    message: `the period ends (${period.to}) before it begins (${period.from})`,
    found: period.to,
  });
}
