import { asOfFor } from '../../assess/assess.ts';
import { endOf } from '../../assess/moment.ts';
import type { Audit } from '../../audit/types.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
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
