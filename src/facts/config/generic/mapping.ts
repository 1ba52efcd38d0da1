import type { ColumnLegend } from '../../../audit/types.ts';
import type { JsonScalar, Reference, Topic } from '../../../catalogue/types.ts';
import { parseDuration } from '../../moment.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { type Child, childrenAt, documentsOf, type Document, valueOf } from '../tree-values.ts';
import type { ConfigFile } from '../types.ts';
import { FORMATS, type Format } from './export-tree.ts';

/** One value of an export and the fact it is. */
export interface MappedValue {
  readonly legend: ColumnLegend;
  readonly at: FactAt;
}

export interface MappedFile {
  readonly file: string;
  readonly format: Format | undefined;
  readonly values: readonly MappedValue[];
  readonly at: FactAt;
}

/** A fact that rests on somebody's word. */
export interface Stated {
  readonly as: string;
  readonly value: JsonScalar;
  readonly at: FactAt;
}

/** Which value of which export is which fact (`config-mapping@1`). */
export interface ConfigMapping {
  readonly files: readonly MappedFile[];
  readonly stated: readonly Stated[];
  /** Topics of which every entry is named. */
  readonly whole: readonly Topic[];
  /** Somebody else than its writer looked at it. */
  readonly reviewed: boolean;
}

const TYPES = ['string', 'enum', 'int', 'number', 'bool', 'timestamp', 'duration', 'hash'] as const;

interface Written extends Document {
  readonly topics: Reference['topics'];
}

class Refused extends Error {
  readonly reading: Unreadable;

  constructor(detail: string, at: FactAt) {
    super(detail);
    this.name = 'Refused';
    this.reading = unreadable('syntax', `mapping: ${detail}`, at);
  }
}

/** Reads a mapping; what is wrong in it is named with its place. */
export function parseMapping(file: ConfigFile, topics: Reference['topics']): ConfigMapping | Unreadable {
  const documents = documentsOf(file);
  if ('status' in documents) return documents;
  const [document, second] = documents;
  const at = place(file.source, 1);
  if (document === undefined || second !== undefined) return new Refused('one document is expected', at).reading;
  try {
    return toMapping({ ...document, topics }, at);
  } catch (error) {
    if (error instanceof Refused) return error.reading;
    throw error;
  }
}

function toMapping(document: Written, at: FactAt): ConfigMapping {
  const top = fieldsOf(document, document.tree.root, at, ['schema', 'by', 'reviewed', 'files', 'stated', 'whole']);
  if (textOf(document, top, 'schema', at) !== 'config-mapping@1') throw new Refused('schema: config-mapping@1', at);
  const by = textOf(document, top, 'by', at);
  const review = top.get('reviewed');
  const reviewed = review === undefined ? undefined : fieldsOf(document, review.node, review.at, ['by', 'at']);
  const reviewer = reviewed === undefined ? undefined : textOf(document, reviewed, 'by', at);
  const files = membersOf(document, top.get('files')).map((each) => toFile(document, each));
  const stated = membersOf(document, top.get('stated')).map((each) => toStated(document, each));
  refuseTwice([
    ...files.flatMap(({ values }) => values.map((value) => ({ as: value.legend.as, at: value.at }))),
    ...stated,
  ]);
  return {
    ...{ files, stated },
    whole: membersOf(document, top.get('whole')).map((each) => toTopic(document, each)),
    reviewed: reviewer !== undefined && reviewer.trim() !== by.trim(),
  };
}

// Of two values for one fact none may win.
function refuseTwice(named: readonly { readonly as: string; readonly at: FactAt }[]): void {
  const seen = new Set<string>();
  for (const { as, at } of named) {
    if (seen.has(as)) throw new Refused(`"${as}" is given twice`, at);
    seen.add(as);
  }
}

type Fields = ReadonlyMap<string, Child>;

function fieldsOf(document: Written, node: Child['node'], at: FactAt, allowed: readonly string[]): Fields {
  const children = node.kind === 'map' ? childrenAt(document, [], node) : undefined;
  if (children === undefined || 'origin' in children) throw new Refused('a map without templates is expected', at);
  const unknown = children.find(({ name }) => !allowed.includes(name));
  if (unknown !== undefined)
    throw new Refused(`unknown key "${unknown.name.slice(0, 100)}"; allowed: ${allowed.join(', ')}`, unknown.at);
  return new Map(children.map((child) => [child.name, child]));
}

function membersOf(document: Written, child: Child | undefined): readonly Child[] {
  if (child === undefined) return [];
  const members = child.node.kind === 'list' ? childrenAt(document, [], child.node) : undefined;
  if (members === undefined || 'origin' in members) throw new Refused(`"${child.name}" is not a list`, child.at);
  return members;
}

function scalarOf(document: Written, child: Child | undefined): JsonScalar | undefined {
  if (child?.node.kind !== 'scalar') return undefined;
  const found = valueOf(document, child.node);
  return 'value' in found ? (found.value as JsonScalar) : undefined;
}

function textOf(document: Written, fields: Fields, name: string, at: FactAt): string {
  const child = fields.get(name);
  const value = scalarOf(document, child);
  if (typeof value !== 'string' || value.trim() === '') throw new Refused(`"${name}" is missing`, child?.at ?? at);
  return value;
}

function toFile(document: Written, { node, at }: Child): MappedFile {
  const fields = fieldsOf(document, node, at, ['file', 'format', 'values']);
  const written = fields.has('format') ? textOf(document, fields, 'format', at) : undefined;
  const format = FORMATS.find((each) => each === written);
  if (written !== undefined && format === undefined) throw new Refused(`format is one of ${FORMATS.join(', ')}`, at);
  const values = membersOf(document, fields.get('values')).map((each) => toValue(document, each));
  return { file: textOf(document, fields, 'file', at), format, values, at };
}

function toValue(document: Written, { node, at }: Child): MappedValue {
  const fields = fieldsOf(document, node, at, ['at', 'as', 'type', 'unit', 'values']);
  const type = fields.has('type') ? textOf(document, fields, 'type', at) : undefined;
  const known = TYPES.find((each) => each === type);
  if (type !== undefined && known === undefined) throw new Refused(`type is one of ${TYPES.join(', ')}`, at);
  const unit = fields.has('unit') ? textOf(document, fields, 'unit', at) : undefined;
  if (unit !== undefined && parseDuration('1', unit) === undefined) throw new Refused(`unknown unit "${unit}"`, at);
  const values = fields.get('values');
  const legend: ColumnLegend = {
    column: textOf(document, fields, 'at', at),
    as: factPath(document.topics, textOf(document, fields, 'as', at), at),
    ...(known === undefined ? {} : { type: known }),
    ...(unit === undefined ? {} : { unit }),
    ...(values === undefined ? {} : { values: meanings(document, values) }),
  };
  return { legend, at };
}

function meanings(document: Written, { node, at }: Child): Readonly<Record<string, JsonScalar>> {
  const children = node.kind === 'map' ? childrenAt(document, [], node) : undefined;
  if (children === undefined || 'origin' in children) throw new Refused('"values" is not a map', at);
  return Object.fromEntries(
    children.map((child) => {
      const value = scalarOf(document, child);
      if (value === undefined) throw new Refused(`"${child.name}" has no plain value`, child.at);
      return [child.name, value];
    }),
  );
}

function toStated(document: Written, { node, at }: Child): Stated {
  const fields = fieldsOf(document, node, at, ['as', 'value', 'statement']);
  textOf(document, fields, 'statement', at);
  const value = scalarOf(document, fields.get('value'));
  if (value === undefined) throw new Refused('"value" is missing', at);
  return { as: factPath(document.topics, textOf(document, fields, 'as', at), at), value, at };
}

function toTopic(document: Written, child: Child): Topic {
  const value = scalarOf(document, child);
  const topic = Object.keys(document.topics).find((each) => each === value);
  if (topic === undefined)
    throw new Refused(`"whole" names topics: ${Object.keys(document.topics).join(', ')}`, child.at);
  return topic as Topic;
}

/** `auth.0.mfaEnforced`, or a fact of the supplier's own below `generic`. */
function factPath(topics: Reference['topics'], path: string, at: FactAt): string {
  if (/^generic\.[\w.-]+$/.test(path)) return path;
  const [topic = '', index = '', field = '', more] = path.split('.');
  const fields: readonly string[] | undefined = Object.hasOwn(topics, topic) ? topics[topic as Topic] : undefined;
  if (fields?.includes(field) === true && /^\d{1,4}$/.test(index) && more === undefined) return path;
  const allowed = fields === undefined ? Object.keys(topics).join(', ') : fields.join(', ');
  throw new Refused(
    `"${path.slice(0, 100)}" is no fact: <topic>.<n>.<field> or generic.<name>; there are ${allowed}`,
    at,
  );
}
