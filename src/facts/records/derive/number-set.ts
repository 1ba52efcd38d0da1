/** A page holds this many numbers, a bit for each. */
const PAGE = 1 << 16;
/** More pages than this are not kept half filled: 32 MB. */
export const MAX_OPEN_PAGES = 4096;
/** More pages than this are not remembered as filled. */
const MAX_FULL_PAGES = 1 << 20;

interface Page {
  readonly bits: Uint8Array;
  count: number;
}

export interface NumberSet {
  /** `full`: there is no room to tell whether it was known. */
  add(number: number): 'new' | 'known' | 'full';
  size(): number;
}

/** A set of whole numbers up to 2^53, in bounded memory however many follow each other: a filled page is only a number. */
export function numberSet(): NumberSet {
  const open = new Map<number, Page>();
  const filled = new Set<number>();
  let size = 0;
  let at = NaN;
  let page: Page | undefined;
  return {
    size: () => size,
    add(number) {
      const wanted = Math.floor(number / PAGE);
      if (wanted !== at || page === undefined) {
        if (filled.has(wanted)) return 'known';
        page = open.get(wanted) ?? newPage(open, filled, wanted);
        if (page === undefined) return 'full';
        at = wanted;
      }
      const bit = number - wanted * PAGE;
      const mask = 1 << (bit & 7);
      const byte = page.bits[bit >> 3] ?? 0;
      if ((byte & mask) !== 0) return 'known';
      page.bits[bit >> 3] = byte | mask;
      page.count += 1;
      size += 1;
      if (page.count === PAGE) {
        open.delete(wanted);
        filled.add(wanted);
        page = undefined;
      }
      return 'new';
    },
  };
}

function newPage(open: Map<number, Page>, filled: ReadonlySet<number>, number: number): Page | undefined {
  if (open.size >= MAX_OPEN_PAGES || filled.size >= MAX_FULL_PAGES) return undefined;
  const page = { bits: new Uint8Array(PAGE / 8), count: 0 };
  open.set(number, page);
  return page;
}
