import type * as YamlPackage from 'yaml';
import type { Document, LineCounter, Node, Pair } from 'yaml';
import { isImpossibleDate } from './duration.ts';
import { isTooDeep } from './depth.ts';
import { formatPath } from './problem.ts';
import type { Fault, Path } from './problem.ts';
import type { Problem, SourcePosition } from '../errors.ts';

/** No catalogue or audit comes near it; each level costs the parser stack. */
export const MAX_DEPTH = 64;

/** A YAML document as plain data, which still knows where each part of it stands. */
export interface YamlSource {
  /** As shown to the user: relative to the folder it was read from. */
  readonly file: string;
  readonly data: unknown;
  /** Where the value at a path stands; where it is missing, the nearest part that is there. */
  positionOf(path: Path): SourcePosition;
  /** Where the key of the value at a path stands. */
  keyPositionOf(path: Path): SourcePosition;
  /** How the scalar at a path is written, such as `1.10` for the number 1.1. */
  writtenAt(path: Path): string | undefined;
}

type Yaml = typeof YamlPackage;

interface Walk {
  readonly yaml: Yaml;
  readonly note: (node: unknown, path: Path, fault: Fault) => void;
}

// C0 but tab and line ends, DEL, C1, and the marks that reorder text on screen.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function offsetOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

function checkText(value: string, node: unknown, path: Path, { note }: Walk): void {
  if (CONTROL.test(value))
    note(node, path, { code: 'schema', message: 'a control character is not allowed in a text' });
  if (isImpossibleDate(value)) {
    note(node, path, { code: 'schema', message: `there is no such date as ${value}`, found: value });
  }
}

function keyOf(pair: Pair, path: Path, walk: Walk): string | undefined {
  const { yaml, note } = walk;
  if (!yaml.isScalar(pair.key)) {
    note(pair.key, path, { code: 'yaml-syntax', message: 'a key must be a plain word' });
    return undefined;
  }
  const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
  checkText(key, pair.key, path, walk);
  return key;
}

function plainMap(pairs: readonly Pair[], path: Path, walk: Walk): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const pair of pairs) {
    const key = keyOf(pair, path, walk);
    if (key === undefined) continue;
    if (entries.has(key)) {
      walk.note(pair.key, [...path, key], {
        code: 'duplicate',
        message: `the key "${key}" is given twice`,
        found: key,
      });
    } else {
      entries.set(key, plain(pair.value, [...path, key], walk));
    }
  }
  // Own properties only, so that a key such as __proto__ is an unknown key and nothing more.
  return Object.fromEntries(entries);
}

/** Recursion is bounded by MAX_DEPTH. */
function plain(node: unknown, path: Path, walk: Walk): unknown {
  const { yaml, note } = walk;
  if (node === null) return null;
  if (yaml.isAlias(node)) {
    note(node, path, { code: 'yaml-syntax', message: 'an alias is not allowed: write the value out' });
    return null;
  }
  if (yaml.isMap(node)) return plainMap(node.items, path, walk);
  if (yaml.isSeq(node)) return node.items.map((item, index) => plain(item, [...path, index], walk));
  if (!yaml.isScalar(node)) return null;
  if (typeof node.value === 'string') checkText(node.value, node, path, walk);
  return node.value;
}

function pairAt(node: unknown, key: string | number, yaml: Yaml): Pair | undefined {
  if (!yaml.isMap(node)) return undefined;
  return node.items.find(({ key: k }) => yaml.isScalar(k) && (k.value === key || k.source === key));
}

function childOf(node: unknown, step: string | number, yaml: Yaml): unknown {
  if (yaml.isSeq(node)) return node.items[Number(step)];
  return pairAt(node, step, yaml)?.value;
}

function finder(document: Document, yaml: Yaml) {
  return function find(path: Path): unknown {
    let node: unknown = document.contents;
    for (const step of path) {
      const child = childOf(node, step, yaml);
      if (child === undefined || child === null) return node;
      node = child;
    }
    return node;
  };
}

function source(file: string, data: unknown, document: Document, lines: LineCounter, yaml: Yaml): YamlSource {
  const find = finder(document, yaml);
  function at(node: unknown): SourcePosition {
    const { line, col } = lines.linePos(offsetOf(node));
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }
  return {
    file,
    data,
    positionOf: (path) => at(find(path)),
    keyPositionOf(path) {
      const last = path.at(-1);
      const parent = find(path.slice(0, -1));
      return at(last === undefined ? parent : (pairAt(parent, last, yaml)?.key ?? find(path)));
    },
    writtenAt(path) {
      const node = find(path);
      return yaml.isScalar(node) ? node.source : undefined;
    },
  };
}

interface Composing {
  readonly yaml: Yaml;
  readonly lines: LineCounter;
}

/** The first document of the tokens, and where a second one begins. */
function compose(
  tokens: readonly string[],
  length: number,
  { yaml, lines }: Composing,
): { readonly document: Document; readonly more: number | undefined } {
  const parser = new yaml.Parser(lines.addNewLine);
  lines.addNewLine(0);
  function* parsed(): Generator<YamlPackage.CST.Token> {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  }
  // Duplicate keys are looked for below: the parser compares each key with all before it.
  const composer = new yaml.Composer({ uniqueKeys: false, prettyErrors: false });
  const [document = new yaml.Document(null), second] = [...composer.compose(parsed(), true, length)];
  return { document, more: second?.range[0] };
}

/** Parses YAML 1.2, one document, no aliases. Notes every problem; undefined where the syntax leaves nothing to go on. */
export async function parseYaml(file: string, text: string, problems: Problem[]): Promise<YamlSource | undefined> {
  const yaml = await import('yaml');
  // The tokens are counted first and parsed then: to read a file twice takes a fifth longer.
  const tokens = [...new yaml.Lexer().lex(text)];
  if (isTooDeep(tokens, MAX_DEPTH, yaml.CST.tokenType)) {
    problems.push({
      code: 'too-large',
      message: `nested deeper than ${MAX_DEPTH} levels`,
      at: { file, line: 1, column: 1 },
    });
    return undefined;
  }
  const lines = new yaml.LineCounter();
  const { document, more } = compose(tokens, text.length, { yaml, lines });
  function note(offset: number, path: Path, fault: Fault): void {
    const { line, col } = lines.linePos(offset);
    problems.push({
      ...fault,
      at: { file, line: Math.max(line, 1), column: Math.max(col, 1) },
      path: formatPath(path),
    });
  }
  for (const fault of [...document.errors, ...document.warnings]) {
    note(fault.pos[0], [], { code: 'yaml-syntax', message: fault.message });
  }
  if (more !== undefined)
    note(more, [], { code: 'yaml-syntax', message: 'a file holds one document: a second one begins here' });
  const walk: Walk = { yaml, note: (node, path, fault) => note(offsetOf(node), path, fault) };
  const data = plain(document.contents, [], walk);
  return document.errors.length > 0 || more !== undefined ? undefined : source(file, data, document, lines, yaml);
}
