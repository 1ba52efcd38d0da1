import { heardHash } from '../../assess/hearing.ts';
import { endOf } from '../../assess/moment.ts';
import type { Assessment } from '../../assess/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { decideFinal, type FinalRefusal } from '../../decide/hearing.ts';
import { loadAuditKey } from '../../dossier/audit-key.ts';
import { openDossier } from '../../dossier/open-dossier.ts';
import { UserError } from '../../errors.ts';
import { contentHash } from '../../report/hash.ts';
import { readFinal } from '../final.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { assessFolder, assessInMemory } from './assess.ts';

interface Declared {
  readonly by: string;
  readonly why?: string;
}

/**
 * Declares the assessment final: an entry in the dossier that names its content, after which every report of exactly this
 * content says so. Refused before the other side was heard or had the whole term for it, and of other findings than were sent.
 */
export async function finaliseCommand(options: Options, { by, why }: Declared, io: Io): Promise<Ending> {
  if (by.trim() === '') throw new UserError('usage', '--by is empty: name the role of who declares it final');
  const inputs = await loadInputs(options);
  const assessment = await assessInMemory(inputs, options, io);
  const version = await versionFor(assessment, inputs, { options, io, why });
  const dossier = await openDossier(options.folder, {
    now: io.now,
    key: await loadAuditKey(options.folder, io.random(32)),
    tool: `biotoets ${io.version}`,
    operator: inputs.audit.operator.party,
  });
  try {
    const reason = why === undefined || why.trim() === '' ? {} : { why };
    await dossier.record({ type: 'final', version, assessment: contentHash(assessment), by, ...reason });
  } finally {
    await dossier.close();
  }
  await assessFolder(inputs, options, io);
  if (!options.quiet)
    io.stderr.write(`version ${version} is final; reports/assessment.json says so, and biotoets report prints it\n`);
  return {};
}

interface Asking {
  readonly options: Options;
  readonly io: Io;
  readonly why: string | undefined;
}

async function versionFor(assessment: Assessment, { audit }: Inputs, { options, io, why }: Asking): Promise<number> {
  const last = await readFinal(options.folder);
  const today = io.now();
  const decision = decideFinal({
    assessment,
    sent: audit.hearing?.assessment,
    now: { heard: heardHash(assessment), content: contentHash(assessment) },
    ...(last === undefined ? {} : { last }),
    ...(why === undefined ? {} : { why }),
    clock: today.getTime(),
    termEnds: endOf(audit.hearing?.due ?? ''),
    // A day counts from its beginning: judging at today is not judging at tomorrow.
    asOf: Date.parse(assessment.audit.asOf.slice(0, 10)),
  });
  if (decision.refused === undefined) return decision.version;
  const lines = decision.refused.map((code) => `  ${REASONS[code](assessment, last?.version ?? 0)}`);
  const broken = decision.refused.includes('integrity-broken');
  throw new UserError(broken ? 'integrity' : 'usage', ['not final yet; nothing was written:', ...lines].join('\n'));
}

const REASONS: Readonly<Record<FinalRefusal, (assessment: Assessment, last: number) => string>> = {
  'integrity-broken': () => 'the dossier is broken: see biotoets verify',
  selection: () => 'this is a selection: leave out --only',
  'as-of-ahead': ({ audit }) => `it judges at ${audit.asOf.slice(0, 10)}, which is still to come`,
  'not-sent': () => 'the findings were not put to the other side: run biotoets respond send',
  'changed-since-sent': () =>
    'the findings, or what they rest on, changed after they were sent: run biotoets respond send again',
  'reaction-outstanding': ({ hearing }) =>
    `no reaction yet, and the term runs up to and including ${hearing?.due ?? ''}: ${outstanding(hearing)}`,
  'final-already': (_assessment, last) => `this is version ${last} already, and nothing changed since`,
  'no-reason': (_assessment, last) => `version ${last} is final: say with --why what the next one is for`,
};

function outstanding(hearing: Assessment['hearing']): string {
  return (hearing?.outstanding ?? []).map(({ control, party }) => `${control} (${party})`).join(', ');
}
