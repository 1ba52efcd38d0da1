import type { Assessment } from '../assess/types.ts';
import { layoutOf } from '../dossier/layout.ts';
import { readIndex } from '../dossier/read-index.ts';
import type { Entry, FinalEntry } from '../dossier/types.ts';
import { contentHash } from '../report/hash.ts';

/** The assessment, with who declared it final where the newest declaration is about exactly this content; else a draft. */
export function markFinal(assessment: Assessment, entries: readonly Entry[]): Assessment {
  const last = newestFinal(entries);
  if (last === undefined || last.assessment !== contentHash(assessment)) return assessment;
  const { version, by, at, why } = last;
  return { ...assessment, final: { version, by, at, ...(why === undefined ? {} : { why }) } };
}

export function newestFinal(entries: readonly Entry[]): FinalEntry | undefined {
  return entries.findLast((entry) => entry.type === 'final');
}

/** The newest declaration in the dossier of a folder, without reading its blobs; there may be no dossier yet. */
export async function readFinal(folder: string): Promise<FinalEntry | undefined> {
  const { entries } = await readIndex(layoutOf(folder));
  return newestFinal(entries);
}
