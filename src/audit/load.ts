import { readdir } from 'node:fs/promises';
import { hashFiles } from '../catalogue/hash.ts';
import { nearestName } from '../catalogue/nearest.ts';
import { fileProblem, throwProblems } from '../catalogue/problem.ts';
import { fileErrorCode } from '../catalogue/read-file.ts';
import { checkFile, reportIn } from '../catalogue/validate.ts';
import type { Checked } from '../catalogue/validate.ts';
import { checkFiles } from './check-files.ts';
import { checkPeriod } from './period.ts';
import { readApplicability } from './read-applicability.ts';
import { looseFiles, readCards } from './read-cards.ts';
import { readJudgements } from './read-judgements.ts';
import { readNormTexts } from './read-norm-texts.ts';
import { readRequests } from './read-requests.ts';
import { readResponses, readSettlement } from './read-responses.ts';
import { readSamples } from './read-samples.ts';
import { toKeys } from './keys.ts';
import type { AuditSource } from './schema.generated.ts';
import { checkNone, toTargets } from './to-targets.ts';
import type { Audit } from './types.ts';
import { walkFolder } from './walk-folder.ts';
import { UserError } from '../errors.ts';
import type { Problem } from '../errors.ts';

export interface LoadedAudit {
  readonly audit: Audit;
  /** Files of `evidence/` that no card explains, relative to the audit folder. */
  readonly loose: readonly string[];
}

type FromAuditFile = Omit<
  Audit,
  | 'requests'
  | 'cards'
  | 'judgements'
  | 'decisions'
  | 'applicability'
  | 'samples'
  | 'responses'
  | 'settlement'
  | 'normTexts'
  | 'sha256'
>;

const FOLDERS = ['requests', 'evidence', 'judgements', 'samples', 'responses', 'normtexts'];
const FILES = ['audit.yaml', 'settlement.yaml'];
const KNOWN = [...FOLDERS, ...FILES, 'dossier', 'reports'];

/** Notes names so near to one that is read that they were surely meant for it. */
async function checkNames(folder: string, problems: Problem[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (KNOWN.includes(name) || name.startsWith('.')) continue;
    const nearest = nearestName(name, entry.isDirectory() ? FOLDERS : FILES);
    if (nearest === undefined) continue;
    problems.push(
      fileProblem(name, { code: 'unknown-name', message: 'is not read', found: name, allowed: KNOWN, nearest }),
    );
  }
}

function toOwners({ data, source }: Checked<AuditSource>): Audit['owners'] {
  return (data.owners ?? []).map((owner, index) => ({ ...owner, at: source.positionOf(['owners', index]) }));
}

function toParameters({ data, source }: Checked<AuditSource>): Audit['parameters'] {
  const entries = Object.entries(data.parameters ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { ...value, at: source.keyPositionOf(['parameters', name]) }]),
  );
}

function toAudit(document: Checked<AuditSource>, problems: Problem[]): FromAuditFile {
  const { data, source } = document;
  const report = reportIn(source, problems);
  checkPeriod(data.period, ['period'], report);
  checkNone(data, report);
  const { id, client, supplier, operator, catalogues, period, phase, asOf, predecessor, hearing } = data;
  return {
    id,
    client,
    supplier,
    operator,
    catalogues,
    subject: data.subject ?? 'supplier',
    depth: data.depth ?? ['design', 'existence', 'operation'],
    period,
    ...(asOf === undefined ? {} : { asOf }),
    phase,
    profile: data.profile ?? 'bio2',
    targets: toTargets(data.targets, source, report),
    none: data.none ?? [],
    owners: toOwners(document),
    parameters: toParameters(document),
    ...(predecessor === undefined ? {} : { predecessor }),
    keys: toKeys(document, report),
    ...(hearing === undefined ? {} : { hearing }),
  };
}

async function requireFolder(folder: string, problems: Problem[]): Promise<void> {
  try {
    await checkNames(folder, problems);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'ENOENT') throw new UserError('not-found', `${folder} does not exist`, [], { cause: error });
    if (code === 'ENOTDIR') throw new UserError('unreadable', `${folder} is not a folder`, [], { cause: error });
    throw new UserError('unreadable', `${folder} cannot be read (${code})`, [], { cause: error });
  }
}

/** Most likely the folder is not an audit folder at all, or not yet. */
function adviseInit(problems: Problem[]): void {
  const index = problems.findIndex(({ code, at }) => code === 'not-found' && at?.file === 'audit.yaml');
  const missing = problems[index];
  if (missing === undefined) return;
  const message = `${missing.message}; name a folder that holds one, or make one with biotoets init <dir>`;
  problems.splice(index, 1, { ...missing, message });
}

/**
 * Reads an audit folder: audit.yaml, requests/, the cards in evidence/, judgements/. Positions and paths are relative to the
 * folder. Throws one UserError with every problem. Linking to the catalogues is `linkAudit`.
 */
export async function loadAudit(folder: string): Promise<LoadedAudit> {
  const problems: Problem[] = [];
  await requireFolder(folder, problems);
  const document = await checkFile<AuditSource>({ root: folder, file: 'audit.yaml' }, ['audit@1'], problems);
  adviseInit(problems);
  const before = problems.length;
  const requests = await readRequests(folder, problems);
  // A request that cannot be read leaves its cards alone: they are not what is to be mended.
  const asked = problems.length === before ? new Set(requests.entries.map(({ id }) => id)) : undefined;
  const evidence = await walkFolder(folder, 'evidence', problems);
  const cards = await readCards(folder, evidence, asked, problems);
  await checkFiles(folder, { cards: cards.entries, requests: requests.entries, evidence }, problems);
  const head = document === undefined ? undefined : toAudit(document, problems);
  const keyring = { audit: head?.id ?? '', keys: head?.keys ?? [] };
  const judged = await readJudgements(folder, keyring, problems);
  const applicability = readApplicability(document, { keyring, decisions: judged.decisions }, problems);
  const samples = await readSamples(folder, keyring, problems);
  const responses = await readResponses(folder, problems);
  const settled = await readSettlement(folder, problems);
  const norms = await readNormTexts(folder, problems);
  throwProblems(problems);
  if (document === undefined || head === undefined) throw new UserError('unreadable', 'audit.yaml cannot be read');
  const files = [document, requests, cards, judged, samples, responses, settled, norms].flatMap((part) =>
    'files' in part ? part.files : part.text,
  );
  const named = [
    ...cards.entries.flatMap(({ file }) => file ?? []),
    ...head.targets.flatMap(({ path, trust }) =>
      [path, trust].flatMap((each) => each?.replace(/^(\.\/)+|\/+$/g, '') ?? []),
    ),
  ];
  return {
    audit: {
      ...head,
      requests: requests.entries,
      cards: cards.entries,
      judgements: judged.judgements,
      decisions: [...judged.decisions, ...applicability.decisions],
      applicability: applicability.entries,
      samples: samples.entries,
      responses: responses.entries,
      ...(settled.settlement === undefined ? {} : { settlement: settled.settlement }),
      normTexts: norms.entries,
      sha256: hashFiles(files),
    },
    loose: looseFiles(evidence, named),
  };
}
