import { isSecretKey } from './redact-keys.ts';

export interface CsvRedactorOptions {
  /** Gives what is to stand in the place of a secret value. */
  readonly hide: (value: string) => string;
  /** The same for one that is too long to look into. */
  readonly oversized: (value: string) => string;
  /** Longest field and longest header, in characters, that is looked into. */
  readonly limit: number;
}

export interface CsvRedactor {
  push(text: string, final: boolean): string;
}

interface Table {
  readonly separator: string;
  readonly secret: readonly boolean[];
}

/** A field, and what stands after it: a separator, the end of a line, or nothing. */
interface Field {
  readonly raw: string;
  /** Opens with a quote that is not closed as it should be. */
  readonly broken: boolean;
}

const SEPARATORS = [';', ',', '\t'] as const;
/** The first record, after a byte order mark and the line by which a spreadsheet names the separator. */
const HEADER = /^(?:\u00ef\u00bb\u00bf)?(?:sep=.\r?\n)?([^"\r\n]*(?:"[^"]*"[^"\r\n]*)*)[\r\n]/i;
const FIRST_LINE = /^(?:\u00ef\u00bb\u00bf)?(?:sep=.\r?\n)?([^\r\n]*)/i;
/** JSON, a setting or an address in the first line: then it is no header. */
const NO_NAME = /[{}=]|:\/\//;

/**
 * Redacts the columns of a CSV (RFC 4180; `;`, `,` or tab) whose header names a secret. Lines and columns stay as many
 * as they were. Where no column does, everything passes as it came. Characters are bytes here (latin1).
 */
export function createCsvRedactor(options: CsvRedactorOptions): CsvRedactor {
  let start = '';
  let rows: CsvRedactor | undefined;
  let passing = false;
  return {
    push(text, final) {
      if (passing) return text;
      if (rows !== undefined) return rows.push(text, final);
      start += text;
      const whole = HEADER.exec(start);
      // A quote that is never closed must not hide the header.
      const found = whole ?? (final || start.length > options.limit ? FIRST_LINE.exec(start) : null);
      if (found === null) return '';
      const table = tableOf(found[1] ?? '');
      passing = table === undefined;
      if (table === undefined) return start;
      const length = found[0].length - (whole === null ? 0 : 1);
      rows = createRows(table, options);
      return start.slice(0, length) + rows.push(start.slice(length), final);
    },
  };
}

/** Undefined when no column is secret: most files. */
function tableOf(header: string): Table | undefined {
  const bare = header.replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length }));
  const { separator } = counted.reduce((best, each) => (each.count > best.count ? each : best));
  const names: string[] = [];
  for (let at = 0; at <= header.length;) {
    const { raw } = fieldAt(header, at, { separator, final: true }) ?? { raw: '' };
    names.push(raw.trim().replace(/^"|"$/g, '').trim());
    at += raw.length + 1;
  }
  const secret = names.map((name) => !NO_NAME.test(name) && isSecretKey(name));
  return secret.includes(true) ? { separator, secret } : undefined;
}

function createRows({ separator, secret }: Table, { hide, oversized, limit }: CsvRedactorOptions): CsvRedactor {
  let buffer = '';
  let column = 0;
  /** In this row the columns can no longer be told apart. */
  let doubt = false;
  let dropping: 'line' | 'file' | undefined;

  function replaced({ raw, broken }: Field): string {
    doubt ||= broken;
    // More fields than the header has: the value of a secret column held a separator.
    return doubt || (secret[column] ?? true) ? hideField(raw, hide) : raw;
  }

  /** A field that does not end within bounds. */
  function giveUp(): string {
    const whole = buffer;
    buffer = '';
    // Where a secret in quotes ends can no longer be told.
    dropping = whole.startsWith('"') && secret[column] !== false ? 'file' : 'line';
    return oversized(whole) + breaksOf(whole);
  }

  return {
    push(text, final) {
      buffer += text;
      const pieces: string[] = [];
      let at = 0;
      for (;;) {
        if (dropping !== undefined) {
          const dropped = dropping === 'file' ? buffer.length : nextBreak(buffer, at);
          pieces.push(breaksOf(buffer.slice(at, dropped)));
          at = dropped;
          if (at === buffer.length) break;
          dropping = undefined;
        }
        // A quote that stays open in a column that is no secret is only a quote: it must not hide rows.
        const within = { separator, final: final || (buffer.length - at > limit && secret[column] === false) };
        const field = fieldAt(buffer, at, within);
        if (field === undefined || (!final && at + field.raw.length === buffer.length)) break;
        pieces.push(replaced(field));
        at += field.raw.length;
        if (at === buffer.length) break;
        if (buffer[at] === separator) column += 1;
        else {
          column = 0;
          doubt = false;
        }
        pieces.push(buffer[at] ?? '');
        at += 1;
      }
      buffer = buffer.slice(at);
      if (buffer.length > limit) pieces.push(giveUp());
      return pieces.join('');
    },
  };
}

interface Within {
  readonly separator: string;
  /** Nothing follows what is there. */
  readonly final: boolean;
}

/** Undefined while its end cannot be told yet. A quoted field that does not end as it should is read as a plain one. */
function fieldAt(text: string, from: number, { separator, final }: Within): Field | undefined {
  const opened = text[from] === '"';
  if (opened) {
    const close = closingQuote(text, from + 1);
    const next = close < 0 ? undefined : text[close + 1];
    if (next === undefined && !final) return undefined;
    const proper = close >= 0 && (next === undefined || next === separator || next === '\r' || next === '\n');
    if (proper) return { raw: text.slice(from, close + 1), broken: false };
  }
  const end = plainEnd(text, from, separator);
  if (end === undefined && !final) return undefined;
  const raw = text.slice(from, end);
  return { raw, broken: opened || /^[ \t]+"/.test(raw) };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function plainEnd(text: string, from: number, separator: string): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === separator || char === '\r' || char === '\n') return at;
  }
  return undefined;
}

function nextBreak(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

/** The ends of lines within a text: what is removed takes no line with it. */
function breaksOf(text: string): string {
  return text.replace(/[^\r\n]+/g, '');
}

/** Quotes stay where they stood, and so do the lines of a value that has more than one. */
function hideField(raw: string, hide: (value: string) => string): string {
  const [, lead = '', value = '', trail = ''] = /^([ \t]*"?)([^]*?)("?[ \t]*)$/.exec(raw) ?? [];
  // A single 0 or 1 is a switch.
  if (/^[01]?$/.test(value)) return raw;
  const hidden = hide(value.replaceAll('""', '"'));
  return hidden === value.replaceAll('""', '"') ? raw : lead + hidden + breaksOf(value) + trail;
}
