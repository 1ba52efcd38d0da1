import { open } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { Document, visit } from 'yaml';
import { unwritable } from '../write-out.ts';
import type { Tie } from './triage.ts';

export interface Stub {
  readonly item: string;
  readonly tie: Tie;
  /** Relative to the audit folder. */
  readonly file: string;
  readonly receivedAt: string;
  /** Fields of the card that evidence of this kind has to have. */
  readonly due: readonly string[];
}

/** Answers by which a file that is here would still count as kept back. */
const NOT_GIVEN: readonly (string | undefined)[] = ['withheld', 'on-site'];

/** A card that names what it is about and explains nothing yet: its fields stand there, empty, for who knows. */
export function stubText({ item, tie, file, receivedAt, due }: Stub, folder: string): string {
  const { request, kind, supports, targets } = tie;
  const fields = due.filter((field) => !field.includes('.'));
  const document = new Document({
    ...{ schema: 'card@1', item, request: request.id, kind, file: posix.relative(folder, file), targets },
    ...(supports.length === 0 ? {} : { supports }),
    receivedAt,
    ...(NOT_GIVEN.includes(request.answer?.status) ? { access: 'received' } : {}),
    ...Object.fromEntries(fields.map((field) => [field, null])),
  });
  // Ids and moments are quoted, so that no reader of YAML takes one for a number or a time.
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && typeof node.value === 'string') node.type = 'QUOTE_DOUBLE';
    },
  });
  document.commentBefore =
    ' Request, kind and targets are proposed by intake: check them. Until the empty fields are filled in,\n by whoever can explain the file, it counts as not explained.';
  return document.toString({ lineWidth: 110, nullStr: '' });
}

/** Writes a card that is not there yet, in the inbox; gives its path relative to the audit folder. Throws UserError. */
export async function writeStub(root: string, inbox: string, stub: Stub): Promise<string> {
  const card = `${inbox}/${stub.item}.card.yaml`;
  const path = join(root, card);
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(stubText(stub, inbox));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unwritable(path, error);
  }
  return card;
}

/** The next free number of a request, over every item it ever had. */
export function nextItem(request: string, taken: ReadonlySet<string>): string {
  const numbers = [...taken].flatMap((item) => {
    const rest = item.startsWith(`${request}-`) ? item.slice(request.length + 1) : '';
    return /^\d+$/.test(rest) ? [Number(rest)] : [];
  });
  return `${request}-${String(Math.max(0, ...numbers) + 1)}`;
}
