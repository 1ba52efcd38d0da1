import type { RawArtefact, Trouble } from '../dossier/types.ts';
import type { CollectTask } from '../plan/types.ts';
import { TroubleError } from './trouble-error.ts';

/** What became of one task, as it goes into the dossier. Times in milliseconds; `observedAt` in ISO 8601 UTC. */
export interface TaskResult {
  readonly outcome: 'collected' | 'failed' | 'not-attempted';
  readonly artefacts: readonly RawArtefact[];
  readonly trouble?: Trouble;
  readonly attempts: number;
  readonly durationMs: number;
  readonly observedAt: string;
  readonly address?: string;
}

export type Store = (task: CollectTask, result: TaskResult) => Promise<void>;

type Note = (trouble: Trouble) => void;

async function* noted(bytes: AsyncIterable<Uint8Array>, note: Note): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (error instanceof TroubleError) note(error.trouble);
    throw error;
  }
}

function watch(artefact: RawArtefact, note: Note): RawArtefact {
  return artefact.bytes instanceof Uint8Array ? artefact : { ...artefact, bytes: noted(artefact.bytes, note) };
}

/**
 * Hands a result to the store. A file may turn out unreadable only while it is stored: then the task failed after all.
 * A store that throws for that reason gets the trouble instead; one that recorded it by itself is left alone.
 */
export async function handOver(task: CollectTask, result: TaskResult, store: Store): Promise<TaskResult> {
  const troubles: Trouble[] = [];
  const artefacts = result.artefacts.map((artefact) => watch(artefact, (trouble) => troubles.push(trouble)));
  const failed = (trouble: Trouble): TaskResult => ({ ...result, outcome: 'failed', artefacts: [], trouble });
  try {
    await store(task, { ...result, artefacts });
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    await store(task, failed(error.trouble));
    return failed(error.trouble);
  }
  return troubles[0] === undefined ? result : failed(troubles[0]);
}
