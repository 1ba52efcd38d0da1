const VERSION = /^(?:(\d+):)?[vV]?(\d[A-Za-z0-9.+~-]*)$/;

/** A version as programs and Debian packages write them: `1.22.1`, `v2.40`, `1:9.2p1-2+deb12u3`. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * Below, at or above nought, as the one comes before, with or after the other; undefined where either is no version.
 * Source: deb-version(7): epoch, then digits by number and the rest by character, letters before others and `~` before the end.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const [one, other] = [VERSION.exec(a), VERSION.exec(b)];
  if (one === null || other === null) return undefined;
  const epochs = Number(one[1] ?? 0) - Number(other[1] ?? 0);
  return epochs === 0 ? compareParts(partsOf(one[2] ?? ''), partsOf(other[2] ?? '')) : epochs;
}

// `1.22-2` is text, number, text, number: '', 1, '.', 22, '-', 2, ''.
function partsOf(text: string): readonly string[] {
  return text.split(/(\d+)/);
}

function compareParts(one: readonly string[], other: readonly string[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a = '', b = ''] = [one[index], other[index]];
    const order = index % 2 === 1 ? Number(a) - Number(b) : compareText(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

function compareText(a: string, b: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = weight(a[index]) - weight(b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function weight(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}
