import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type ZipFile as Opened } from 'yauzl';
import { ZipFile } from 'yazl';

/** The parts of a small spreadsheet: one sheet, `Blad`, with these cells as XML. */
export function sheetParts(
  cells: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
    ...more,
  };
}

export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** The bytes of a zip of these parts. */
export async function zipOf(parts: Parts | readonly (readonly [string, string | Uint8Array])[]): Promise<Buffer> {
  const zip = new ZipFile();
  const entries = Array.isArray(parts)
    ? (parts as readonly (readonly [string, string | Uint8Array])[])
    : Object.entries(parts);
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** The parts of a spreadsheet that is there, to spoil one of them. */
export async function partsOf(path: string): Promise<Record<string, string>> {
  const zip = await new Promise<Opened>((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const parts: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve).on('error', reject);
    zip.on('entry', (entry: Parameters<Opened['openReadStream']>[0]) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        void buffer(stream).then((bytes) => {
          parts[entry.fileName] = bytes.toString('utf8');
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return parts;
}
