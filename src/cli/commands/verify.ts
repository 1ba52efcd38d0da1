import { resolve } from 'node:path';
import { readSealKeys } from '../../audit/keys.ts';
import type { KnownKey } from '../../audit/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { fingerprintOf, readPublicKey } from '../../dossier/keys.ts';
import { layoutOf, SHA256 } from '../../dossier/layout.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { readSeals } from '../../dossier/read-seals.ts';
import type { DossierProblem, DossierState, SealState } from '../../dossier/types.ts';
import { UserError } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { ASSESSMENT, assessmentHash } from '../assessment-hash.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { type ViewFlags, viewOnly } from '../view-only.ts';
import { printLines } from '../write-out.ts';

export interface VerifyFlags extends ViewFlags {
  readonly key?: readonly string[];
  readonly seal?: string;
  readonly viewOnly?: boolean;
}

/**
 * Names everything that differs from what the index and the seals say. A key given as a flag is the only one trusted: what
 * the folder says of its own keys was written by whoever wrote the folder.
 */
export async function verifyCommand(options: Options, io: Io, flags: VerifyFlags = {}): Promise<Ending> {
  if (flags.viewOnly === true) return await viewOnly({ options, flags, io });
  if (flags.shown !== undefined)
    throw new UserError('usage', `${flags.shown}: a document is held against its commitment with --view-only`);
  const { folder, lang, quiet } = options;
  const given = await Promise.all((flags.key ?? []).map((file) => readPublicKey(resolve(io.cwd, file))));
  const listed =
    given.length > 0 ? given.map((key) => ({ fingerprint: fingerprintOf(key) })) : await readSealKeys(folder);
  const keys = (listed ?? []).map(({ fingerprint }) => fingerprint);
  const state = await readDossier(folder, { keys });
  if (state.entries.length === 0 && state.problems.length === 0) {
    throw new UserError('not-collected', `${folder} has no dossier; run biotoets collect first`);
  }
  const problems = [
    ...state.problems,
    ...(await sealExpected(folder, state, given.length > 0)),
    ...(await sealKept(folder, flags.seal)),
  ];
  await printLines(
    io,
    problems.map((problem) => problemLine(problem, lang)),
  );
  if (!quiet) {
    const words = SUMMARY[lang];
    const lines = [
      ...state.notices,
      ...(listed === undefined && state.seal !== undefined ? [words.noKeys] : []),
      problems.length > 0 ? badLine(problems, state, lang) : goodLine(state, lang, sealerOf(state, listed, lang)),
    ];
    io.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
  }
  return { integrityBroken: problems.length > 0 };
}

/** A whole folder can be put back to what it was; only a hash kept elsewhere tells that it once was further. */
async function sealKept(folder: string, sha256: string | undefined): Promise<readonly DossierProblem[]> {
  if (sha256 === undefined) return [];
  if (!SHA256.test(sha256)) throw new UserError('usage', `--seal ${sha256} is no SHA-256 in small hexadecimal digits`);
  const { hashes } = await readSeals(layoutOf(folder));
  if ([...hashes.values()].includes(sha256)) return [];
  return [{ code: 'seal-missing', path: 'dossier/seals', expected: sha256 }];
}

/** Who brings a key expects a seal; and a report that was sealed is held against its seal, though it can be made again. */
async function sealExpected(
  folder: string,
  { seal }: DossierState,
  keyGiven: boolean,
): Promise<readonly DossierProblem[]> {
  if (seal === undefined) return keyGiven ? [{ code: 'seal-missing', path: 'dossier/seals' }] : [];
  const { assessment: expected, number } = seal;
  const found = expected === undefined ? undefined : await assessmentHash(folder);
  if (expected === undefined || found === undefined || found === expected) return [];
  return [{ code: 'sealed-file-changed', path: ASSESSMENT, seal: number, expected, found }];
}

function problemLine({ path, line, slot, seal, code }: DossierProblem, lang: Lang): string {
  const place = line === undefined ? path : `${path}:${line}`;
  const about = [slot, seal === undefined ? undefined : `${SUMMARY[lang].seal} ${seal}`].filter(
    (each) => each !== undefined,
  );
  return `${place}${about.length === 0 ? '' : ` (${about.join(', ')})`}: ${wordsOf(lang).dossierProblem[code]}`;
}

/** Every key an audit lists is known, the supplier's too: that all matches says little until one reads who sealed it. */
function sealerOf({ seal }: DossierState, listed: readonly Partial<KnownKey>[] | undefined, lang: Lang): string {
  const key = listed?.find(({ fingerprint }) => fingerprint === seal?.key);
  return key?.party === undefined ? '' : ` (${wordsOf(lang).partyRole[key.party]}, ${key.id ?? ''})`;
}

function goodLine({ entries, seal }: DossierState, lang: Lang, sealer: string): string {
  const items = entries.filter((entry) => entry.type === 'item').length;
  const words = SUMMARY[lang];
  return seal === undefined ? words.good(items) : words.sealed(items, seal, sealer);
}

/** Work that goes on after a seal looks like any other change; whoever did it knows, and seals again. */
function badLine(problems: readonly DossierProblem[], { seal }: DossierState, lang: Lang): string {
  const words = SUMMARY[lang];
  const other = problems.filter(({ code }) => !code.startsWith('sealed-file-'));
  if (other.length === 0 && seal !== undefined) return words.since(problems.length, seal);
  return other.every(({ code }) => code === 'seal-missing') ? words.unset : words.bad(problems.length);
}

interface Summary {
  readonly seal: string;
  readonly noKeys: string;
  readonly good: (items: number) => string;
  readonly sealed: (items: number, seal: SealState, sealer: string) => string;
  readonly since: (count: number, seal: SealState) => string;
  readonly unset: string;
  readonly bad: (count: number) => string;
}

const SUMMARY: Readonly<Record<Lang, Summary>> = {
  nl: {
    seal: 'zegel',
    noKeys: 'audit.yaml is niet te lezen: van geen enkele sleutel is te zeggen van wie die is',
    good: (items) => `${items} items, alle bytes kloppen met de index`,
    sealed: (items, { number, sealedAt, key, known }, sealer) =>
      `${items} items, alle bytes kloppen met de index en alle bestanden met zegel ${number} van ${sealedAt}, ${
        known
          ? `gezet met een bekende sleutel${sealer}`
          : `gezet met sleutel ${key}: vergelijk die met de vingerafdruk die de verzegelaar opgeeft`
      }`,
    since: (count, { number, sealedAt }) =>
      `sinds zegel ${number} van ${sealedAt} veranderd: ${count} ${count === 1 ? 'bestand' : 'bestanden'}; is dit uw eigen werk, verzegel dan opnieuw (biotoets seal), en zet anders een kopie terug`,
    unset:
      'een zegel ontbreekt: het verzegelen is afgebroken, of het zegel is weggehaald; is het afgebroken, verzegel dan opnieuw (biotoets seal)',
    bad: (count) =>
      `${count} ${count === 1 ? 'afwijking' : 'afwijkingen'}: de dossiermap is na het verzamelen veranderd of beschadigd; zet een kopie terug of verzamel opnieuw`,
  },
  en: {
    seal: 'seal',
    noKeys: 'audit.yaml cannot be read: of no key can it be said whose it is',
    good: (items) => `${items} items, all bytes match the index`,
    sealed: (items, { number, sealedAt, key, known }, sealer) =>
      `${items} items, all bytes match the index and all files match seal ${number} of ${sealedAt}, ${
        known
          ? `set with a known key${sealer}`
          : `set with key ${key}: compare that with the fingerprint given by whoever sealed it`
      }`,
    since: (count, { number, sealedAt }) =>
      `changed since seal ${number} of ${sealedAt}: ${count} ${count === 1 ? 'file' : 'files'}; if this is your own work, seal again (biotoets seal), and otherwise put back a copy`,
    unset:
      'a seal is missing: sealing was stopped halfway, or the seal was taken away; if it was stopped, seal again (biotoets seal)',
    bad: (count) =>
      `${count} ${count === 1 ? 'deviation' : 'deviations'}: the dossier folder was changed or damaged after it was collected; put back a copy or collect again`,
  },
};
