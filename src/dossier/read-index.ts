import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';
import { SHA256, type Layout } from './layout.ts';
import { parseEntry } from './parse-entry.ts';
import { readPlain } from './read-plain.ts';
import type { DossierProblem, Entry } from './types.ts';

/** The last line known written: its number and hash. An empty index has seq -1. */
export interface Head {
  readonly seq: number;
  readonly sha256: string;
}

export interface IndexState {
  /** Entries up to the first that cannot be trusted. */
  readonly entries: readonly Entry[];
  readonly problems: readonly DossierProblem[];
  /** The last whole line, as the next entry and the head must name it. */
  readonly last: Head;
  /** Length in bytes of the whole lines. */
  readonly length: number;
  /** Bytes after them: a line that a killed process did not finish. */
  readonly torn: number;
  /** Whole lines the head does not know yet. */
  readonly beyond: number;
}

export const ORIGIN: Head = { seq: -1, sha256: '0'.repeat(64) };
const INDEX = 'dossier/index.jsonl';
const HEAD = 'dossier/head.json';
const NEWLINE = 0x0a;
/** Bytes of an index that is still read whole: millions of lines. */
const LARGEST = 1 << 30;
const LARGEST_HEAD = 1000;

interface Line {
  readonly text: string;
  readonly sha256: string;
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function headText(head: Head): string {
  return `${canonicalJson(head)}\n`;
}

/** Reads index and head and holds them against each other. Throws for no damage; every problem is named. */
export async function readIndex(layout: Layout): Promise<IndexState> {
  // The head first: a process that is writing only ever adds to the index after it.
  const head = await readPlain(layout.head, LARGEST_HEAD);
  const index = await readPlain(layout.index, LARGEST);
  if (typeof index === 'string' && index !== 'ENOENT') {
    return broken({ code: 'index-unreadable', path: INDEX, found: index });
  }
  const bytes = typeof index === 'string' ? Buffer.alloc(0) : index;
  const { lines, length } = splitLines(bytes);
  const named = parseHead(head);
  // Neither is there: nothing was ever written.
  if (index === 'ENOENT' && head === 'ENOENT') return { ...broken(), last: ORIGIN };

  const chain = followChain(lines);
  const problems = [...chain.problems, ...compareHead(named, lines)];
  const last = lines.at(-1);
  return {
    entries: problems.length > 0 ? chain.entries.slice(0, trusted(chain.entries.length, problems)) : chain.entries,
    problems,
    last: last === undefined ? ORIGIN : { seq: lines.length - 1, sha256: last.sha256 },
    length,
    torn: bytes.length - length,
    beyond: named === undefined ? 0 : Math.max(0, lines.length - 1 - named.seq),
  };
}

function broken(...problems: readonly DossierProblem[]): IndexState {
  return { entries: [], problems, last: ORIGIN, length: 0, torn: 0, beyond: 0 };
}

/** Before the first line that a problem names; where none is named, the chain itself says how far it held. */
function trusted(length: number, problems: readonly DossierProblem[]): number {
  return Math.min(length, ...problems.flatMap(({ line }) => (line === undefined ? [] : [line - 1])));
}

function splitLines(bytes: Buffer): { readonly lines: readonly Line[]; readonly length: number } {
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const line = bytes.subarray(start, end);
    lines.push({ text: line.toString('utf8'), sha256: hashOf(line) });
    start = end + 1;
  }
  return { lines, length: start };
}

function followChain(lines: readonly Line[]): { readonly entries: Entry[]; readonly problems: DossierProblem[] } {
  const entries: Entry[] = [];
  const problems: DossierProblem[] = [];
  let previous = ORIGIN.sha256;
  for (const [seq, { text, sha256 }] of lines.entries()) {
    const entry = parseEntry(text);
    if (entry === undefined) {
      problems.push({ code: 'index-unreadable', path: INDEX, line: seq + 1 });
    } else if (entry.prev !== previous || entry.seq !== seq) {
      // The hash of the line before does not fit: that line is the one that may have been changed.
      const line = Math.max(1, entry.prev === previous ? seq + 1 : seq);
      problems.push({ code: 'index-broken', path: INDEX, line, expected: entry.prev, found: previous });
    }
    if (entry !== undefined && problems.length === 0) entries.push(entry);
    previous = sha256;
  }
  return { entries, problems };
}

function parseHead(bytes: Buffer | string): Head | undefined {
  if (typeof bytes === 'string') return undefined;
  const text = bytes.toString('utf8');
  try {
    const { seq, sha256 } = JSON.parse(text) as Head;
    const whole = Number.isSafeInteger(seq) && seq >= -1 && typeof sha256 === 'string' && SHA256.test(sha256);
    return whole && text === headText({ seq, sha256 }) ? { seq, sha256 } : undefined;
  } catch {
    return undefined;
  }
}

function compareHead(named: Head | undefined, lines: readonly Line[]): readonly DossierProblem[] {
  if (named === undefined) return [{ code: 'head-broken', path: HEAD }];
  if (named.seq >= lines.length) {
    const found = `${String(lines.length)} lines`;
    return [{ code: 'index-truncated', path: INDEX, expected: `${String(named.seq + 1)} lines`, found }];
  }
  const found = named.seq < 0 ? ORIGIN.sha256 : lines[named.seq]?.sha256;
  if (found === named.sha256 || found === undefined) return [];
  // Either the line or the head was changed; with nothing after it there is no telling which.
  if (named.seq < 0) return [{ code: 'head-broken', path: HEAD, expected: ORIGIN.sha256, found: named.sha256 }];
  return [{ code: 'index-broken', path: INDEX, line: named.seq + 1, expected: named.sha256, found }];
}
