import { canonicalJson } from './canonical-json.ts';
import { SHA256 } from './layout.ts';
import type { Entry } from './types.ts';

type Test = (value: unknown) => boolean;

const OUTCOMES: readonly unknown[] = ['collected', 'failed', 'not-attempted'];
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

const isText: Test = (value) => typeof value === 'string';
const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash: Test = (value) => typeof value === 'string' && SHA256.test(value);
const isMoment: Test = (value) => typeof value === 'string' && MOMENT.test(value);
const isObserved: Test = (value) => typeof value === 'string' && ISO_8601.test(value);
const isObject: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(test: Test): Test {
  return (value) => Array.isArray(value) && value.every(test);
}

function optional(test: Test): Test {
  return (value) => value === undefined || test(value);
}

/** Every key is known and every known key holds. */
function shape(tests: Readonly<Record<string, Test>>): Test {
  return (value) => {
    if (!isObject(value)) return false;
    const held = value as Readonly<Record<string, unknown>>;
    return (
      Object.keys(held).every((key) => Object.hasOwn(tests, key)) &&
      Object.entries(tests).every(([key, test]) => test(held[key]))
    );
  };
}

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
    matched: (value) => typeof value === 'boolean',
    size: isCount,
    key: isHash,
    by: isText,
  }),
  sample: shape({
    ...BASE,
    sample: isText,
    step: (value) => value === 'plan' || value === 'draw',
    criterion: isText,
    population: isHash,
    size: isCount,
    n: isCount,
    k: isCount,
    seed: isText,
  }),
  final: shape({ ...BASE, version: isCount, assessment: isHash, by: isText, why: optional(isText) }),
};

/**
 * One line of the index, or undefined when it is not an entry written by us: not JSON, another shape, or not in
 * canonical form (which also rules out a key that stands twice).
 */
export function parseEntry(line: string): Entry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { type } = value as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) return undefined;
  if (!SHAPES[type as Entry['type']](value) || canonicalJson(value) !== line) return undefined;
  return value as Entry;
}
