import { resolve } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { startOf } from '../../assess/moment.ts';
import { requireOwnKey } from '../../audit/signed.ts';
import type { Audit, PartyRole } from '../../audit/types.ts';
import { readPrivateKey } from '../../dossier/keys.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';

/** Who acts, as the options say it. */
export interface SignerFlags {
  readonly by: string;
  readonly party: PartyRole;
  readonly role: string;
  readonly at?: string;
  readonly key?: string;
}

export interface Signing {
  readonly signer: { readonly party: PartyRole; readonly role: string; readonly id: string };
  /** ISO 8601. */
  readonly at: string;
  /** Absent: the name is asserted. */
  readonly key?: KeyObject;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Reads who acts and when; the key, where one is given, must be known in the audit as theirs. Throws UserError. */
export async function readSigner(flags: SignerFlags, audit: Audit, io: Io): Promise<Signing> {
  const { by: id, party, role } = flags;
  if (!ID.test(id)) throw new UserError('usage', `--by ${id}: an id is letters, digits, dots, dashes and underscores`);
  if (role.trim() === '') throw new UserError('usage', '--role is empty; name a role, such as "IT auditor"');
  const at = flags.at ?? `${io.now().toISOString().slice(0, 19)}Z`;
  if (startOf(at) === undefined)
    throw new UserError(
      'usage',
      `--at ${at} is not an ISO 8601 date or moment; write 2026-11-01 or 2026-11-01T12:00:00Z`,
    );
  const signer = { party, role, id };
  if (flags.key === undefined) return { signer, at };
  const key = await readPrivateKey(resolve(io.cwd, flags.key));
  requireOwnKey(key, signer, { audit: audit.id, keys: audit.keys });
  return { signer, at, key };
}
