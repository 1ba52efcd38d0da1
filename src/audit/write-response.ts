import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'yaml';
import type { Addressee } from '../catalogue/types.ts';
import { UserError } from '../errors.ts';
import { editYaml } from './edit-yaml.ts';
import { isBefore } from './moments.ts';
import type { PartyRole, Response } from './types.ts';

/** What one party says to one finding, or what the auditor answers to that. */
export interface Said extends Pick<Response, 'control' | 'reaction' | 'rejoinder' | 'plan'> {
  readonly party: Addressee;
}

export interface SaidBefore {
  readonly responses: readonly Response[];
  /** When the findings were sent: what was said before is no reaction to these, and makes way. */
  readonly sentAt: string;
  /** Take the place of what was said since as well. */
  readonly replace: boolean;
}

type Part = 'reaction' | 'rejoinder' | 'plan';
const PARTS: readonly Part[] = ['reaction', 'rejoinder', 'plan'];

/** One file that has to change: what comes into it, and what moves to `earlier`. */
export interface ResponseEdit {
  readonly said: Said;
  readonly current?: Response;
  readonly set: readonly Part[];
  readonly moved: readonly Part[];
}

/** What would be lost: it stays, until somebody says that it may make way. */
export interface Taken {
  readonly said: Said;
  readonly part: Part;
}

/** Whose answers these are; undefined where only the auditor has written something. */
export function responseParty({ reaction, plan }: Pick<Response, 'reaction' | 'plan'>): Addressee | undefined {
  return reaction === undefined ? plan?.party : roleParty(reaction.by.party);
}

function roleParty(role: PartyRole): Addressee | undefined {
  if (role === 'auditor') return undefined;
  return role === 'client' ? 'client' : 'supplier';
}

/** Compares what is said with what stands there: nothing that is there is lost, and saying the same again changes nothing. */
export function planResponses(
  sayings: readonly Said[],
  before: SaidBefore,
): { readonly edits: readonly ResponseEdit[]; readonly taken: readonly Taken[] } {
  const edits: ResponseEdit[] = [];
  const taken: Taken[] = [];
  for (const said of sayings) {
    const current = before.responses.find(
      (each) => each.control === said.control && (responseParty(each) ?? said.party) === said.party,
    );
    const set = PARTS.filter((part) => said[part] !== undefined && !isSame(said[part], current?.[part]));
    const inTheWay = set.filter((part) => current?.[part] !== undefined);
    const outdated = current?.reaction !== undefined && isBefore(current.reaction.at, before.sentAt);
    if (inTheWay.length > 0 && !before.replace && !outdated) {
      taken.push(...inTheWay.map((part) => ({ said, part })));
    } else if (set.length > 0) {
      edits.push({ said, set, moved: movedBy(set, current), ...(current === undefined ? {} : { current }) });
    }
  }
  return { edits, taken };
}

// A rejoinder answers the reaction it was written to, and goes where that goes.
function movedBy(set: readonly Part[], current: Response | undefined): readonly Part[] {
  return PARTS.filter((part) => {
    if (current?.[part] === undefined) return false;
    return set.includes(part) || (part === 'rejoinder' && set.includes('reaction') && current.reaction !== undefined);
  });
}

// The moment it is taken in is no part of what is said.
function isSame(said: Said[Part], current: Said[Part]): boolean {
  if (said === undefined || current === undefined) return false;
  const bare = (value: object): string => JSON.stringify(Object.entries({ ...value, at: '' }).sort());
  return bare(said) === bare(current);
}

/** Writes each response into its file: the one it stands in, or `responses/<control id>.yaml`, with the party where that is taken. */
export async function writeResponses(root: string, edits: readonly ResponseEdit[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const edit of edits) {
    const { control } = edit.said;
    const file = edit.current?.at.file ?? freshFile(root, edit.said);
    const fresh = `schema: response@1\ncontrol: ${JSON.stringify(control)}\n`;
    await editYaml({ root, file, fresh, change: (document) => apply(document, edit) });
    files.push(file);
  }
  return files;
}

function freshFile(root: string, { control, party }: Said): string {
  const [catalogue = '', id = ''] = control.split('/');
  const names = [id, `${id}.${party}`, `${catalogue}-${id}.${party}`];
  const free = names.find((name) => !existsSync(join(root, 'responses', `${name}.yaml`)));
  if (free !== undefined) return `responses/${free}.yaml`;
  throw new UserError('unwritable', `responses/: ${names.join(', ')} are all taken by something else than ${control}`);
}

function apply(document: Document, { said, current, set, moved }: ResponseEdit): void {
  if (moved.length > 0) {
    const exchange = Object.fromEntries(moved.map((part) => [part, current?.[part]]));
    if (document.has('earlier')) document.addIn(['earlier'], document.createNode(exchange));
    else document.set('earlier', document.createNode([exchange]));
    for (const part of moved) document.delete(part);
  }
  for (const part of set) document.set(part, document.createNode(said[part]));
}
