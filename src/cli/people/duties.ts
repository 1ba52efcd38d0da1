import { isAccepted } from '../../assess/control.ts';
import { startOf } from '../../assess/moment.ts';
import type { Assessment } from '../../assess/types.ts';
import type { Audit } from '../../audit/types.ts';
import type { Addressee } from '../../catalogue/types.ts';
import { dutiesOf, type PartyDuties } from '../../decide/duties.ts';

/** Client first: half of what went wrong before was the client's own. */
export const PARTIES: readonly Addressee[] = ['client', 'supplier'];

/** The duties of some parties, with the owners as the audit names them. */
export function dutiesIn(assessment: Assessment, audit: Audit, parties = PARTIES): readonly PartyDuties[] {
  const asOf = startOf(assessment.audit.asOf) ?? 0;
  const owners = audit.owners.map((owner) => ({ ...owner, accepted: isAccepted(owner, asOf) }));
  return parties.map((party) => dutiesOf(party, assessment, owners));
}
