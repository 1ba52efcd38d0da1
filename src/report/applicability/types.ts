import type { Assessment, Verdict } from '../../assess/types.ts';
import type { DecisionKind, Period, Signer } from '../../audit/types.ts';
import type { Catalogue, Text } from '../../catalogue/types.ts';
import type { Message } from '../../language/types.ts';
import type { Pair } from '../types.ts';

/** Where a control stands. `without-effect`: it was said not to apply, and nothing entitles anybody to that. */
export type Standing = 'applies' | 'not-applicable' | 'without-effect' | 'not-decided';

/** What a standing rests on, derived and never declared: a class that can be published without the reasoning. */
export type Ground = 'measure' | 'guidance' | 'own-norm' | 'impossible' | 'risk-analysis' | 'none';

/** Where a decision stands at as-of. */
export type DecisionState = 'in-force' | 'expired' | 'inert';

/** A decision that leaves a control, or part of it, out of the norm. */
export interface Exception {
  readonly id: string;
  /** The control, or the one criterion it is about. */
  readonly about: string;
  readonly title: Text;
  readonly measure: boolean;
  readonly kind: Extract<DecisionKind, 'not-applicable' | 'waiver'>;
  readonly state: DecisionState;
  /** Why it is expired or inert. */
  readonly because?: Message;
  readonly why: string;
  readonly fact?: string;
  readonly items: readonly string[];
  readonly riskAnalysis?: string;
  readonly by: Signer;
  readonly approver?: Signer;
  readonly expires?: string;
}

export interface StatementRow {
  /** `bio2@1.3/8.24.04` */
  readonly control: string;
  /** The norm it was examined under: that of its own, or one that takes it from there. */
  readonly catalogue: string;
  readonly title: Text;
  /** A measure of the government, which is listed as one. */
  readonly measure: boolean;
  readonly standing: Standing;
  readonly ground: Ground;
  readonly why?: string;
  readonly by?: Signer;
  /** That the whole control does not apply. */
  readonly decision?: Exception;
  readonly waivers: readonly Exception[];
  /** Absent while nothing was assessed. */
  readonly verdict?: Verdict;
}

/** What a statement of applicability may not hold. */
export type CounterName =
  | 'not-decided'
  | 'measure-without-grounds'
  | 'control-without-risk-analysis'
  | 'expired'
  | 'inert'
  | 'risk-accepted-measure';

/** Must be zero; `about` names what is counted: controls, criteria. */
export interface Counter {
  readonly name: CounterName;
  readonly about: readonly string[];
}

/** The statement of applicability (verklaring van toepasselijkheid, VvT) of one audit. */
export interface StatementOfApplicability {
  readonly audit: Pick<Assessment['audit'], 'id' | 'client' | 'supplier' | 'operator' | 'asOf'> & {
    readonly period: Period;
  };
  readonly selection: Assessment['selection'];
  readonly catalogues: readonly Pick<Catalogue, 'ref' | 'title' | 'kind' | 'sha256' | 'selectedFrom'>[];
  readonly rows: readonly StatementRow[];
  /** The annex: everything that does not apply, and waivers on controls without a government measure. */
  readonly exceptions: readonly Exception[];
  readonly totals: Readonly<Record<Standing, number>>;
  readonly counters: readonly Counter[];
}

/** `public`: without names, roles of persons, ids of items, file names and free text. */
export type Edition = 'internal' | 'public';

/** Columns of the statement, and of its annex. */
export type StatementColumn =
  | 'control'
  | 'title'
  | 'measure'
  | 'standing'
  | 'ground'
  | 'why'
  | 'by'
  | 'fact'
  | 'items'
  | 'riskAnalysis'
  | 'approver'
  | 'expires'
  | 'state'
  | 'waivers'
  | 'verdict'
  | 'kind'
  | 'decision';

export interface StatementTable {
  readonly caption: string;
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly Readonly<Partial<Record<StatementColumn, string>>>[];
  /** In place of rows. */
  readonly none: string;
}

/** The statement in words, of one edition: one model for every form, so that nothing is left out in one and told in another. */
export interface StatementDocument {
  readonly title: string;
  readonly about: readonly Pair[];
  /** What has to be said with it: what is left out, what it does not say. */
  readonly notes: readonly string[];
  readonly totals: readonly Pair[];
  /** Must be zero. */
  readonly counters: readonly Pair[];
  readonly tables: readonly StatementTable[];
  readonly annex: StatementTable;
  readonly heads: Readonly<Record<StatementColumn, string>>;
  readonly words: {
    readonly about: string;
    readonly totals: string;
    readonly counters: string;
    readonly sheet: string;
    readonly annexSheet: string;
  };
}
