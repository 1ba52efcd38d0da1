import type {
  CauseShown,
  CriterionResult,
  Disposition,
  Finding,
  ItemBearing,
  Observation,
  Rule,
  TraceStep,
} from '../../assess/types.ts';
import type { Aspect } from '../../catalogue/types.ts';
import { listIn, say } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import { actualIn, expectedIn, scopeIn, stepIn } from '../../language/predicate.ts';
import type { CauseLine, CriterionView, FindingView, ObservationView, Pair } from '../types.ts';
import { capital, catalogueRef, isOwn, read, unique } from './book.ts';
import type { Book } from './book.ts';
import { contestedText, foundLines } from './found.ts';
import { responsePairs } from './hearing.ts';
import { itemTitle } from './items.ts';
import { statusMark, verdictMark } from './marks.ts';
import { partiesInOrder } from './order.ts';

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

/** A name for a place in the document: letters, digits, dots and dashes. */
export function anchorOf(ref: string): string {
  return `f-${ref.replace(/[^A-Za-z0-9.-]/g, '-')}`;
}

/** `nginx.conf:14:5 (http > server)`, or the first characters of the artefact's hash. */
export function whereOf(book: Book, at: TraceStep['at']): string {
  if (at === undefined) return '';
  const place = [at.file ?? at.artefact.slice(0, 8), at.line, at.column].filter((part) => part !== undefined).join(':');
  return at.scope === undefined ? place : `${place} (${scopeIn(book.lang, at.scope)})`;
}

export function causeLine(book: Book, shown: CauseShown): CauseLine {
  const next = say(book.lang, shown.next);
  return {
    word: book.words.cause[shown.cause],
    attribution: book.words.attribution[shown.attributableTo],
    next,
    // Most sentences name the items themselves; saying them twice hides which are many.
    items: shown.items.filter((item) => !next.includes(item)),
  };
}

function traceLine(book: Book, step: TraceStep): string {
  const found = book.frame.found(step.expected, step.actual);
  const aside = [whereOf(book, step.at), step.assuming === undefined ? '' : book.frame.assuming(step.assuming)].filter(
    Boolean,
  );
  return [
    '· '.repeat(step.depth) + [stepIn(book.lang, step), found].filter(Boolean).join(': '),
    ` = ${book.frame.truth[step.result]}`,
    aside.length === 0 ? '' : ` [${aside.join('; ')}]`,
  ].join('');
}

function bearingLine(book: Book, bearing: ItemBearing): string {
  const { words, frame } = book;
  const attributed = bearing.attributableTo === undefined ? '' : ` (${words.attribution[bearing.attributableTo]})`;
  const missing = (bearing.missing ?? []).map((field) => wordOr(words.cardField, field));
  return [
    words.stance[bearing.stance] + (bearing.cause === undefined ? '' : `: ${words.cause[bearing.cause]}${attributed}`),
    missing.length === 0 ? '' : `${frame.label.missing}: ${missing.join(', ')}`,
    bearing.supersededBy === undefined ? '' : `${frame.label.supersededBy} ${bearing.supersededBy}`,
    bearing.refutedBy === undefined ? '' : `${frame.label.refutedBy} ${bearing.refutedBy}`,
    bearing.superfluousBy === undefined ? '' : `${frame.label.superfluousBy} ${bearing.superfluousBy}`,
    bearing.allowedBy === undefined ? '' : `${frame.label.allowedBy} ${bearing.allowedBy}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Where the sentence says what the rule says, the rule would only say it again. */
const SAID_BY: Readonly<Partial<Record<Rule, readonly string[]>>> = {
  'nothing-usable': ['because.nothing', 'because.unknown', 'because.not-judged', 'because.no-document'],
  blocked: ['because.blocked'],
  'precondition-absent': ['because.precondition'],
  'decided-not-applicable': ['because.decided'],
  'population-empty': ['because.empty'],
  'no-target': ['because.no-target'],
  'best-of': ['because.best-of'],
  'worst-of': ['because.worst-of'],
};

function becauseLine(book: Book, seen: Observation, criterion: string): string {
  const { words, frame } = book;
  const said = SAID_BY[seen.rule]?.includes(seen.because.code) === true;
  return [
    say(book.lang, seen.because),
    said ? '' : `${frame.label.rule}: ${words.rule[seen.rule]}.`,
    ...whysOf(book, seen, criterion).map((why) => `${frame.label.why}: ${why}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why a person judged as they did, where a judgement decided the observation. */
function whysOf(book: Book, seen: Observation, criterion: string): readonly string[] {
  const { code, params } = seen.because;
  const verdict = ({ 'because.judged-met': 'met', 'because.judged-fail': 'fail' } as Readonly<Record<string, string>>)[
    code
  ];
  const deciding = book.assessment.judgements.filter(
    (each) =>
      each.standing &&
      each.criterion === criterion &&
      each.verdict === verdict &&
      each.by === params?.['by'] &&
      each.items.includes(String(params['item'])),
  );
  return unique(deciding.map((each) => each.why));
}

/** Each item with its title where it is first named. */
function itemLines(book: Book, seen: Observation): ObservationView['items'] {
  return seen.items.map((bearing, index) => {
    const first = seen.items.findIndex((each) => each.item === bearing.item) === index;
    const title = first ? itemTitle(book, bearing.item) : '';
    return { item: bearing.item, bearing: [title, bearingLine(book, bearing)].filter(Boolean).join(' – ') };
  });
}

function observationView(book: Book, seen: Observation, criterion: CriterionResult): ObservationView {
  const { frame } = book;
  return {
    need: seen.text === undefined ? seen.need : `${seen.need}: ${read(book, seen.text)}`,
    target: seen.target,
    mark: statusMark(book, seen.outcome),
    because: becauseLine(book, seen, criterion.ref),
    ruleset: seen.ruleset === '' ? '' : `${seen.ruleset}, ${seen.profile}`,
    contested: seen.contested ? contestedText(book, criterion) : undefined,
    trace: seen.trace.map((step) => traceLine(book, step)),
    facts: seen.facts.map((fact) => ({
      expected: expectedIn(book.lang, fact.expected),
      actual: actualIn(book.lang, fact.actual),
      where: [fact.path, whereOf(book, fact.at)].filter(Boolean).join(', '),
    })),
    advisories: seen.advisories.map(
      (each) =>
        `${each.id}: ${read(book, each.text)} (${each.explained ? frame.explainedBy(each.decision) : frame.unexplained})`,
    ),
    items: itemLines(book, seen),
    causes: seen.causes.map((shown) => causeLine(book, shown)),
  };
}

// Of what nobody asked for or looked at there is nothing to tell but that, and the causes of the criterion say it.
function isUntouched({ observations }: CriterionResult): boolean {
  return observations.every(
    ({ items, facts, trace, advisories, causes, outcome }) =>
      outcome === 'not-established' &&
      items.length + facts.length + trace.length + advisories.length === 0 &&
      causes.every(({ cause }) => cause === 'not-requested' || cause === 'not-judged'),
  );
}

function criterionView(book: Book, criterion: CriterionResult): CriterionView {
  return {
    anchor: anchorOf(criterion.ref),
    id: criterion.id,
    aspect: book.words.aspect[criterion.aspect],
    addressee: book.words.addressee[criterion.addressee],
    text: read(book, criterion.text),
    mark: statusMark(book, criterion.status),
    rule: book.words.rule[criterion.rule],
    causes: criterion.causes.map((shown) => causeLine(book, shown)),
    observations: isUntouched(criterion)
      ? []
      : criterion.observations.map((seen) => observationView(book, seen, criterion)),
  };
}

function dispositionLine(book: Book, disposition: Disposition): string {
  const { words, frame } = book;
  const state = disposition.active ? frame.label.active : frame.label.inert;
  const because = disposition.because === undefined ? '' : ` ${say(book.lang, disposition.because)}`;
  return `${disposition.decision} (${words.decisionKind[disposition.kind]}): ${state.toLowerCase()}.${because}`;
}

function ownerLine(book: Book, owner: Finding['owner']): string {
  const { label } = book.frame;
  if (owner === undefined) return label.ownerMissing;
  return owner.accepted ? owner.role : `${owner.role} (${label.ownerNotAccepted})`;
}

function metaOf(book: Book, finding: Finding): readonly Pair[] {
  const { words, frame } = book;
  const parties = (['supplier', 'client'] as const).flatMap((party) => {
    const verdict = finding.parties[party];
    return verdict === undefined ? [] : [{ label: capital(words.addressee[party]), value: words.verdict[verdict] }];
  });
  return [
    { label: frame.label.catalogue, value: catalogueRef(book, finding.catalogue) },
    { label: frame.label.addressee, value: words.addressee[finding.addressee] },
    ...(parties.length > 1 ? parties : []),
    { label: frame.label.owner, value: ownerLine(book, finding.owner) },
    { label: frame.label.basis, value: words.basis[finding.basis] },
  ];
}

/** A fail of which nothing new is known: the audit before this one established it. */
export function isEarlier({ verdict, criteria }: Finding): boolean {
  const failed = criteria.filter(({ status }) => status === 'fail');
  return verdict === 'fail' && failed.length > 0 && failed.every(({ rule }) => rule === 'established-earlier');
}

/** "in opzet en bestaan": a pass never stands without the depth it reached, nor an earlier fail without its age. */
export function reachedOf(book: Book, finding: Finding): string {
  if (isEarlier(finding)) return book.texts.predecessor.notRefuted;
  if (finding.verdict !== 'pass' || finding.depth.length === 0) return '';
  const aspects = finding.depth.map((aspect) => book.words.aspect[aspect]);
  return book.frame.reached(listIn(book.lang, aspects), finding.didNotOccur);
}

/** What would settle it, each step once, those of the audited party first. */
export function settleOf(book: Book, finding: Finding): readonly string[] {
  if (finding.verdict === 'not-applicable') return [];
  const causes = finding.criteria.flatMap((each) => each.causes);
  const ordered = partiesInOrder(book).flatMap((party) => causes.filter((each) => each.attributableTo === party));
  return unique(ordered.map((shown) => say(book.lang, shown.next)));
}

function officialLines({ official }: Finding): readonly string[] {
  if (official === undefined) return [];
  const { text, file, sha256 } = official;
  return [...text.split(/\n+/), `${file}, SHA-256 ${sha256}`];
}

export function findingView(book: Book, finding: Finding): FindingView {
  const { frame } = book;
  const open = finding.verdict === 'fail' || finding.verdict === 'not-established';
  // What belongs to an answer stands in the letter that asks for it; here once something was asked or seen.
  const asked = !finding.criteria.every(isUntouched);
  return {
    anchor: anchorOf(finding.control),
    id: finding.id,
    catalogue: catalogueRef(book, finding.catalogue),
    title: read(book, finding.title),
    topic: read(book, finding.topic),
    official: officialLines(finding),
    theme: wordOr(book.frame.theme, finding.theme),
    mark: verdictMark(book, finding.verdict),
    reached: reachedOf(book, finding),
    tags: [
      ...(finding.knockout ? [frame.label.knockout] : []),
      finding.mandatory ? frame.label.mandatory : frame.label.notMandatory,
      ...(isOwn(book, finding) ? [frame.label.ownNorm] : []),
      ...(finding.criteria.some((each) => each.observations.some((seen) => seen.contested))
        ? [frame.label.contested]
        : []),
    ],
    meta: metaOf(book, finding),
    aspects: ASPECTS.map((aspect) => ({
      aspect: book.words.aspect[aspect],
      mark: statusMark(book, finding.aspects[aspect].status),
    })),
    criteria: finding.criteria.map((each) => criterionView(book, each)),
    dispositions: finding.dispositions.map((each) => dispositionLine(book, each)),
    settle: settleOf(book, finding),
    found: foundLines(book, finding),
    response: responsePairs(book, finding),
    remedy: finding.verdict === 'fail' ? read(book, finding.remedy) : '',
    ask: open ? `${read(book, finding.request.ask)} (${read(book, finding.request.form)})` : '',
    explain: open && asked ? finding.request.explain.map((each) => read(book, each)) : [],
    weak: open && asked ? finding.weak.map((each) => read(book, each)) : [],
  };
}
