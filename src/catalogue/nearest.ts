/** Edit distance that counts a swap of neighbours as one step (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          cell(i - 1, j) + 1,
          cell(i, j - 1) + 1,
          cell(i - 1, j - 1) + same,
          swapped ? cell(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return cell(a.length, b.length);
}

/** The allowed name that was probably meant, if one is near enough: a third of its length away, and at least one step. */
export function nearestName(found: string, allowed: readonly string[]): string | undefined {
  // Nobody's typing error is this long, and the table above grows with the square of the length.
  if (found.length > 100) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of allowed) {
    if (Math.abs(name.length - found.length) >= least) continue;
    const steps = distance(found.toLowerCase(), name.toLowerCase());
    if (steps < least && steps <= Math.max(1, Math.floor(name.length / 3))) [best, least] = [name, steps];
  }
  return best;
}
