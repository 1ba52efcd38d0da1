/** Without `.` and `..` where they can be taken away. */
export function normalise(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..' && kept.at(-1) !== '') kept.pop();
    else kept.push(segment);
  }
  return kept.join('/');
}

/** Whether a path fits a pattern with `*`, `?` and `[…]`; none of them crosses a `/` or a leading dot, as in glob(3). */
export function matches(path: string, pattern: string): boolean {
  const wanted = pattern.split('/');
  const segments = path.split('/');
  return (
    wanted.length === segments.length && wanted.every((each, index) => segmentMatches(segments[index] ?? '', each))
  );
}

function segmentMatches(segment: string, pattern: string): boolean {
  if (segment === pattern) return true;
  if (!/[*?[]/.test(pattern) || (segment.startsWith('.') && !pattern.startsWith('.'))) return false;
  return wildcard(segment, pattern);
}

// By hand and greedy with one place to return to: a regular expression of many stars can take for ever.
function wildcard(text: string, pattern: string): boolean {
  let [t, p, star, back] = [0, 0, -1, 0];
  while (t < text.length) {
    const length = pattern[p] === '*' ? 0 : matchOne(text[t] ?? '', pattern, p);
    if (pattern[p] === '*') [star, back, p] = [p, t, p + 1];
    else if (length > 0) [t, p] = [t + 1, p + length];
    else if (star >= 0) [back, t, p] = [back + 1, back + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(p));
}

/** How many characters of the pattern this one character uses up; 0 when it does not fit. */
function matchOne(char: string, pattern: string, p: number): number {
  const set = pattern[p] === '[' ? /^\[([!^]?)([^\]]+)\]/.exec(pattern.slice(p)) : null;
  if (set === null) return pattern[p] === '?' || pattern[p] === char ? 1 : 0;
  return inSet(char, set[2] ?? '') === (set[1] === '') ? set[0].length : 0;
}

function inSet(char: string, set: string): boolean {
  for (let index = 0; index < set.length; index += 1) {
    const to = set[index + 1] === '-' ? set[index + 2] : undefined;
    if (to !== undefined && char >= (set[index] ?? '') && char <= to) return true;
    if (to === undefined && char === set[index]) return true;
    if (to !== undefined) index += 2;
  }
  return false;
}
