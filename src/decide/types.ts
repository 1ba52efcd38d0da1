import type { Cause } from '../assess/types.ts';

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130;

/** What a gate asks. Flags change the exit code only, never the conclusion. */
export interface GateOptions {
  readonly only: readonly string[];
  readonly failOn?: 'fail' | 'not-established';
}

export interface Gate {
  readonly holds: boolean;
  readonly code: 0 | 1 | 2;
  /** Controls that keep the gate shut, and why. */
  readonly shut: readonly { readonly control: string; readonly because: 'fail' | 'not-established' | Cause }[];
}

/** What to do with the service while this is what is known. */
export type Advice = 'go' | 'conditional' | 'suspend' | 'stop';

/** Something that has to be done before, or while, the service may be used: from a fail or from what is not established. */
export interface Condition {
  readonly control: string;
  readonly criterion: string;
  readonly advice: Exclude<Advice, 'go'>;
  readonly party: 'supplier' | 'client' | 'auditor' | 'tool';
  /** The role that took it on; absent: nobody did. */
  readonly owner?: string;
  /** ISO 8601 date by which it has to be done; absent: not agreed. */
  readonly due?: string;
  /** How it will be seen that it is done. */
  readonly retest: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  readonly because: 'fail' | 'not-established';
}

export interface Conditions {
  readonly advice: Advice;
  readonly conditions: readonly Condition[];
}

export type SettlementState = 'settled' | 'not-settled' | 'cannot-be-established';
export type SettlementPart = 'returned' | 'destroyed' | 'closed' | 'open';

/** How one line of the settlement stands, and why. */
export interface SettlementLine {
  readonly part: SettlementPart;
  /** What it is about; empty for a part of which nothing is listed. */
  readonly what: string;
  readonly party?: string;
  readonly count?: number;
  readonly state: SettlementState;
  readonly because: {
    readonly code: SettlementCode;
    readonly params?: Readonly<Record<string, string | number>>;
  };
}

export type SettlementCode =
  | 'settlement.shown'
  | 'settlement.nothing-listed'
  | 'settlement.not-listed'
  | 'settlement.no-checksum'
  | 'settlement.checksum-differs'
  | 'settlement.no-item'
  | 'settlement.unknown-item'
  | 'settlement.unusable-item'
  | 'settlement.unexplained-item'
  | 'settlement.statement-only'
  | 'settlement.after-as-of'
  | 'settlement.other-target'
  | 'settlement.no-date'
  | 'settlement.still-answers'
  | 'settlement.no-answer'
  | 'settlement.agreed'
  | 'settlement.not-agreed'
  | 'settlement.no-due'
  | 'settlement.overdue';

export interface SettlementStatus {
  readonly conclusion: SettlementState;
  readonly lines: readonly SettlementLine[];
}
