import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { throwProblems } from '../catalogue/problem.ts';
import { checkText } from '../catalogue/validate.ts';
import { type Problem, UserError } from '../errors.ts';
import { type Edit, editedText, replace } from './edit-yaml.ts';
import type { JudgementSource, JudgementsSource } from './schema.generated.ts';
import type { Audit } from './types.ts';

type ReviewSource = NonNullable<JudgementSource['review']>;

/** One entry of `judgements:` in a file of the audit folder; `index` counts from 0. */
export interface Place {
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly index: number;
}

/** Adds a judgement to the file of its control, after those that stand there. Gives the file, relative to the root. */
export async function addJudgement(root: string, audit: Audit, judgement: JudgementSource): Promise<string> {
  const control = judgement.criterion.split('#')[0] ?? judgement.criterion;
  const file = fileOf(root, audit, control);
  await write({
    root,
    file,
    fresh: `schema: judgements@1\ncontrol: ${control}\n`,
    change: (document) => {
      if (document.get('control') !== control) throw new UserError('duplicate', `${file} is not of ${control}`);
      const node = asWritten(document, judgement);
      const list = document.get('judgements');
      if (isSeq(list)) list.add(node);
      else document.set('judgements', document.createNode([node]));
    },
  });
  return file;
}

/**
 * Puts a review under a judgement. `review` is made from the judgement as it stands in the file at that moment, so that what
 * is signed is what is written.
 */
export async function addReview(
  { root, file, index }: Place,
  review: (judgement: JudgementSource) => ReviewSource,
): Promise<void> {
  await write({
    root,
    file,
    fresh: '',
    change: (document) => {
      const node = document.getIn(['judgements', index]);
      if (!isMap(node)) throw new UserError('dangling', `${file} has no judgement ${index + 1} any longer`);
      const made = document.createNode(review(node.toJS(document) as JudgementSource)) as YAMLMap;
      flow(made.get('by', true));
      node.set('review', made);
    },
  });
}

// What could not be read back is not written: a control character in a reason would shut the whole audit folder.
async function write(edit: Edit): Promise<void> {
  const { root, file } = edit;
  const text = await editedText(edit);
  const problems: Problem[] = [];
  await checkText<JudgementsSource>({ file, bytes: Buffer.from(text), text }, ['judgements@1'], problems);
  throwProblems(problems);
  await replace(join(root, file), text);
}

/** The file that is there for the control, whatever it is called; or else one called after the control. */
function fileOf(root: string, { judgements, decisions }: Audit, control: string): string {
  const known =
    judgements.find(({ criterion }) => criterion.startsWith(`${control}#`)) ??
    decisions.find((decision) => decision.control === control);
  if (known !== undefined) return known.at.file;
  const [catalogue = '', id = control] = control.split('/');
  const [own, scoped] = [`judgements/${id}.yaml`, `judgements/${catalogue}-${id}.yaml`];
  // Two catalogues may have a control of the same id.
  return isOf(join(root, own), control) ? own : scoped;
}

function isOf(path: string, control: string): boolean {
  if (!existsSync(path)) return true;
  return parseDocument(readFileSync(path, 'utf8')).get('control') === control;
}

// People and lists of items on one line, as people write them.
function asWritten(document: Document, judgement: JudgementSource): YAMLMap {
  const node = document.createNode(judgement) as YAMLMap;
  for (const key of ['items', 'refutes', 'by']) flow(node.get(key, true));
  return node;
}

function flow(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}
