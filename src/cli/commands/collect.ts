import { loadAuditKey } from '../../dossier/audit-key.ts';
import { openDossier } from '../../dossier/open-dossier.ts';
import { collectAll, type CollectSummary } from '../../collect/run.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Inputs, loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { progressOf } from '../progress.ts';

export async function collectCommand(options: Options, io: Io): Promise<Ending> {
  const summary = await collectInto(await loadInputs(options), options, io);
  if (!options.quiet) {
    const { collected, failed, notAttempted } = summary;
    io.stderr.write(`${collected} collected, ${failed} failed, ${notAttempted} not attempted\n`);
  }
  return summary.interrupted ? { interrupted: true } : {};
}

/** Carries out the plan into the dossier. Killed anywhere, the next run goes on where this one stopped. */
export async function collectInto({ audit, plan }: Inputs, options: Options, io: Io): Promise<CollectSummary> {
  const key = await loadAuditKey(options.folder, io.random(32));
  const dossier = await openDossier(options.folder, {
    now: io.now,
    key,
    tool: `biotoets ${io.version}`,
    operator: audit.operator.party,
  });
  try {
    const { done, resumed } = await dossier.begin(plan);
    if (resumed && !options.quiet)
      io.stderr.write(`resuming: ${done.size} of ${plan.tasks.length} were collected before\n`);
    const summary = await collectAll(plan, {
      folder: options.folder,
      signal: io.signal,
      now: io.now,
      done,
      onEvent: progressOf(options, io),
      store: async (task, result) => {
        const endpoint =
          task.collector === 'file'
            ? { path: task.params.path }
            : { endpoint: endpointOf(task.params, result.address) };
        const { attempts, durationMs, observedAt, outcome, artefacts, trouble } = result;
        await dossier.store({
          slot: task.slot,
          targets: task.targets,
          origin: task.origin,
          ...(task.link === undefined ? {} : { link: task.link }),
          outcome,
          artefacts,
          ...(trouble === undefined ? {} : { trouble }),
          observedAt,
          collectedAt: observedAt,
          card: { collector: task.collector, attempts, durationMs, ...endpoint },
        });
      },
    });
    if (!summary.interrupted) await dossier.end();
    return summary;
  } finally {
    await dossier.close();
  }
}

function endpointOf({ host, port }: { readonly host: string; readonly port: number }, address: string | undefined) {
  return { host, port, ...(address === undefined ? {} : { address }) };
}
