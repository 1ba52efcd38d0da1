import { unknown } from '../catalogue/link-predicate.ts';
import { sortProblems } from '../catalogue/problem.ts';
import { parametersOf } from '../catalogue/parameters.ts';
import type { Catalogue, Control, Criterion, Need } from '../catalogue/types.ts';
import { linkApplicability } from './link-applicability.ts';
import { linkCards } from './link-cards.ts';
import { linkJudgements } from './link-judgements.ts';
import { judgementsOf, linkSamples } from './link-samples.ts';
import type { Audit, Decision, Judgement } from './types.ts';
import type { Problem, SourcePosition } from '../errors.ts';

interface Known {
  readonly controls: ReadonlyMap<string, Control>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly parameters: ReadonlySet<string>;
  readonly catalogues: readonly string[];
}

interface Place {
  readonly at?: SourcePosition;
  readonly path: string;
}

type Note = (what: string, found: string, allowed: Iterable<string>, place: Place) => void;

function index(catalogues: readonly Catalogue[]): Known {
  const controls = catalogues.flatMap((catalogue) => catalogue.controls);
  return {
    controls: new Map(controls.map((control) => [control.ref, control])),
    criteria: new Map(controls.flatMap(({ criteria }) => criteria.map((criterion) => [criterion.ref, criterion]))),
    parameters: new Set(catalogues.flatMap((catalogue) => parametersOf(catalogue))),
    catalogues: catalogues.map(({ ref }) => ref),
  };
}

function needIds(needs: readonly Need[]): readonly string[] {
  return needs.flatMap((need) => [need.id, ...(need.kind === 'anyOf' ? needIds(need.branches) : [])]);
}

function adviceIds(needs: readonly Need[]): readonly string[] {
  return needs.flatMap((need) => {
    if (need.kind === 'anyOf') return adviceIds(need.branches);
    return need.kind === 'check' ? need.advice.map(({ id }) => id) : [];
  });
}

function linkNeed(entry: Judgement | Decision, base: string, known: Known, note: Note): void {
  const { at, criterion: ref, need } = entry;
  if (ref === undefined) return;
  const criterion = known.criteria.get(ref);
  if (criterion === undefined) {
    note('criterion', ref, known.criteria.keys(), { at, path: `${base}.criterion` });
    return;
  }
  // A judgement on a check or a document would go unheard.
  const needs = 'verdict' in entry ? judgementsOf(criterion.needs) : needIds(criterion.needs);
  if (need !== undefined && !needs.includes(need))
    note(`need of ${ref} called`, need, needs, { at, path: `${base}.need` });
  if (!('advice' in entry)) return;
  const advice = adviceIds(criterion.needs);
  if (!advice.includes(entry.advice))
    note(`advice of ${ref} called`, entry.advice, advice, { at, path: `${base}.advice` });
}

/**
 * Lists what an audit refers to and the catalogues do not have: criteria, controls, needs, advice, parameters. And what its
 * own parts say of each other that cannot be meant: see linkApplicability, linkCards, linkJudgements and linkSamples.
 */
export function linkAudit(audit: Audit, catalogues: readonly Catalogue[]): readonly Problem[] {
  const known = index(catalogues);
  const problems: Problem[] = [];
  function note(what: string, found: string, allowed: Iterable<string>, { at, path }: Place): void {
    problems.push({ ...unknown('dangling', what, found, allowed), path, ...(at === undefined ? {} : { at }) });
  }
  for (const { criteria, at } of audit.requests) {
    criteria.forEach((ref, i) => {
      if (!known.criteria.has(ref)) note('criterion', ref, known.criteria.keys(), { at, path: `criteria[${i}]` });
    });
  }
  audit.owners.forEach(({ control, at }, i) => {
    if (!known.controls.has(control))
      note('control', control, known.controls.keys(), { ...(at && { at }), path: `owners[${i}].control` });
  });
  for (const { control, at } of audit.responses) {
    if (!known.controls.has(control)) note('control', control, known.controls.keys(), { at, path: 'control' });
  }
  for (const [name, { at }] of Object.entries(audit.parameters)) {
    if (!known.parameters.has(name))
      note('parameter in the catalogues called', name, known.parameters, {
        ...(at && { at }),
        path: `parameters.${name}`,
      });
  }
  for (const judgement of audit.judgements) linkNeed(judgement, 'judgement', known, note);
  const applied = new Set(audit.applicability.map(({ decision }) => decision));
  for (const decision of audit.decisions.filter(({ id }) => !applied.has(id))) {
    const { control, at } = decision;
    if (control !== undefined && !known.controls.has(control))
      note('control', control, known.controls.keys(), { at, path: `${decision.id}.control` });
    else linkNeed(decision, decision.id, known, note);
  }
  return sortProblems([
    ...problems,
    ...linkApplicability(audit, known.controls),
    ...linkCards(audit, known.criteria),
    ...linkJudgements(audit, known.criteria),
    ...linkSamples(audit, known.criteria),
  ]);
}
