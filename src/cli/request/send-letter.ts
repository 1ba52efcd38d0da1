import { resolve } from 'node:path';
import { buildLedger } from '../../assess/ledger.ts';
import { startOf } from '../../assess/moment.ts';
import { standingOf } from '../../audit/request-standing.ts';
import type { InformationRequest } from '../../audit/types.ts';
import { changeRequests, type FieldChange } from '../../audit/write-requests.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { UserError } from '../../errors.ts';
import { LETTERS } from '../../report/letters/registry.ts';
import { type LetterKind, letterKind, requestLetter } from '../../report/letters/request-letter.ts';
import type { LetterFormat } from '../../report/letters/types.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { writeFileWhole, writeStream } from '../write-out.ts';
import { isPast, momentOf } from './as-of.ts';
import { cardsDue, unexplainedIn } from './missing-explanation.ts';

export interface LetterOptions {
  readonly id: string;
  readonly format: LetterFormat;
  /** Absent: stdout. */
  readonly file?: string;
  /** Record that it goes out on this day. */
  readonly sent?: string;
}

/** The letter for one request: to ask, to remind, or to ask for what the answer lacks; whichever its standing calls for. */
export async function requestLetterCommand(options: Options, wanted: LetterOptions, io: Io): Promise<Ending> {
  const { sent, id } = wanted;
  if (sent !== undefined && startOf(sent) === undefined)
    throw new UserError('usage', `--sent ${sent} is not an ISO 8601 date; write 2026-11-30`);
  const { audit, catalogues, plan } = await loadInputs(options);
  const request = audit.requests.find((each) => each.id === id);
  if (request === undefined) throw unknownRequest(id, audit.requests);
  const dossier = await readDossier(options.folder);
  const asOf = momentOf(options, audit, dossier);
  const missing = unexplainedIn(request, { catalogues, ledger: buildLedger(audit, plan, dossier), asOf });
  const overdue = standingOf(request, asOf).overdueDays > 0;
  const kind = letterKind({ request, missing, overdue });
  const changes = sent === undefined ? [] : sending(request, kind, sent);
  const letter = requestLetter({
    ...{ lang: options.lang, audit, catalogues, request, missing, overdue },
    cards: cardsDue(request, catalogues),
    date: sent ?? (kind === 'request' ? request.askedAt : undefined) ?? io.now().toISOString().slice(0, 10),
    tool: `biotoets ${io.version}`,
  });
  if (!options.quiet && sent === undefined) io.stderr.write(lateWarning(request, io.now()));
  const pieces = (await LETTERS[wanted.format]())(letter);
  if (wanted.file === undefined) await writeStream(io.stdout, pieces);
  else await writeFileWhole(resolve(io.cwd, wanted.file), pieces);
  if (changes.length > 0) await changeRequests(options.folder, [{ request, fields: changes }]);
  if (!options.quiet && sent !== undefined)
    io.stderr.write(`${request.at.file}: ${kind === 'request' ? 'asked' : 'reminded'} on ${sent}\n`);
  return {};
}

/** A first letter that asks for something by a day that is gone. */
function lateWarning({ id, askedAt, due }: InformationRequest, now: Date): string {
  if (askedAt !== undefined || !isPast(due, now)) return '';
  return `warning: ${id} is due on ${due}, which has passed already; give it another date\n`;
}

function unknownRequest(id: string, requests: readonly InformationRequest[]): UserError {
  const nearest = nearestName(
    id,
    requests.map((each) => each.id),
  );
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UserError('unknown-name', `there is no request ${id} in this audit${guess}`);
}

/** What is written down when a letter goes out: the day of asking, or one more reminder. */
function sending(request: InformationRequest, kind: LetterKind, sent: string): readonly FieldChange[] {
  const { id, askedAt, due, reminders } = request;
  if (askedAt === undefined) {
    if (due !== undefined && isBefore(due, sent))
      throw new UserError('usage', `--sent ${sent}: ${id} would be due before that, on ${due}; give it another date`);
    return [{ path: ['askedAt'], value: sent }];
  }
  if (kind === 'request')
    throw new UserError(
      'usage',
      `${id} was sent on ${askedAt}, and nothing is overdue or missing: there is nothing to remind of`,
    );
  if (isBefore(sent, askedAt)) throw new UserError('usage', `--sent ${sent} is before ${id} was asked, on ${askedAt}`);
  const written = reminders.map(({ at, note }) => ({ at, ...(note === undefined ? {} : { note }) }));
  return [{ path: ['reminders'], value: [...written, { at: sent }] }];
}

function isBefore(moment: string, other: string): boolean {
  return (startOf(moment.slice(0, 10)) ?? 0) < (startOf(other.slice(0, 10)) ?? 0);
}
