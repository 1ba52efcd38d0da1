/** The end of a day, for a date without a time. */
function endOf(moment: string): number {
  return Date.parse(moment.length === 10 ? `${moment}T23:59:59.999Z` : moment);
}

/** Whether one ISO 8601 date or moment surely lies before another: never so on the same day, where one has no time. */
export function isBefore(moment: string, other: string): boolean {
  return endOf(moment) < Date.parse(other);
}
