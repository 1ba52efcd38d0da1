import { createHash } from 'node:crypto';
import { hashFiles } from './hash.ts';
import { linkControl, linkCriteria } from './link-control.ts';
import { unknown } from './link-predicate.ts';
import type { Names } from './link-predicate.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';
import { toControl, toCriterion } from './to-control.ts';
import type { Catalogue, Control } from './types.ts';
import { reportIn } from './validate.ts';
import type { Problem } from '../errors.ts';

/** By catalogue ref. */
export type Catalogues = ReadonlyMap<string, Catalogue>;

interface Linking {
  readonly names: Names;
  readonly problems: Problem[];
}

function ownControls(written: WrittenCatalogue, { names, problems }: Linking): readonly Control[] {
  const taken = new Set<string>();
  return written.controls.flatMap(({ source, document, base }) => {
    const report = reportIn(document.source, problems, base);
    linkControl(source, { names, report });
    if (taken.has(source.id)) {
      report(['id'], { code: 'duplicate', message: `the control "${source.id}" is there already`, found: source.id });
      return [];
    }
    taken.add(source.id);
    return [toControl(source, written.ref, (path) => document.source.positionOf([...base, ...path]))];
  });
}

type Selection = Pick<Catalogue, 'controls'> & { readonly from?: Catalogue };

function selectedControls(written: WrittenCatalogue, known: Catalogues, problems: Problem[]): Selection {
  const { select } = written.header.data;
  if (select === undefined) return { controls: [] };
  const report = reportIn(written.header.source, problems, ['select']);
  const from = known.get(select.from);
  if (from === undefined) {
    report(['from'], unknown('unknown-name', 'catalogue', select.from, known.keys()));
    return { controls: [] };
  }
  const byId = new Map(from.controls.map((control) => [control.id, control]));
  const taken = new Set<string>();
  const controls = select.controls.flatMap((id, index) => {
    const control = byId.get(id);
    if (control === undefined) {
      report(['controls', index], unknown('dangling', `control in ${select.from} called`, id, byId.keys()));
      return [];
    }
    if (taken.has(id)) {
      report(['controls', index], { code: 'duplicate', message: `"${id}" is selected twice`, found: id });
      return [];
    }
    taken.add(id);
    return [control];
  });
  return { controls, from };
}

/** A written catalogue as the other stages read it, with what it selects from `known` ones. Extensions come later. */
export function toCatalogue(written: WrittenCatalogue, known: Catalogues, linking: Linking): Catalogue {
  const { data } = written.header;
  const { id, version, title, kind } = data;
  const own = ownControls(written, linking);
  const { controls, from } = selectedControls(written, known, linking.problems);
  const sha256 = hashFiles(written.files);
  return {
    ref: written.ref,
    id,
    version,
    title,
    kind,
    sha256: from === undefined ? sha256 : hashBoth(from.sha256, sha256),
    ...(from === undefined ? {} : { selectedFrom: { ref: from.ref, n: controls.length, of: from.controls.length } }),
    controls: [...own, ...controls],
    elsewhere: (data.elsewhere ?? []).map(({ to = [], ...entry }) => ({ ...entry, to })),
    errata: data.errata ?? [],
    parameters: data.parameters ?? [],
  };
}

function hashBoth(first: string, second: string): string {
  return createHash('sha256').update(first).update(second).digest('hex');
}

/** The catalogue with one of its controls replaced, under a hash that tells. */
function withControl(catalogue: Catalogue, control: Control, sha256: string): Catalogue {
  const controls = catalogue.controls.map((each) => (each.ref === control.ref ? control : each));
  return { ...catalogue, controls, sha256: hashBoth(catalogue.sha256, sha256) };
}

/**
 * Adds the criteria of `extend` to the controls they name. An extension only adds: no id of a criterion is used again, and the
 * depth grows with the aspects it brings.
 */
export function applyExtensions(
  written: WrittenCatalogue,
  loaded: Catalogues,
  { names, problems }: Linking,
): Catalogues {
  const result = new Map(loaded);
  const { data, source } = written.header;
  data.extend?.forEach((extension, index) => {
    const report = reportIn(source, problems, ['extend', index]);
    const holder = [...result.values()].find(({ controls }) => controls.some(({ ref }) => ref === extension.control));
    const control = holder?.controls.find(({ ref }) => ref === extension.control);
    if (holder === undefined || control === undefined) {
      const refs = [...result.values()].flatMap(({ controls }) => controls.map(({ ref }) => ref));
      report(['control'], unknown('dangling', 'control in the loaded catalogues called', extension.control, refs));
      return;
    }
    const frame = { addressee: control.addressee, taken: new Set(control.criteria.map(({ id }) => id)) };
    linkCriteria(extension.criteria, frame, ['criteria'], { names, report });
    const addressee = control.addressee === 'both' ? 'supplier' : control.addressee;
    const added = extension.criteria.map((criterion, c) =>
      toCriterion(criterion, {
        control: control.ref,
        addressee,
        at: source.positionOf(['extend', index, 'criteria', c]),
      }),
    );
    const depth = [...new Set([...control.depth, ...added.map(({ aspect }) => aspect)])];
    const extended = { ...control, depth, criteria: [...control.criteria, ...added] };
    result.set(holder.ref, withControl(holder, extended, hashFiles(written.files)));
  });
  return result;
}

function plainTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Notes an own catalogue under the id or the title of a shipped one: "meets BIO2" is only for who was held against BIO2. */
export function linkIdentity(written: WrittenCatalogue, shipped: readonly Catalogue[], problems: Problem[]): void {
  const { data, source } = written.header;
  const report = reportIn(source, problems);
  if (shipped.some(({ id }) => id === data.id))
    report(['id'], { code: 'duplicate', message: `the catalogue "${data.id}" is a shipped one`, found: data.id });
  const titles = new Map(
    shipped.flatMap(({ ref, title: { nl, en } }) => [nl, en].map((title) => [plainTitle(title), ref] as const)),
  );
  for (const language of ['nl', 'en'] as const) {
    const title = data.title[language];
    const ref = titles.get(plainTitle(title));
    if (ref === undefined) continue;
    report(['title', language], { code: 'duplicate', message: `is the title of the shipped ${ref}`, found: title });
  }
}

/** Notes relations to controls that a known catalogue does not have. Relations to norms that are not loaded stand. */
export function linkRelations(written: WrittenCatalogue, known: Catalogues, problems: Problem[]): void {
  for (const { source, document, base } of written.controls) {
    const report = reportIn(document.source, problems, base);
    source.relations.forEach((relation, index) => {
      const catalogue = known.get(relation.split('/')[0] ?? '');
      if (catalogue === undefined) return;
      const refs = catalogue.controls.map((control) => `${catalogue.ref}/${control.id}`);
      if (!refs.includes(relation)) report(['relations', index], unknown('dangling', 'control', relation, refs));
    });
  }
}

/** Notes controls that came in twice: they would be judged and counted twice. */
export function linkOverlap(loaded: Catalogues, problems: Problem[]): void {
  const holders = new Map<string, string>();
  for (const catalogue of loaded.values()) {
    for (const { ref, at } of catalogue.controls) {
      const other = holders.get(ref);
      if (other !== undefined) {
        problems.push({
          code: 'duplicate',
          message: `the control ${ref} is in ${other} and in ${catalogue.ref}`,
          at,
          found: ref,
        });
      }
      holders.set(ref, catalogue.ref);
    }
  }
}
