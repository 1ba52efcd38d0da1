import { inflateSync } from 'node:zlib';

/** What the streams of a PDF unfold to; a stream that is not compressed stays as it is. */
function streamsOf(pdf: Buffer): readonly string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('\nstream'); at >= 0; at = pdf.indexOf('\nstream', at + 7)) {
    const start = at + (pdf[at + 7] === 13 ? 9 : 8);
    const bytes = pdf.subarray(start, pdf.indexOf('endstream', start));
    try {
      streams.push(inflateSync(bytes).toString('latin1'));
    } catch {
      streams.push(bytes.toString('latin1'));
    }
  }
  return streams;
}

type Letters = ReadonlyMap<string, string>;

/** A font's own table of which glyph stands for which letters. */
function lettersOf(stream: string): Letters {
  const ranges = stream.matchAll(/<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi);
  return new Map(
    [...ranges].flatMap(([, first, list]) =>
      [...list!.replaceAll(' ', '').matchAll(/<([0-9a-f]*)>/gi)].map(([, hex], index): [string, string] => [
        (Number.parseInt(first!, 16) + index).toString(16).padStart(4, '0'),
        Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
      ]),
    ),
  );
}

function glyphsOf(stream: string): readonly string[] {
  const hex = [...stream.matchAll(/<([0-9a-f]+)>/gi)].map(([, digits]) => digits!.toLowerCase()).join('');
  return hex.match(/.{4}/g) ?? [];
}

/** Everything a PDF says: its bytes, its streams, and the text of its pages once by the table of each of its fonts. */
export function everythingIn(pdf: Buffer): string {
  const streams = streamsOf(pdf);
  const fonts = streams.filter((stream) => stream.includes('beginbfrange')).map(lettersOf);
  const pages = streams.filter((stream) => / T[jJ]\b/.test(stream)).map(glyphsOf);
  const texts = fonts.flatMap((letters) =>
    pages.map((glyphs) => glyphs.map((glyph) => letters.get(glyph) ?? '').join('')),
  );
  return [pdf.toString('latin1'), ...streams, ...texts].join('\n');
}
