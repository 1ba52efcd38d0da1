import { linkDerive } from './link-derive.ts';
import { linkPredicate } from './link-predicate.ts';
import type { Names } from './link-predicate.ts';
import { linkValues } from './link-values.ts';
import type { Path, Report } from './problem.ts';
import { PRODUCTS, productsAbout } from './products.ts';
import type { Check, ControlSource, Criterion, Need, SingleNeed } from './schema.generated.ts';
import { MEASURED_ON } from './vocabulary.ts';

interface Link {
  readonly names: Names;
  readonly report: Report;
}

/** What a criterion must fit in: its control, or the control it extends. */
export interface Frame {
  readonly addressee: ControlSource['addressee'];
  /** Criterion ids that are taken. */
  readonly taken: Set<string>;
}

/** Notes the second use of an id in a list. */
export function reportTwice(id: string, taken: Set<string>, path: Path, report: Report): void {
  if (taken.has(id)) report(path, { code: 'duplicate', message: `the id "${id}" is taken`, found: id });
  taken.add(id);
}

function linkReach(check: Check, criterion: Criterion, path: Path, report: Report): void {
  const kinds = MEASURED_ON[check.family];
  if (check.from !== undefined || kinds === undefined) return;
  if (criterion.targets.some((kind) => kinds.includes(kind))) return;
  report([...path, 'family'], {
    code: 'dangling',
    message: `nothing yields ${check.family} facts on a target of kind ${criterion.targets.join(', ')}: the check can never be carried out`,
    found: check.family,
    allowed: [`targets: ${kinds.join(', ')}`, 'from: <a kind of delivered evidence>'],
  });
}

/** A topic or a product: without either nobody could say which configuration has to show it. */
function linkAbout(check: Check, path: Path, report: Report): void {
  const { about, product = [] } = check;
  if (check.family !== 'config') {
    const key = about === undefined ? (product.length > 0 ? 'product' : undefined) : 'about';
    if (key === undefined) return;
    report([...path, key], { code: 'schema', message: `"${key}" is for checks of the family config` });
    return;
  }
  if (about === undefined && product.length === 0) {
    report(path, { code: 'schema', message: 'a check of the family config needs "about", "product" or both' });
  }
  if (about === undefined) return;
  const speaking = productsAbout(about);
  product.forEach((each, index) => {
    if (speaking.includes(each)) return;
    report([...path, 'product', index], {
      code: 'dangling',
      message: `${PRODUCTS[each].title} says nothing about ${about}: the check can never be carried out`,
      found: each,
      allowed: speaking,
    });
  });
}

function linkCheck(check: Check, criterion: Criterion, path: Path, link: Link): void {
  linkReach(check, criterion, path, link.report);
  linkAbout(check, path, link.report);
  linkValues(check, path, link.report);
  linkDerive(check, path, link);
  linkPredicate(check.assert, [...path, 'assert'], link);
  if (check.when !== undefined) linkPredicate(check.when, [...path, 'when'], link);
  if (check.empty !== undefined) linkPredicate(check.empty.assert, [...path, 'empty', 'assert'], link);
  const taken = new Set<string>();
  check.advice?.forEach((advice, index) => {
    const at = [...path, 'advice', index];
    reportTwice(advice.id, taken, [...at, 'id'], link.report);
    linkPredicate(advice.assert, [...at, 'assert'], link);
  });
}

interface NeedContext {
  readonly criterion: Criterion;
  readonly taken: Set<string>;
  readonly link: Link;
}

function linkSingle(need: SingleNeed, path: Path, { criterion, taken, link }: NeedContext): void {
  const [kind, body] = Object.entries(need)[0] as [string, { readonly id: string }];
  reportTwice(body.id, taken, [...path, kind, 'id'], link.report);
  if ('check' in need) linkCheck(need.check, criterion, [...path, 'check'], link);
}

function linkNeed(need: Need, path: Path, context: NeedContext): void {
  if (!('anyOf' in need)) {
    linkSingle(need, path, context);
    return;
  }
  reportTwice(need.anyOf.id, context.taken, [...path, 'anyOf', 'id'], context.link.report);
  need.anyOf.branches.forEach((branch, index) => linkSingle(branch, [...path, 'anyOf', 'branches', index], context));
}

function linkAddressee(criterion: Criterion, frame: Frame, path: Path, report: Report): void {
  if (frame.addressee === 'both' && criterion.addressee === undefined) {
    report(path, {
      code: 'schema',
      message: 'the control is of both parties, so this criterion must say whose it is: the key "addressee" is missing',
      allowed: ['supplier', 'client'],
    });
  }
  if (frame.addressee !== 'both' && criterion.addressee !== undefined && criterion.addressee !== frame.addressee) {
    report([...path, 'addressee'], {
      code: 'schema',
      message: `the control is of the ${frame.addressee}; for a criterion of the ${criterion.addressee} it must be of both`,
      found: criterion.addressee,
      allowed: [frame.addressee],
    });
  }
}

/** Notes everything in criteria that the schema cannot see: names, ids, reach, whose they are. */
export function linkCriteria(criteria: readonly Criterion[], frame: Frame, path: Path, link: Link): void {
  criteria.forEach((criterion, index) => {
    const at = [...path, index];
    reportTwice(criterion.id, frame.taken, [...at, 'id'], link.report);
    linkAddressee(criterion, frame, at, link.report);
    const taken = new Set<string>();
    criterion.needs.forEach((need, n) => linkNeed(need, [...at, 'needs', n], { criterion, taken, link }));
  });
}

/** Notes everything in a control that the schema cannot see. An aspect it declares has a criterion, and the other way round. */
export function linkControl(control: ControlSource, link: Link): void {
  linkCriteria(control.criteria, { addressee: control.addressee, taken: new Set() }, ['criteria'], link);
  const shown = new Set(control.criteria.map(({ aspect }) => aspect));
  const declared = new Set<string>();
  control.depth.forEach((aspect, index) => {
    reportTwice(aspect, declared, ['depth', index], link.report);
    if (shown.has(aspect)) return;
    link.report(['depth', index], {
      code: 'missing-criterion',
      message: `no criterion examines the aspect "${aspect}" this control declares`,
      found: aspect,
    });
  });
  control.criteria.forEach(({ aspect }, index) => {
    if (declared.has(aspect)) return;
    link.report(['criteria', index, 'aspect'], {
      code: 'missing-criterion',
      message: `the depth of this control does not hold "${aspect}", so this criterion would never be examined`,
      found: aspect,
      allowed: control.depth,
    });
  });
  const parties = new Set(control.criteria.map(({ addressee }) => addressee));
  if (control.addressee === 'both' && parties.size === 1 && !parties.has(undefined)) {
    link.report(['addressee'], {
      code: 'missing-criterion',
      message: `a control of both parties has a criterion for each; all criteria here are of the ${[...parties].join()}`,
    });
  }
}
