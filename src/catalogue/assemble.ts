import { createHash } from 'node:crypto';
import { hashFiles } from './hash.ts';
import { linkControl, linkCriteria, reportTwice } from './link-control.ts';
import { unknown } from './link-predicate.ts';
import type { Names } from './link-predicate.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';
import type { Fault } from './problem.ts';
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
  const taken = new Map<string, string>();
  return written.controls.flatMap(({ source, document, base }) => {
    const report = reportIn(document.source, problems, base);
    linkControl(source, { names, report });
    const earlier = taken.get(source.id);
    if (earlier !== undefined) {
      const message = `the control "${source.id}" is there already, in ${earlier}`;
      report(['id'], { code: 'duplicate', message, found: source.id });
      return [];
    }
    taken.set(source.id, document.text.file);
    return [toControl(source, written.ref, (path) => document.source.positionOf([...base, ...path]))];
  });
}

/** Says of an id that is no control where it went, if the catalogue knows. */
function absent({ ref, controls, elsewhere }: Catalogue, id: string): Fault {
  const entry = elsewhere.find((each) => each.id === id);
  if (entry === undefined) {
    const ids = controls.map((control) => control.id);
    return unknown('dangling', `control in ${ref} called`, id, ids);
  }
  const to = entry.to.join(' and ');
  const fate = {
    moved: `it moved to ${to}`,
    dropped: `it was dropped${to === '' ? '' : `, see ${to}`}`,
    reference: `it only refers to ${to}`,
  }[entry.kind];
  return { code: 'dangling', message: `"${id}" is no control of ${ref}: ${fate}`, found: id };
}

/** Notes an id that is said to be elsewhere and is not, and a slip in what is not there. */
function linkNumbers(written: WrittenCatalogue, controls: readonly Control[], problems: Problem[]): void {
  const { data, source } = written.header;
  const report = reportIn(source, problems);
  const ids = new Set(controls.map(({ id }) => id));
  const moved = new Set<string>();
  data.elsewhere?.forEach(({ id, to = [] }, index) => {
    reportTwice(id, moved, ['elsewhere', index, 'id'], report);
    if (ids.has(id))
      report(['elsewhere', index, 'id'], {
        code: 'dangling',
        message: `"${id}" is a control here, and is said to be elsewhere`,
        found: id,
      });
    to.forEach((each, n) => {
      if (!ids.has(each)) report(['elsewhere', index, 'to', n], unknown('dangling', 'control here called', each, ids));
    });
  });
  const known = [...ids, ...moved];
  data.errata?.forEach(({ id }, index) => {
    // A chapter has slips too: that none of its numbers is left, or that one is.
    if (!known.some((each) => each === id || each.startsWith(`${id}.`)))
      report(['errata', index, 'id'], unknown('dangling', 'number here called', id, known));
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
      report(['controls', index], absent(from, id));
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
  const before = linking.problems.length;
  const own = ownControls(written, linking);
  const { controls, from } = selectedControls(written, known, linking.problems);
  // Of a control that could not be read nobody can say that it is not there.
  if (before === 0 && linking.problems.length === 0) linkNumbers(written, [...own, ...controls], linking.problems);
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
      const fault = unknown('dangling', 'control in the loaded catalogues called', extension.control, refs);
      const [ref = '', id = ''] = extension.control.split('/');
      const norm = result.get(ref);
      report(['control'], norm === undefined ? fault : absent(norm, id));
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
      if (refs.includes(relation)) return;
      const gone = catalogue.elsewhere.some(({ id }) => relation === `${catalogue.ref}/${id}`);
      const fault = gone ? absent(catalogue, relation.slice(catalogue.ref.length + 1)) : undefined;
      report(['relations', index], fault ?? unknown('dangling', 'control', relation, refs));
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
