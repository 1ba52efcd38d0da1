import type { ConclusionWord } from '../assess/types.ts';
import { frameEn } from './frame-en.ts';
import { frameNl } from './frame-nl.ts';
import type { Lang } from './types.ts';

export type ChapterId =
  | 'summary'
  | 'question'
  | 'scope'
  | 'norms'
  | 'approach'
  | 'findings'
  | 'hearing'
  | 'needed'
  | 'conditions'
  | 'settlement'
  | 'account'
  | 'norm-table'
  | 'evidence'
  | 'access'
  | 'requests'
  | 'samples'
  | 'assurance'
  | 'judgements'
  | 'terms';

/** Captions, table heads and labels of pairs. */
export type Label =
  | 'about'
  | 'access'
  | 'active'
  | 'actions'
  | 'addressee'
  | 'answer'
  | 'approver'
  | 'asOf'
  | 'ask'
  | 'audit'
  | 'basis'
  | 'by'
  | 'catalogue'
  | 'cause'
  | 'causes'
  | 'client'
  | 'collected'
  | 'conclusion'
  | 'contested'
  | 'control'
  | 'controls'
  | 'criteria'
  | 'criterion'
  | 'decisions'
  | 'depth'
  | 'due'
  | 'due-open'
  | 'expires'
  | 'explained'
  | 'file'
  | 'findings'
  | 'ground'
  | 'hashAudit'
  | 'hashCatalogues'
  | 'hashItems'
  | 'id'
  | 'inert'
  | 'integrity'
  | 'item'
  | 'items'
  | 'judgements'
  | 'kind'
  | 'knockout'
  | 'knockouts'
  | 'limitations'
  | 'madeBy'
  | 'mandatory'
  | 'meaning'
  | 'missing'
  | 'next'
  | 'no'
  | 'none'
  | 'notMandatory'
  | 'observed'
  | 'offered'
  | 'operator'
  | 'otherConclusions'
  | 'overdue'
  | 'owner'
  | 'ownerMissing'
  | 'ownerNotAccepted'
  | 'ownNorm'
  | 'party'
  | 'period'
  | 'phase'
  | 'profile'
  | 'received'
  | 'redactions'
  | 'refutes'
  | 'refutedBy'
  | 'request'
  | 'result'
  | 'reviewer'
  | 'rule'
  | 'rulesets'
  | 'selection'
  | 'standing'
  | 'status'
  | 'strength'
  | 'subject'
  | 'superfluousBy'
  | 'supersededBy'
  | 'allowedBy'
  | 'supplier'
  | 'target'
  | 'targets'
  | 'term'
  | 'title'
  | 'tool'
  | 'totals'
  | 'trouble'
  | 'what'
  | 'where'
  | 'why'
  | 'yes';

export interface Counts {
  readonly met: number;
  readonly fail: number;
  readonly notEstablished: number;
  readonly notApplicable: number;
  readonly of: number;
}

/** The sentences of the report's own: everything that is not a verdict, a cause or a text of a catalogue. */
export interface Frame {
  readonly chapter: Readonly<Record<ChapterId, string>>;
  readonly label: Readonly<Record<Label, string>>;
  readonly truth: Readonly<Record<'true' | 'false' | 'unknown', string>>;
  /** Themes of the shipped catalogues; a theme of the user's own stands for itself. */
  readonly theme: Readonly<Record<string, string>>;
  readonly terms: readonly (readonly [string, string])[];
  readonly theNorms: string;
  readonly caution: string;
  readonly noAssurance: string;
  readonly opinion: string;
  readonly reproducible: string;
  readonly integrityBroken: string;
  readonly questionIntro: string;
  readonly scopeIntro: string;
  readonly ownNorms: string;
  readonly approach: readonly string[];
  readonly neededIntro: string;
  readonly nothingNeeded: string;
  readonly noLimitations: string;
  readonly nothingHere: string;
  readonly contested: string;
  readonly title: (supplier: string) => string;
  readonly subtitle: (client: string, asOf: string) => string;
  readonly headline: Readonly<Record<ConclusionWord, (party: string, norms: string) => string>>;
  /** After a sentence on norms that are not met. */
  readonly andNotEstablished: (n: number, of: number) => string;
  /** Where another sentence said that the party does not meet other norms. */
  readonly alsoOpen: (party: string, norms: string) => string;
  readonly selection: (n: number, of: number) => string;
  readonly counts: (counts: Counts) => string;
  readonly question: (party: string, norms: string, depth: string, from: string, to: string) => string;
  readonly reached: (aspects: string, didNotOccur: boolean) => string;
  readonly chosenFrom: (n: number, of: number, ref: string) => string;
  readonly explainedBy: (decision: string | undefined) => string;
  readonly unexplained: string;
  readonly found: (expected: string | undefined, actual: string | undefined) => string;
  readonly assuming: (what: string) => string;
  /** What a collector measured, and where. */
  readonly measured: (collector: string, where: string) => string;
}

const FRAMES: Readonly<Record<Lang, Frame>> = { nl: frameNl, en: frameEn };

export function frameOf(lang: Lang): Frame {
  return FRAMES[lang];
}
