/** Pieces are gathered up to about this many characters before they are handed on. */
const PIECE = 64 * 1024;

/** Makes a report as fast as its reader takes it: never more than one piece of it is in memory. */
export async function* streamed(pieces: Iterable<string>): AsyncGenerator<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < PIECE) continue;
    yield await Promise.resolve(gathered);
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}
