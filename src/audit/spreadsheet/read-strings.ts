import { readXml, type XmlPart } from './read-xml.ts';
import { unescapeCell } from './text.ts';

/** The texts that cells refer to by number, in order. Runs of one text are joined; how a text sounds is left out. */
export async function readStrings(part: XmlPart): Promise<readonly string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let sounding = 0;
  await readXml(part, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') sounding += 1;
      inText = name === 't' && sounding === 0;
    },
    text(piece) {
      if (inText) current += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') sounding -= 1;
      if (name === 'si') strings.push(unescapeCell(current));
    },
  });
  return strings;
}
