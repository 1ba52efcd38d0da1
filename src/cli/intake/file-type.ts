import { extname } from 'node:path';

/** What a file begins with, where that says what it is. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'pdf'],
  ['PK\u0003\u0004', 'zip'],
  ['\u0089PNG', 'png'],
  ['\u00ff\u00d8\u00ff', 'jpeg'],
  ['\u001f\u008b', 'gzip'],
  ['\u00d0\u00cf\u0011\u00e0', 'ole'],
  ['age-encryption.org/', 'age'],
];

/** Files that are a zip by their bytes, and something else to whoever opens them. */
const ZIPPED: ReadonlySet<string> = new Set(['xlsx', 'docx', 'pptx', 'ods', 'odt', 'odp']);
const TEXT: ReadonlySet<string> = new Set(
  'csv tsv json jsonl ndjson yaml yml xml html eml md txt log conf ini pem'.split(' '),
);

/** What a file seems to be, by its first bytes before its name: `pdf`, `csv`, `text`, `binary`. */
export function fileType(name: string, head: Uint8Array): string {
  const ending = extname(name).slice(1).toLowerCase();
  const begin = Buffer.from(head).toString('latin1');
  const known = MAGIC.find(([magic]) => begin.startsWith(magic))?.[1];
  if (known === 'zip' && ZIPPED.has(ending)) return ending;
  if (known !== undefined) return known;
  if (head.includes(0)) return 'binary';
  return TEXT.has(ending) ? ending : 'text';
}
