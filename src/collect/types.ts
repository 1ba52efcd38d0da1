import type { RawArtefact, Trouble } from '../dossier/types.ts';
import type { CollectTask, Limits } from '../plan/types.ts';

/** What one attempt brought. `failed` is data too, never an exception. */
export type Collected =
  | { readonly outcome: 'collected'; readonly artefacts: readonly RawArtefact[]; readonly address?: string }
  | { readonly outcome: 'failed'; readonly trouble: Trouble; readonly retry: boolean; readonly address?: string };

export interface CollectContext {
  /** Absolute path of the audit folder: nothing outside it is read. */
  readonly folder: string;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Gathers raw bytes, judges nothing. The only place with a network or a subprocess. */
export interface Collector<T extends CollectTask = CollectTask> {
  readonly name: T['collector'];
  collect(task: T, context: CollectContext): Promise<Collected>;
}

export type CollectEvent =
  | { readonly type: 'start'; readonly slot: string; readonly done: number; readonly of: number }
  | {
      readonly type: 'end';
      readonly slot: string;
      readonly outcome: string;
      readonly detail?: string;
      readonly done: number;
      readonly of: number;
    };
