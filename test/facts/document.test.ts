import { describe, expect, it } from 'vitest';
import { factsOf, read, said, sourceOf } from './sources.ts';

describe('a document', () => {
  it.each([
    ['%PDF-1.7 x', 'application/pdf'],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'],
    [Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'image/jpeg'],
    [
      Buffer.from('PK\x03\x04..word/document.xml', 'latin1'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      Buffer.from('PK\x03\x04..xl/workbook.xml', 'latin1'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [Buffer.from('PK\x03\x04..', 'latin1'), 'application/zip'],
    ['plain words, café', 'text/plain'],
    ['é'.repeat(40_000), 'text/plain'],
    [`x${'é'.repeat(40_000)}`, 'text/plain'],
    ['a\0b', 'application/octet-stream'],
    [Buffer.from([0xe9, 0x20]), 'application/octet-stream'],
  ])('%# is known by its first bytes', async (content, type) => {
    const source = sourceOf('policy.bin', content, 1000);
    const reading = await read('document', [source]);
    const found = factsOf(reading);
    expect(reading).toMatchObject({ recognised: true });
    expect([said(found['mediaType']), said(found['bytes']), said(found['empty'])]).toEqual([type, source.size, false]);
  });

  it('that is empty says so', async () => {
    expect(said(factsOf(await read('document', [sourceOf('a.pdf', '')]))['empty'])).toBe(true);
  });

  it('is one file', async () => {
    expect(await read('document', [])).toMatchObject({ status: 'unreadable', code: 'empty' });
    const two = [sourceOf('a', 'a'), sourceOf('b', 'b')];
    expect(await read('document', two)).toMatchObject({ status: 'unreadable', code: 'unsupported' });
  });
});
