import type { Assessment } from '../assess/types.ts';

/** What is known, beside the assessment as it is now, when somebody wants to declare it final. */
export interface FinalQuestion {
  readonly assessment: Assessment;
  /** SHA-256 over what was sent, and over the same parts of the assessment as it is now. */
  readonly sent: string | undefined;
  readonly now: { readonly heard: string; readonly content: string };
  /** The newest version that was declared final. */
  readonly last?: { readonly version: number; readonly assessment: string };
  /** Why there is another version after one that was final. */
  readonly why?: string;
  /** Milliseconds since the epoch: what the clock says, and the ends of the term and of the day judged at. */
  readonly clock: number;
  readonly termEnds: number | undefined;
  readonly asOf: number;
}

export type FinalRefusal =
  | 'integrity-broken'
  | 'selection'
  | 'as-of-ahead'
  | 'not-sent'
  | 'changed-since-sent'
  | 'reaction-outstanding'
  | 'final-already'
  | 'no-reason';

export type FinalDecision =
  | { readonly version: number; readonly refused?: never }
  | { readonly refused: readonly FinalRefusal[]; readonly version?: never };

/**
 * May this assessment be declared final? Only when each party was heard about each finding that is not a pass, or had the
 * whole term for it, and about these findings: what changed since has to be sent again. A later version says why it is there.
 */
export function decideFinal(question: FinalQuestion): FinalDecision {
  const { assessment, sent, now, last, why = '', clock, termEnds, asOf } = question;
  const over = termEnds !== undefined && termEnds < clock;
  const outstanding = (assessment.hearing?.outstanding.length ?? 0) > 0;
  const hindrances: readonly (readonly [FinalRefusal, boolean])[] = [
    ['integrity-broken', assessment.integrity === 'broken'],
    ['selection', assessment.conclusion === null],
    ['as-of-ahead', asOf > clock],
    ['not-sent', sent === undefined || assessment.hearing === undefined],
    ['changed-since-sent', sent !== undefined && sent !== now.heard],
    ['reaction-outstanding', outstanding && !over],
    ['final-already', last?.assessment === now.content],
    ['no-reason', last !== undefined && last.assessment !== now.content && why.trim() === ''],
  ];
  const refused = hindrances.filter(([, holds]) => holds).map(([code]) => code);
  return refused.length > 0 ? { refused } : { version: (last?.version ?? 0) + 1 };
}
