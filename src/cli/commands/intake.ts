import { resolve } from 'node:path';
import { startOf } from '../../assess/moment.ts';
import type { InformationRequest } from '../../audit/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { receiptLetter, type Received } from '../../report/letters/receipt-letter.ts';
import { LETTERS } from '../../report/letters/registry.ts';
import type { LetterFormat } from '../../report/letters/types.ts';
import { loadInputs } from '../inputs.ts';
import { withPile } from '../intake/arrivals.ts';
import { takeIn } from '../intake/inbox.ts';
import { openDesk, type Placed, placeFile } from '../intake/placing.ts';
import type { Untied } from '../intake/triage.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { writeFileWhole, writeStream } from '../write-out.ts';

export interface IntakeFlags {
  readonly request?: string;
  readonly receivedAt?: string;
  readonly format: LetterFormat;
  /** Absent: stdout. */
  readonly letter?: string;
}

/**
 * Takes in a pile: copies each file into the evidence, proposes which request it answers in a card that is still to be filled
 * in, and writes the receipt. What nobody recognisably asked for gets no card: to place it is the auditor's work.
 */
export async function intakeCommand(
  files: readonly string[],
  flags: IntakeFlags,
  { options, io }: { readonly options: Options; readonly io: Io },
): Promise<Ending> {
  const receivedAt = flags.receivedAt ?? `${io.now().toISOString().slice(0, 19)}Z`;
  if (startOf(receivedAt) === undefined)
    throw new UserError('usage', `--received-at ${receivedAt} is not an ISO 8601 date or moment; write 2026-11-23`);
  const inputs = await loadInputs(options);
  const desk = await openDesk(options.folder, inputs, { request: flags.request, receivedAt });
  const paths = files.map((file) => resolve(io.cwd, file));
  const { placed, archives, aside } = await withPile(paths, io.signal, async ({ arrivals, archives, aside }) => {
    const placed: Placed[] = [];
    for (const arrival of arrivals) placed.push(await placeFile(await takeIn(arrival, desk.shelf, io.signal), desk));
    return { placed, archives, aside };
  });
  const { audit } = inputs;
  const letter = receiptLetter({
    ...{ lang: options.lang, audit, archives, receivedAt, tool: `biotoets ${io.version}` },
    files: placed.map(received),
  });
  const pieces = (await LETTERS[flags.format]())(letter);
  if (flags.letter === undefined) await writeStream(io.stdout, pieces);
  else await writeFileWhole(resolve(io.cwd, flags.letter), pieces);
  if (!options.quiet) io.stderr.write(printable(`${[...aside.map(asideLine), ...summary(placed)].join('\n')}\n`));
  return {};
}

function asideLine(name: string): string {
  return `left aside  ${name}; it is empty, or what a computer leaves in a folder`;
}

function received(file: Placed): Received {
  const { name, type, size, sha256, known } = file;
  const base = { name, type, size, sha256, known };
  if ('untied' in file) return { ...base, missing: [] };
  const { item, missing, request } = file;
  return { ...base, item, missing, ...(request === undefined ? {} : { request }) };
}

/** Nobody asked for it: a matter of the auditor's, not of whoever delivered it. */
const NOT_REQUESTED: readonly Untied[] = ['nothing-open', 'nothing-fits'];

const WHY: Readonly<Record<Untied, string>> = {
  'nothing-open': 'no request is open',
  'nothing-fits': 'no open request asks for what its name says',
  answered: 'what asked for it was answered before',
  'several-fit': 'more than one request may be meant',
  'no-target': 'the audit has no target that its request is about',
};

function summary(placed: readonly Placed[]): readonly string[] {
  const untied = placed.filter((file) => 'untied' in file);
  const proposed = placed.filter((file) => 'proposed' in file && file.proposed);
  const count = placed.filter(({ known }) => known).length;
  return [
    ...placed.map(line),
    `${String(placed.length)} taken in, ${String(count)} of which lay there already; ${String(proposed.length)} cards proposed: check them, and have them filled in`,
    ...(untied.length === 0
      ? []
      : [
          `${String(untied.length)} without a card: ask for what was not requested, and tie the rest to a request, with intake --request or a card of your own`,
        ]),
    ...unanswered(placed).map(answerStep),
  ];
}

/** The requests that files came in for, and of which nothing yet says that they were answered. */
function unanswered(placed: readonly Placed[]): readonly InformationRequest[] {
  const requests = placed.flatMap((file) => ('request' in file && file.request !== undefined ? [file.request] : []));
  return [...new Set(requests)].filter(({ askedAt, answer }) => askedAt !== undefined && answer === undefined);
}

// Whether this was all that was asked for is not for a tool to say.
function answerStep({ id, at, to }: InformationRequest): string {
  const answer = `answer: {status: received, by: {party: ${to}, role: "…"}, at: "…"}`;
  return `Next: ${id} still counts as unanswered; if this was all of it, record that in ${at.file}:\n  ${answer}   (status: partial if more is to come)`;
}

function line(file: Placed): string {
  const { name, known } = file;
  const place = known ? `${file.file} (known already)` : file.file;
  if ('untied' in file) {
    const candidates = file.candidates.length === 0 ? '' : `: ${file.candidates.join(', ')}`;
    return `${NOT_REQUESTED.includes(file.untied) ? 'not-requested' : 'untied'}  ${name} → ${place}; ${WHY[file.untied]}${candidates}`;
  }
  const unsent = file.request?.askedAt === undefined ? `; ${file.request?.id ?? 'its request'} was not sent` : '';
  return `${file.item}  ${name} → ${place}; ${file.kind}, about ${file.targets.join(', ')}${unsent}`;
}
