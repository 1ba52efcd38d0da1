import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'yaml';
import { throwProblems } from '../catalogue/problem.ts';
import { checkText } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import { editedText, editYaml } from './edit-yaml.ts';
import type { RequestSource, RequestsSource } from './schema.generated.ts';
import type { InformationRequest } from './types.ts';

/** A request that nobody sent yet. */
export type Draft = Pick<InformationRequest, 'criteria' | 'ask' | 'why' | 'form' | 'explain' | 'to' | 'due'>;

/** The next ids of a register, in its own way of counting: `IV-001`, or after `REQ-12` `REQ-13`. */
export function nextIds(taken: readonly string[], count: number, isFree: (id: string) => boolean): readonly string[] {
  const counted = taken.flatMap((id) => {
    const match = /^(.*?\D)(\d+)$/.exec(id);
    return match === null ? [] : [{ prefix: match[1] ?? '', digits: match[2] ?? '' }];
  });
  const prefix = mostCommon(counted.map((each) => each.prefix)) ?? 'IV-';
  const mine = counted.filter((each) => each.prefix === prefix).map(({ digits }) => digits);
  const width = mine.length === 0 ? 3 : Math.max(...mine.map((digits) => digits.length));
  const ids: string[] = [];
  for (let n = Math.max(0, ...mine.map(Number)) + 1; ids.length < count; n++) {
    const id = `${prefix}${String(n).padStart(width, '0')}`;
    if (!taken.includes(id) && isFree(id)) ids.push(id);
  }
  return ids;
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/**
 * Writes requests as `requests/IV-001.yaml` and on, none of them sent. No file that is there is touched. Gives id and file of
 * each. Throws UserError `unwritable`; what was written until then is whole.
 */
export async function writeRequests(
  root: string,
  taken: readonly string[],
  drafts: readonly Draft[],
): Promise<readonly { readonly id: string; readonly file: string }[]> {
  const ids = nextIds(taken, drafts.length, (id) => !existsSync(join(root, fileOf(id))));
  const written: { readonly id: string; readonly file: string }[] = [];
  for (const [index, draft] of drafts.entries()) {
    const id = ids[index] ?? '';
    await editYaml({ root, file: fileOf(id), fresh: await textOf(id, draft), change: () => undefined });
    written.push({ id, file: fileOf(id) });
  }
  return written;
}

function fileOf(id: string): string {
  return `requests/${id}.yaml`;
}

/** Stands above a request until it is sent. */
const NOT_SENT = ' Written down and not sent. Once it is sent, say when: askedAt: "2026-01-31"';

async function textOf(id: string, { criteria, ask, why, form, explain, to, due }: Draft): Promise<string> {
  const yaml = await import('yaml');
  const document = new yaml.Document({
    schema: 'request@1',
    ...{ id, criteria, ask, why, form },
    ...(explain.length === 0 ? {} : { explain }),
    ...{ to, due },
  });
  // Ids are quoted, so that no reader of YAML takes one for a number.
  yaml.visit(document, {
    Scalar(_key, node) {
      if (node.value === id || criteria.some((ref) => ref === node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  document.commentBefore = NOT_SENT;
  return document.toString({ lineWidth: 110 });
}

/** A field of a request or of its answer to be set, or with `undefined` taken out. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly value: unknown;
}

export interface RequestChange {
  readonly request: InformationRequest;
  readonly fields: readonly FieldChange[];
}

/**
 * Changes requests where they stand, comments and all. Everything is worked out and checked against the schema before the
 * first byte is written. Throws UserError with every problem there would be.
 */
export async function changeRequests(root: string, changes: readonly RequestChange[]): Promise<void> {
  const files = new Map<string, RequestChange[]>();
  for (const change of changes) {
    const { file } = change.request.at;
    files.set(file, [...(files.get(file) ?? []), change]);
  }
  const edits = [...files].map(([file, mine]) => ({
    ...{ root, file, fresh: '' },
    change: (document: Document) => {
      for (const { request, fields } of mine) applyTo(document, request.id, fields);
    },
  }));
  const problems: Problem[] = [];
  for (const edit of edits) {
    const text = await editedText(edit);
    await checkText<RequestSource | RequestsSource>(
      { file: edit.file, text, bytes: new TextEncoder().encode(text) },
      ['request@1', 'requests@1'],
      problems,
    );
  }
  throwProblems(problems);
  for (const edit of edits) await editYaml(edit);
}

function applyTo(document: Document, id: string, fields: readonly FieldChange[]): void {
  const data = document.toJS() as RequestSource | RequestsSource;
  const base = 'requests' in data ? ['requests', data.requests.findIndex((each) => each.id === id)] : [];
  for (const { path, value } of fields)
    if (value === undefined) document.deleteIn([...base, ...path]);
    else document.setIn([...base, ...path], document.createNode(value));
  if (fields.some(({ path, value }) => path[0] === 'askedAt' && value !== undefined)) dropNotSent(document);
}

/** Takes away our own comment that a sent request would belie; any other line above it stays. */
function dropNotSent(document: Document): void {
  // Without an empty line after it, a comment is read as that of the first thing in the file.
  for (const place of [document, document.contents]) {
    const lines = place?.commentBefore?.split('\n');
    if (place === null || lines?.includes(NOT_SENT) !== true) continue;
    const rest = lines.filter((line) => line !== NOT_SENT);
    place.commentBefore = rest.length === 0 ? null : rest.join('\n');
  }
}
