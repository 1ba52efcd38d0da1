import type { Catalogue, Control, Criterion, Mapping } from './types.ts';

/** One control of a catalogue against another version of it. */
export type Change = {
  readonly id: string;
} & (
  | { readonly kind: 'added' | 'removed' }
  | { readonly kind: 'moved'; readonly to: readonly string[] }
  | {
      readonly kind: 'changed';
      /** What differs. */
      readonly parts: readonly string[];
      /** Criteria of which the verdict may come out differently. */
      readonly verdicts: readonly string[];
    }
);

/** Parts of a control that only say something to people. */
const WORDS = [
  'title',
  'topic',
  'matters',
  'theme',
  'provability',
  'request',
  'weak',
  'remedy',
  'relations',
  'term',
] as const;
/** Parts that decide what a verdict is made of, or what follows from it. */
const WEIGHT = ['addressee', 'mandatory', 'knockout', 'measure', 'depth'] as const;

function written(value: unknown): string {
  // A predicate has an `at` as well, the path it looks at; only a position in a file says nothing.
  return JSON.stringify(value, (key, part: unknown) => (key === 'at' && typeof part === 'object' ? undefined : part));
}

/** What a verdict is made of: everything of a criterion that is not there for people to read alone. */
function substance({ aspect, addressee, targets, window, strength, zeroTolerance, needs, text }: Criterion): string {
  return written({ aspect, addressee, targets, window, strength, zeroTolerance, needs, text });
}

function compare(before: Control, after: Control): Change | undefined {
  const parts = [...WEIGHT, ...WORDS].filter((part) => written(before[part]) !== written(after[part]));
  const old = new Map(before.criteria.map((criterion) => [criterion.id, substance(criterion)]));
  const now = new Map(after.criteria.map((criterion) => [criterion.id, substance(criterion)]));
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const differing = ids.filter((id) => old.get(id) !== now.get(id));
  if (parts.length === 0 && differing.length === 0) return undefined;
  const heavy = WEIGHT.some((part) => parts.includes(part));
  const verdicts = heavy ? ids : differing;
  return { id: after.id, kind: 'changed', parts: [...parts, ...(differing.length > 0 ? ['criteria'] : [])], verdicts };
}

/** What differs between two catalogues: added, removed, moved (as a mapping says), changed, and whose verdicts may change. */
export function diffCatalogues(before: Catalogue, after: Catalogue, mapping?: Mapping): readonly Change[] {
  const old = new Map(before.controls.map((control) => [control.id, control]));
  const now = new Map(after.controls.map((control) => [control.id, control]));
  const destinations = new Map<string, readonly string[]>([
    ...after.elsewhere.map(({ id, to }) => [id, to] as const),
    ...(mapping?.entries ?? []).flatMap(({ from, to }) => from.map((id) => [id, to] as const)),
  ]);
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const arrived = new Set(gone.flatMap((id) => destinations.get(id) ?? []));
  return [
    ...gone.map((id): Change => {
      const to = (destinations.get(id) ?? []).filter((each) => now.has(each));
      return to.length === 0 ? { id, kind: 'removed' } : { id, kind: 'moved', to };
    }),
    ...[...now.keys()].filter((id) => !old.has(id) && !arrived.has(id)).map((id): Change => ({ id, kind: 'added' })),
    ...[...now].flatMap(([id, control]) => {
      const earlier = old.get(id);
      return earlier === undefined ? [] : (compare(earlier, control) ?? []);
    }),
  ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
