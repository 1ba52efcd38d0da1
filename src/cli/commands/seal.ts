import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { asOfFor } from '../../assess/assess.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { loadAuditKey } from '../../dossier/audit-key.ts';
import { sealKeys } from '../../audit/keys.ts';
import { fingerprintOf, makePrivateKey, publicPem, readPrivateKey } from '../../dossier/keys.ts';
import { sealPath } from '../../dossier/layout.ts';
import { openDossier } from '../../dossier/open-dossier.ts';
import { sealDossier, type SealWishes } from '../../dossier/seal.ts';
import { UserError } from '../../errors.ts';
import { assessmentHash } from '../assessment-hash.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines, writeFileWhole } from '../write-out.ts';

export interface SealFlags {
  readonly key?: string;
  readonly makeKey?: string;
}

/** Seals an audit folder with a private key, or makes the key pair to do that with. */
export async function sealCommand(options: Options, { key, makeKey }: SealFlags, io: Io): Promise<Ending> {
  if ((key === undefined) === (makeKey === undefined)) {
    throw new UserError('usage', 'seal with --key <private.pem>, or make a key first with --make-key <file>');
  }
  const file = resolve(io.cwd, key ?? makeKey ?? '');
  await requireOutside(file, options.folder);
  return await (key === undefined ? writeKey(file, options, io) : sealWith(await readPrivateKey(file), options, io));
}

/** A private key in the audit folder would be sealed, bundled and handed over with it. */
async function requireOutside(file: string, folder: string): Promise<void> {
  const place = await realpath(dirname(file)).catch(() => dirname(file));
  const root = await realpath(folder).catch(() => folder);
  const path = relative(root, join(place, basename(file)));
  if (path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path) return;
  throw new UserError('usage', `${file} lies in the audit folder, and would be handed over with it; keep it elsewhere`);
}

async function writeKey(file: string, { folder, quiet }: Options, io: Io): Promise<Ending> {
  const key = await makePrivateKey(file);
  const pem = publicPem(key);
  await writeFileWhole(
    `${file}.pub`,
    (async function* () {
      yield await Promise.resolve(pem);
    })(),
  );
  await printLines(io, [
    'keys:',
    '  - id: auditor-1',
    '    party: auditor',
    '    role: auditor',
    '    publicKey: |',
    ...pem
      .trimEnd()
      .split('\n')
      .map((line) => `      ${line}`),
  ]);
  if (!quiet) {
    io.stderr.write(
      printable(
        `${file} is the private key: keep it, and give it to nobody\n${file}.pub is the public key, fingerprint ${fingerprintOf(key)}\nput the lines above in ${join(folder, 'audit.yaml')}, then: biotoets seal ${folder} --key ${file}\n`,
      ),
    );
  }
  return {};
}

async function sealWith(privateKey: KeyObject, options: Options, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const { audit } = inputs;
  const dossier = await openDossier(options.folder, {
    now: io.now,
    key: await loadAuditKey(options.folder, io.random(32)),
    tool: `biotoets ${io.version}`,
    operator: audit.operator.party,
  });
  try {
    const assessment = await assessmentHash(options.folder);
    const wishes = wishesOf({ privateKey, inputs, assessment }, options, io);
    const { number, sha256, key, known } = await sealDossier(options.folder, dossier, wishes);
    await printLines(io, [`${sealPath(number)} ${sha256}`]);
    if (!options.quiet) io.stderr.write(summary(number, key, known));
    return {};
  } finally {
    await dossier.close();
  }
}

function summary(number: number, key: string, known: boolean): string {
  const listed = known ? '' : '; audit.yaml lists no keys, so give whoever verifies it the fingerprint yourself';
  return `seal ${number} set with key ${key}${listed}\nkeep the hash of the seal somewhere else: without it nobody can tell a whole dossier that was put back from an older one\n`;
}

interface Sealing {
  readonly privateKey: KeyObject;
  readonly inputs: Inputs;
  /** SHA-256 of the stored assessment. */
  readonly assessment: string | undefined;
}

function wishesOf({ privateKey, inputs, assessment }: Sealing, options: Options, io: Io): SealWishes {
  const { audit, catalogues, reference } = inputs;
  const signer = audit.keys.find(({ fingerprint }) => fingerprint === fingerprintOf(privateKey));
  const given = options.asOf === undefined ? {} : { asOf: options.asOf };
  return {
    privateKey,
    keys: sealKeys(audit).map(({ fingerprint }) => fingerprint),
    now: io.now,
    about: (dossier) => ({
      by: signer?.party ?? audit.operator.party,
      audit: { id: audit.id, sha256: audit.sha256 },
      asOf: new Date(asOfFor({ audit, dossier, options: { ...given, only: [] } })).toISOString(),
      catalogues: Object.fromEntries(catalogues.map(({ ref, sha256 }) => [ref, sha256])),
      reference: reference.sha256,
      tool: `biotoets ${io.version}`,
      ...(assessment === undefined ? {} : { assessment }),
    }),
  };
}
