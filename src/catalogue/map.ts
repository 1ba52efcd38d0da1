import type { Mapping, MappingEntry, Reference, Relation } from './types.ts';

/** An entry of a mapping that concerns an id, looked at from its side. */
export interface Mapped {
  readonly mapping: Mapping;
  readonly entry: MappingEntry;
  /** True where the id is of the norm the mapping starts from. */
  readonly forward: boolean;
}

/** Nothing of substance changed: what was concluded there may be said here. Anything else has to be judged anew. */
const CARRIES: Readonly<Record<Relation, boolean>> = {
  same: true,
  moved: true,
  changed: false,
  merged: false,
  split: false,
  new: false,
  dropped: false,
  related: false,
};

/** Whether a judgement, a decision or evidence under the old id may stand under the new one. */
export function carriesOver({ relation, verified }: MappingEntry): boolean {
  return verified && CARRIES[relation];
}

/** Every entry that concerns an id: `5.04.02`, or `bio2@1.2/5.04.02` where only one norm is meant. */
export function entriesFor(wanted: string, { mappings }: Reference): readonly Mapped[] {
  const [norm, id = ''] = wanted.includes('/') ? wanted.split('/') : [undefined, wanted];
  return mappings.flatMap((mapping) =>
    mapping.entries.flatMap((entry): readonly Mapped[] => [
      ...((norm === undefined || norm === mapping.from) && entry.from.includes(id)
        ? [{ mapping, entry, forward: true }]
        : []),
      ...((norm === undefined || norm === mapping.to) && entry.to.includes(id)
        ? [{ mapping, entry, forward: false }]
        : []),
    ]),
  );
}

/** Where a reference under another version of a norm stands now; undefined where no mapping carries it over. */
export function carriedTo(ref: string, { mappings }: Pick<Reference, 'mappings'>): string | undefined {
  const [norm, id = ''] = ref.split('/');
  for (const { from, to, entries } of mappings) {
    if (from !== norm) continue;
    const concerning = entries.filter((entry) => entry.from.includes(id));
    const [entry] = concerning;
    // An id that also became part of something else is no longer what it was.
    if (entry === undefined || concerning.length > 1 || !carriesOver(entry)) continue;
    // Nor is one at whose new place something else was added.
    if (entries.some((each) => each !== entry && each.to.some((id) => entry.to.includes(id)))) continue;
    if (entry.from.length === 1 && entry.to.length === 1) return `${to}/${entry.to[0]}`;
  }
  return undefined;
}

/** What became of a reference, in words for an error: `8.16.03 (changed)`. */
export function fateOf(ref: string, reference: Reference): string {
  const fates = entriesFor(ref, reference)
    .filter(({ forward }) => forward)
    .map(
      ({ entry, mapping }) =>
        `${entry.to.length === 0 ? 'gone' : entry.to.join(' + ')} in ${mapping.to} (${entry.relation})`,
    );
  return fates.length === 0 ? 'no mapping knows it' : fates.join(', ');
}

/** What an id is related to in other norms, as far as a published source shows it: `bio2@1.2/5.04.02 (moved)`. */
export function relationsOf(ref: string, reference: Reference): readonly string[] {
  const related = entriesFor(ref, reference)
    .filter(({ entry }) => entry.verified)
    .flatMap(({ mapping, entry, forward }) => {
      const norm = forward ? mapping.to : mapping.from;
      return (forward ? entry.to : entry.from).map((id) => `${norm}/${id} (${entry.relation})`);
    });
  return [...new Set(related)];
}
