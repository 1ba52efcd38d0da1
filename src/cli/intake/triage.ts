import { kindsOf } from '../../audit/link-cards.ts';
import type { Audit, InformationRequest } from '../../audit/types.ts';
import type { Catalogue, Criterion } from '../../catalogue/types.ts';

/** Evidence that no criterion reads by itself; it counts where a judgement names it. */
const OTHER = 'other';

/** A request with what its criteria read, looked up once. */
export interface Asked {
  readonly request: InformationRequest;
  readonly criteria: readonly Criterion[];
  readonly kinds: readonly string[];
}

/** What a file is proposed to be; a person decides, and says so by filling in the card. */
export interface Tie {
  readonly request: InformationRequest;
  readonly kind: string;
  /** Where the request serves more than what this kind is for. */
  readonly supports: readonly string[];
  readonly targets: readonly string[];
}

export type Untied = 'nothing-open' | 'nothing-fits' | 'answered' | 'several-fit' | 'no-target';

export type Placement = { readonly tie: Tie } | { readonly untied: Untied; readonly candidates: readonly string[] };

/** The requests of an audit with their criteria and kinds. */
export function askedIn({ requests }: Audit, catalogues: readonly Catalogue[]): readonly Asked[] {
  const all = catalogues.flatMap(({ controls }) => controls.flatMap(({ criteria }) => criteria));
  return requests.map((request) => {
    const criteria = all.filter(({ ref }) => request.criteria.includes(ref));
    return { request, criteria, kinds: [...new Set(criteria.flatMap(({ needs }) => needs.flatMap(kindsOf)))].sort() };
  });
}

/**
 * Proposes what a delivered file answers: the request the user names or its name does, else the one open request that asks
 * for a kind of evidence whose words are all in its name. No link is made up: where nothing fits, or more than one, the
 * candidates are given instead.
 */
export function triage(name: string, setting: Setting): Placement {
  const { asked, request } = setting;
  const named = request === undefined ? asked.filter((each) => mentions(name, each.request.id)) : [request];
  const [only] = named;
  if (only !== undefined && named.length === 1) return tied(only, kindIn(only, name), { name, ...setting });
  if (only !== undefined) return { untied: 'several-fit', candidates: named.map((each) => each.request.id) };
  const open = asked.filter((each) => isOpen(each.request));
  const best = bestFits(open, name);
  const [first] = best;
  if (first !== undefined && best.length === 1) return tied(first.asked, first.kind, { name, ...setting });
  if (first !== undefined) return { untied: 'several-fit', candidates: best.map(fitText) };
  const answered = bestFits(
    asked.filter((each) => each.request.askedAt !== undefined),
    name,
  );
  if (answered.length > 0) return { untied: 'answered', candidates: answered.map(fitText) };
  return { untied: open.length === 0 ? 'nothing-open' : 'nothing-fits', candidates: [] };
}

interface Fit {
  readonly asked: Asked;
  readonly kind: string;
}

/** Requests that ask for a kind the name says; of two such kinds the one that says more of it. */
function bestFits(asked: readonly Asked[], name: string): readonly Fit[] {
  const fits = asked.flatMap((each) => fitting(each.kinds, name).map((kind) => ({ asked: each, kind })));
  return fits.filter(({ kind }) => !fits.some((other) => other.kind !== kind && isWithin(kind, other.kind)));
}

function fitText({ asked, kind }: Fit): string {
  return `${asked.request.id} (${kind})`;
}

export interface Setting {
  readonly audit: Audit;
  readonly asked: readonly Asked[];
  /** The one the user says it answers. */
  readonly request?: Asked;
}

/** Sent, and still waiting for something: what was answered in full, or does not exist, waits for nothing. */
function isOpen({ askedAt, answer }: InformationRequest): boolean {
  return askedAt !== undefined && answer?.status !== 'received' && answer?.status !== 'none';
}

function mentions(name: string, id: string): boolean {
  const steps = id.split(/[-_ ]+/).map((step) => step.replace(/[^A-Za-z0-9]/g, '\\$&'));
  return new RegExp(`(^|[^A-Za-z0-9])${steps.join('[-_ ]?')}(?![A-Za-z0-9])`, 'i').test(name);
}

function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

// One letter more or less for the plural; any further resemblance is a guess.
function isWord(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s`;
}

function isWithin(part: string, whole: string): boolean {
  const words = wordsIn(whole);
  return wordsIn(part).every((word) => words.some((each) => isWord(each, word)));
}

function fitting(kinds: readonly string[], name: string): readonly string[] {
  const fits = kinds.filter((kind) => isWithin(kind, name));
  return fits.filter((kind) => !fits.some((other) => other !== kind && isWithin(kind, other)));
}

/** The kind its name says; else the only kind its request asks for. */
function kindIn({ kinds }: Asked, name: string): string {
  const [fit, other] = fitting(kinds, name);
  if (fit !== undefined && other === undefined) return fit;
  return fit === undefined && kinds.length === 1 ? (kinds[0] ?? OTHER) : OTHER;
}

interface Tying extends Setting {
  readonly name: string;
}

function tied({ request, criteria }: Asked, kind: string, { audit, name }: Tying): Placement {
  const reading = criteria.filter(({ needs }) => needs.flatMap(kindsOf).includes(kind));
  const served = reading.length === 0 ? criteria : reading;
  const kinds = served.flatMap((criterion) => criterion.targets);
  const fit = audit.targets.filter((target) => kinds.includes(target.kind)).map(({ id }) => id);
  const named = fit.filter((id) => isWithin(id, name));
  const targets = named.length > 0 ? named : fit;
  if (targets.length === 0) return { untied: 'no-target', candidates: [request.id] };
  const supports = served.length === criteria.length ? [] : served.map(({ ref }) => ref);
  return { tie: { request, kind, supports, targets } };
}
