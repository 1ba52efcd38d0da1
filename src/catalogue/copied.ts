/** As many words in a row as nobody writes twice by chance. */
export const RUN = 8;

/** The words of a text: letters and digits, small, without markup. */
export function wordsIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^<>]*>/g, ' ')
    // Soft hyphens and joiners are not seen, and would hide a copy.
    .replace(/\p{Cf}/gu, '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function* runsOf(text: string): Generator<string> {
  const words = wordsIn(text);
  for (let at = 0; at + RUN <= words.length; at++) yield words.slice(at, at + RUN).join(' ');
}

/** Every run of words of a source, by which a copy is known. */
export function runsIn(texts: Iterable<string>): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) for (const run of runsOf(text)) runs.add(run);
  return runs;
}

/** The first run of words that a text shares with a source. */
export function copiedFrom(runs: ReadonlySet<string>, text: string): string | undefined {
  for (const run of runsOf(text)) if (runs.has(run)) return run;
  return undefined;
}

/** Every text below a value, with where it stands. */
export function* textsBelow(
  value: unknown,
  path: readonly string[] = [],
): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path.join('.'), value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* textsBelow(part, [...path, key]);
}
