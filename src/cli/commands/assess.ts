import { join } from 'node:path';
import { assess } from '../../assess/assess.ts';
import { sealKeys } from '../../audit/keys.ts';
import type { Assessment } from '../../assess/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { conclude } from '../conclude.ts';
import { markFinal } from '../final.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { readFacts } from '../read-facts.ts';
import { writeReports, writeSummary } from '../render.ts';

export async function assessCommand(options: Options, io: Io): Promise<Ending> {
  const assessment = await assessFolder(await loadInputs(options), options, io);
  await writeSummary(assessment, options, io);
  const ending = conclude(assessment, options, io);
  await writeReports(assessment, options.reports, options, io);
  return ending;
}

/** Judges what the dossier holds and writes nothing: no network, no clock. */
export async function assessInMemory(
  inputs: Inputs,
  options: Pick<Options, 'folder' | 'only' | 'asOf' | 'profile'>,
  io: Io,
): Promise<Assessment> {
  const keys = sealKeys(inputs.audit).map(({ fingerprint }) => fingerprint);
  const dossier = await readDossier(options.folder, { keys });
  const readings = await readFacts(options.folder, inputs, dossier);
  const { audit, catalogues, reference, plan, loose, predecessor } = inputs;
  const assessment = assess({
    ...{ audit, catalogues, reference, plan, loose, dossier, readings },
    ...(predecessor === undefined ? {} : { predecessor }),
    options: {
      only: options.only,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
    },
    tool: { version: io.version },
  });
  return markFinal(assessment, dossier.entries);
}

/**
 * Judges, and writes `assessment.json`. A selection goes into `selection.json`: a gate in CI must not take the place of
 * the whole assessment.
 */
export async function assessFolder(inputs: Inputs, options: Options, io: Io): Promise<Assessment> {
  const assessment = await assessInMemory(inputs, options, io);
  await writeReports(
    assessment,
    [{ format: 'json', file: join(options.out, options.only.length === 0 ? 'assessment.json' : 'selection.json') }],
    { ...options, quiet: true },
    io,
  );
  return assessment;
}
