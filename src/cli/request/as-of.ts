import { asOfFor } from '../../assess/assess.ts';
import { endOf } from '../../assess/moment.ts';
import type { Audit } from '../../audit/types.ts';
import { layoutOf } from '../../dossier/layout.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { readIndex } from '../../dossier/read-index.ts';
import type { DossierState } from '../../dossier/types.ts';
import type { Options } from '../options.ts';

/** The moment to judge at, in milliseconds: as everywhere the flag, the audit, or the newest item; never the clock. */
export async function asOfIn(options: Pick<Options, 'folder' | 'asOf'>, audit: Audit): Promise<number> {
  const given = endOf(options.asOf ?? audit.asOf ?? '');
  return given ?? momentOf(options, audit, await readDossier(options.folder));
}

/** The same, where the dossier has been read already. */
export function momentOf({ asOf }: Pick<Options, 'asOf'>, audit: Audit, dossier: DossierState): number {
  return asOfFor({ audit, dossier, options: { only: [], ...(asOf === undefined ? {} : { asOf }) } });
}

/**
 * The moment an overview looks from, where nothing else gives one and nothing was collected yet: now, and not the end of the
 * audit period that is still to come, at which every term would be over. Absent: as everywhere. An ISO 8601 moment.
 */
export async function lookFrom(
  { folder, asOf }: Pick<Options, 'folder' | 'asOf'>,
  audit: Audit,
  now: Date,
): Promise<string | undefined> {
  if (asOf !== undefined || audit.asOf !== undefined) return undefined;
  if ((endOf(audit.period.to) ?? 0) <= now.getTime()) return undefined;
  const { entries } = await readIndex(layoutOf(folder));
  if (entries.some(({ type }) => type === 'item' || type === 'plan')) return undefined;
  return now.toISOString();
}

/** Is a term over at a moment? Its last day is still within it. */
export function isPast(due: string | undefined, now: Date): due is string {
  const end = endOf(due ?? '');
  return end !== undefined && end < now.getTime();
}
