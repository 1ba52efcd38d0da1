import type { Audit, InformationRequest } from '../../audit/types.ts';
import { countIn, dateIn } from '../../language/date.ts';
import { listIn, wordsOf } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import { receiptWordsOf, type ReceiptWords } from '../../language/receipt.ts';
import type { Lang } from '../../language/types.ts';
import type { Letter, LetterBlock } from './types.ts';

/** One file that came in. */
export interface Received {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** The same bytes were there before. */
  readonly known: boolean;
  /** Absent: not tied to a request. */
  readonly item?: string;
  readonly request?: InformationRequest;
  /** Card fields that are still empty. */
  readonly missing: readonly string[];
}

export interface ReceiptInput {
  readonly lang: Lang;
  readonly audit: Pick<Audit, 'id' | 'client' | 'supplier' | 'operator'>;
  readonly files: readonly Received[];
  /** Archives that were unpacked. */
  readonly archives: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly tool: string;
}

interface Desk extends ReceiptInput {
  readonly say: ReceiptWords;
}

/** A receipt: what came in, by its hash; what it was tied to; what nobody asked for; which explanation is still missing. */
export function receiptLetter(input: ReceiptInput): Letter {
  const { lang, audit, files, receivedAt, tool } = input;
  const desk = { ...input, say: receiptWordsOf(lang) };
  const words = wordsOf(lang);
  const asked = [...new Set(files.flatMap(({ request }) => request?.to ?? []))].sort();
  const parties = asked.length === 0 ? (['supplier'] as const) : asked;
  return {
    lang,
    reference: audit.id,
    title: desk.say.title,
    to: listIn(
      lang,
      parties.map((party) => `${capital(words.addressee[party])} ${audit[party]}`),
    ),
    from: `${audit.operator.name} (${words.partyRole[audit.operator.party]})`,
    date: receivedAt,
    meta: [],
    blocks: [
      { kind: 'paragraph', text: desk.say.intro(files.length, dateIn(lang, receivedAt)) },
      ...received(desk),
      ...unsent(desk),
      ...knownBefore(desk),
      ...untied(desk),
      ...missing(desk),
      { kind: 'paragraph', text: `${desk.say.noVerdict} ${desk.say.closing}` },
    ],
    tool,
  };
}

function received({ lang, say, files, archives }: Desk): readonly LetterBlock[] {
  const fresh = files.filter(({ known }) => !known);
  if (fresh.length === 0) return [];
  const row = ({ name, type, size, sha256, item }: Received): readonly string[] => [
    item === undefined ? name : `${item}: ${name}`,
    type,
    countIn(lang, size),
    sha256,
  ];
  const packed = archives.map(({ name, size, sha256 }) => [
    `${say.archive} ${name}`,
    'zip',
    countIn(lang, size),
    sha256,
  ]);
  return [
    { kind: 'subheading', text: say.received },
    {
      kind: 'table',
      caption: say.receivedCaption,
      columns: [
        { title: say.file, share: 4 },
        { title: say.type, share: 1 },
        { title: say.bytes, share: 1.4 },
        { title: say.hash, share: 4, mono: true },
      ],
      rows: [...fresh.map(row), ...packed],
    },
    { kind: 'paragraph', text: say.checkHash, tone: 'note' },
  ];
}

function knownBefore({ say, files }: Desk): readonly LetterBlock[] {
  const known = files.filter((file) => file.known);
  if (known.length === 0) return [];
  return [
    { kind: 'subheading', text: say.knownBefore },
    { kind: 'paragraph', text: say.knownIntro },
    { kind: 'list', items: known.map(({ name, item }) => (item === undefined ? name : `${item}: ${name}`)) },
  ];
}

function untied({ say, files }: Desk): readonly LetterBlock[] {
  const loose = files.filter(({ item }) => item === undefined);
  if (loose.length === 0) return [];
  return [
    { kind: 'subheading', text: say.untied },
    { kind: 'paragraph', text: say.untiedIntro },
    { kind: 'list', items: loose.map(({ name }) => name) },
  ];
}

/** An answer to what was never asked is none yet. */
function unsent({ lang, say, files }: Desk): readonly LetterBlock[] {
  const ids = files.flatMap(({ request }) =>
    request !== undefined && request.askedAt === undefined ? [request.id] : [],
  );
  if (ids.length === 0) return [];
  return [{ kind: 'paragraph', text: say.unsent(listIn(lang, [...new Set(ids)])), tone: 'note' }];
}

function missing({ lang, say, files }: Desk): readonly LetterBlock[] {
  const tied = files.filter(({ item }) => item !== undefined);
  if (tied.length === 0) return [];
  const lacking = tied.filter((file) => file.missing.length > 0);
  if (lacking.length === 0) return [{ kind: 'paragraph', text: say.complete }];
  const words = wordsOf(lang).cardField;
  return [
    { kind: 'subheading', text: say.missing },
    { kind: 'paragraph', text: say.missingIntro },
    {
      kind: 'table',
      caption: say.missing,
      columns: [
        { title: say.item, share: 3 },
        { title: say.missingFields, share: 5 },
      ],
      rows: lacking.map((file) => [
        `${file.item ?? ''}: ${file.name}`,
        file.missing.map((field) => wordOr(words, field)).join('; '),
      ]),
    },
    { kind: 'paragraph', text: say.notSupport, tone: 'note' },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
