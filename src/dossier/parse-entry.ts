import { canonicalJson } from './canonical-json.ts';
import { isCount, isFlag, isHash, isMoment, isObject, isText, listOf, optional, shape, type Test } from './shape.ts';
import type { Entry } from './types.ts';

const OUTCOMES: readonly unknown[] = ['collected', 'failed', 'not-attempted'];
const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

const isObserved: Test = (value) => typeof value === 'string' && ISO_8601.test(value);

const BASE = { seq: isCount, prev: isHash, at: isMoment, type: isText };

const SHAPES: Readonly<Record<Entry['type'], Test>> = {
  plan: shape({ ...BASE, collection: isText, scope: isObject, slots: listOf(isText) }),
  item: shape({
    ...BASE,
    collection: isText,
    slot: isText,
    targets: listOf(isText),
    origin: (value) => value === 'measured' || value === 'delivered',
    link: optional(shape({ request: isText, kind: isText, criteria: listOf(isText) })),
    outcome: (value) => OUTCOMES.includes(value),
    artefacts: listOf(shape({ name: isText, sha256: isHash, size: isCount, redactions: isCount })),
    trouble: optional(shape({ code: isText, detail: isText })),
    observedAt: isObserved,
    collectedAt: isObserved,
    card: isObject,
  }),
  end: shape({ ...BASE, collection: isText }),
  tombstone: shape({ ...BASE, slot: isText, sha256: isHash, by: isText, why: isText }),
  viewed: shape({
    ...BASE,
    slot: isText,
    list: isHash,
    document: isText,
    matched: isFlag,
    size: isCount,
    key: isHash,
    by: isText,
  }),
  sample: shape({
    ...BASE,
    sample: isText,
    step: (value) => value === 'plan' || value === 'draw',
    criterion: isText,
    need: optional(isText),
    population: isHash,
    size: isCount,
    n: isCount,
    k: isCount,
    seed: isText,
  }),
  seal: shape({ ...BASE, number: isCount }),
  final: shape({ ...BASE, version: isCount, assessment: isHash, by: isText, why: optional(isText) }),
};

/**
 * One line of the index, or undefined when it is not an entry written by us: not JSON, another shape, or not in
 * canonical form (which also rules out a key that stands twice).
 */
export function parseEntry(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return undefined;
    const { type } = value as { type?: unknown };
    if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) return undefined;
    if (!SHAPES[type as Entry['type']](value) || canonicalJson(value) !== line) return undefined;
    return value as Entry;
  } catch {
    // No JSON, or so deep that nobody can follow it.
    return undefined;
  }
}
