import { onlySource, place } from './text.ts';
import type { Fact, Reader } from './types.ts';

const HEAD_BYTES = 64 * 1024;

const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
];

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** A document is known by its kind and size alone; its content is for people and is never quoted. */
export const documentReader: Reader = {
  name: 'document',
  version: '1',
  family: 'document',
  async read(sources) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    const { head, bytes } = await measure(source.open());
    const at = place(source);
    const facts: readonly Fact[] = [
      { path: 'mediaType', value: mediaType(head, bytes), origin: 'observed', at },
      { path: 'bytes', value: bytes, origin: 'observed', at },
      { path: 'empty', value: bytes === 0, origin: 'observed', at },
    ];
    return {
      status: 'read',
      recognised: true,
      facts: { family: 'document', reader: 'document@1', complete: true, variants: [{ facts }] },
    };
  },
};

async function measure(stream: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; bytes: number }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    if (bytes < HEAD_BYTES) chunks.push(chunk.subarray(0, HEAD_BYTES - bytes));
    bytes += chunk.length;
  }
  return { head: Buffer.concat(chunks), bytes };
}

function mediaType(head: Buffer, bytes: number): string {
  const text = head.toString('latin1');
  const known = MAGIC.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  if (text.startsWith('PK\x03\x04')) return zipType(text);
  return isText(head, bytes) ? 'text/plain' : 'application/octet-stream';
}

// An office file is a zip whose first entries name the folder of its application.
function zipType(text: string): string {
  if (text.includes('word/document.xml')) return `${OFFICE}wordprocessingml.document`;
  if (text.includes('xl/workbook.xml')) return `${OFFICE}spreadsheetml.sheet`;
  return 'application/zip';
}

function isText(head: Buffer, bytes: number): boolean {
  if (bytes === 0 || head.includes(0)) return false;
  try {
    // A character may be cut in two where the head ends, and only there.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: bytes > head.length });
    return true;
  } catch {
    return false;
  }
}
