import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fieldsDue } from '../../assess/explained.ts';
import type { Card, InformationRequest } from '../../audit/types.ts';
import { walkFolder } from '../../audit/walk-folder.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import { layoutOf } from '../../dossier/layout.ts';
import { readIndex } from '../../dossier/read-index.ts';
import { type Problem, UserError } from '../../errors.ts';
import type { Inputs } from '../inputs.ts';
import { cardsDue } from '../request/missing-explanation.ts';
import { nextItem, writeStub } from './card-stub.ts';
import type { Shelf, TakenIn } from './inbox.ts';
import { askedIn, triage, type Asked, type Untied } from './triage.ts';

/** Where a file that came in ended up: with a card that says so, or in the list of what nobody asked for. */
export type Placed = TakenIn &
  (
    | {
        readonly item: string;
        readonly kind: string;
        readonly targets: readonly string[];
        readonly request: InformationRequest | undefined;
        /** Card fields that are still empty. */
        readonly missing: readonly string[];
        /** The card is new, and what it says is proposed. */
        readonly proposed: boolean;
      }
    | { readonly untied: Untied; readonly candidates: readonly string[] }
  );

/** What is looked up once for a whole pile. */
export interface Desk {
  readonly folder: string;
  readonly inputs: Inputs;
  readonly shelf: Shelf;
  readonly asked: readonly Asked[];
  /** The one that all of it answers, if the user says so. */
  readonly request?: Asked;
  readonly receivedAt: string;
  /** Every item there ever was. */
  readonly items: Set<string>;
}

/** Throws UserError `unknown-name` for a request that is none, and for a folder of evidence that cannot be read. */
export async function openDesk(
  folder: string,
  inputs: Inputs,
  { request, receivedAt }: { readonly request: string | undefined; readonly receivedAt: string },
): Promise<Desk> {
  const { audit, catalogues } = inputs;
  const asked = askedIn(audit, catalogues);
  const wanted = asked.find((each) => each.request.id === request);
  if (request !== undefined && wanted === undefined) {
    const known = audit.requests.map(({ id }) => id);
    const message = `there is no request ${request} in this audit`;
    throw new UserError(
      'unknown-name',
      `${message}; there ${known.length === 0 ? 'are none' : `is ${known.join(', ')}`}`,
    );
  }
  const { entries } = await readIndex(layoutOf(folder));
  const slots = entries.flatMap((entry) => ('slot' in entry ? [entry.slot] : []));
  return {
    ...{ folder, inputs, asked, receivedAt },
    shelf: {
      folder,
      inbox: `evidence/inbox-${receivedAt.slice(0, 10)}`,
      bySize: await sizes(folder),
      hashes: new Map(),
    },
    ...(wanted === undefined ? {} : { request: wanted }),
    items: new Set([...audit.cards.map(({ item }) => item), ...slots]),
  };
}

async function sizes(folder: string): Promise<Map<number, string[]>> {
  const problems: Problem[] = [];
  const bySize = new Map<number, string[]>();
  for (const file of await walkFolder(folder, 'evidence', problems)) {
    const { size } = await stat(join(folder, file));
    bySize.set(size, [...(bySize.get(size) ?? []), file]);
  }
  throwProblems(problems);
  return bySize;
}

/** Gives a file that was taken in its card, or its place among what nobody asked for. Throws UserError. */
export async function placeFile(taken: TakenIn, desk: Desk): Promise<Placed> {
  const { audit } = desk.inputs;
  const card = audit.cards.find(({ file }) => file === taken.file);
  if (card !== undefined) return { ...taken, ...carded(card, desk) };
  const placement = triage(taken.name, { audit, ...desk });
  if ('untied' in placement) return { ...taken, ...placement };
  const { tie } = placement;
  const item = nextItem(tie.request.id, desk.items);
  desk.items.add(item);
  const due = dueFor(tie.request, tie.kind, desk);
  await writeStub(desk.folder, desk.shelf.inbox, { item, tie, file: taken.file, receivedAt: desk.receivedAt, due });
  return { ...taken, ...tie, item, missing: due, proposed: true };
}

function carded(card: Card, desk: Desk) {
  const { item, kind, targets } = card;
  const request = desk.inputs.audit.requests.find(({ id }) => id === card.request);
  const due = request === undefined ? [] : dueFor(request, kind, desk);
  const filled: readonly string[] = card.filled;
  return { item, kind, targets, request, missing: due.filter((field) => !filled.includes(field)), proposed: false };
}

/** The card fields that evidence of a kind has to have for a request; of another kind at least what says what it is. */
function dueFor(request: InformationRequest, kind: string, { inputs, asked }: Desk): readonly string[] {
  const known = cardsDue(request, inputs.catalogues).find((each) => each.kind === kind);
  const [criterion] = asked.find((each) => each.request === request)?.criteria ?? [];
  return known?.fields ?? fieldsDue(criterion?.aspect ?? 'existence', undefined);
}
