import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isSeq } from 'yaml';
import { throwProblems } from '../catalogue/problem.ts';
import { checkText } from '../catalogue/validate.ts';
import { type Problem, UserError } from '../errors.ts';
import { type Edit, editedText, replace } from './edit-yaml.ts';
import type { SampleSource } from './schema.generated.ts';

type Result = NonNullable<SampleSource['results']>[number];

/** A file of `samples/`, relative to the audit folder. */
export interface SampleFile {
  readonly root: string;
  readonly file: string;
}

/** Where a sample that is fixed now goes. */
export function fileOfSample(id: string): string {
  return `samples/${id}.yaml`;
}

/** Writes what is fixed before a draw into a file of its own. Throws UserError `duplicate` where that is there already. */
export async function writeSample(root: string, sample: SampleSource): Promise<string> {
  const file = fileOfSample(sample.id);
  if (existsSync(join(root, file)))
    throw new UserError('duplicate', `${file} is there already; a sample is fixed once, choose another --id`);
  await write({
    ...{ root, file, fresh: 'schema: sample@1\n' },
    change: (document) => {
      for (const [key, value] of Object.entries(sample)) document.set(key, flat(document, value));
    },
  });
  return file;
}

/** Writes the drawn rows under what was fixed. */
export async function writeDraw(
  place: SampleFile,
  { drawnAt, drawn }: { readonly drawnAt: string; readonly drawn: readonly number[] },
): Promise<void> {
  await change(place, (document) => {
    document.set('drawnAt', drawnAt);
    document.set('drawn', flat(document, drawn));
  });
}

/** Adds what was found in rows; what stood there stays. */
export async function writeResults(place: SampleFile, results: readonly Result[]): Promise<void> {
  await change(place, (document) => {
    const known = document.get('results');
    const nodes = results.map((result) => flat(document, result));
    if (isSeq(known)) for (const node of nodes) known.add(node);
    else document.set('results', document.createNode(nodes));
  });
}

/** Puts the second pair of eyes under a sample; made from the sample as it stands in the file at that moment. */
export async function writeReview(
  place: SampleFile,
  review: (sample: SampleSource) => NonNullable<SampleSource['review']>,
): Promise<void> {
  await change(place, (document) => {
    const made = document.createNode(review(document.toJS() as SampleSource));
    if (isMap(made)) flow(made.get('by', true));
    document.set('review', made);
  });
}

async function change({ root, file }: SampleFile, edit: Edit['change']): Promise<void> {
  await write({ root, file, fresh: '', change: edit });
}

// What could not be read back is not written: it would shut the whole audit folder.
async function write(edit: Edit): Promise<void> {
  const { root, file } = edit;
  const text = await editedText(edit);
  const problems: Problem[] = [];
  await checkText<SampleSource>({ file, bytes: Buffer.from(text), text }, ['sample@1'], problems);
  throwProblems(problems);
  await replace(join(root, file), text);
}

// People, methods and rows on one line, as people write them; the population has a long hash.
function flat(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  if (!isMap(node) || !node.has('sha256')) flow(node);
  return node;
}

function flow(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}
