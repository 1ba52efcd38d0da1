import type { Ending } from '../../decide/exit-code.ts';
import type { CollectTask, Plan } from '../../plan/types.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';

/** What would be read, what would be sent where, within which bounds, and what nobody has asked for yet. */
export async function planCommand(options: Options, io: Io): Promise<Ending> {
  const { plan, audit } = await loadInputs(options);
  const lines = [
    `${audit.id}: ${audit.supplier} · ${audit.catalogues.join(', ')} · ${audit.period.from} – ${audit.period.to}`,
    '',
    ...plan.tasks.map(taskLine),
    '',
    limitsLine(plan),
    ...requestLines(
      'Still to be asked for (no request covers it; biotoets request new writes the requests):',
      plan.requests.filter(({ written }) => written === undefined),
    ),
    ...requestLines(
      'Written down, and still to be sent (askedAt is missing):',
      plan.requests.filter(({ written }) => written !== undefined),
    ),
  ];
  await printLines(io, lines);
  return {};
}

function requestLines(head: string, requests: Plan['requests']): readonly string[] {
  if (requests.length === 0) return [];
  return [
    '',
    head,
    ...requests.map(
      ({ criteria, kind, written }) =>
        `  ${written === undefined ? '' : `${written}  `}${kind.padEnd(22)} ${criteria.join(', ')}`,
    ),
  ];
}

function taskLine(task: CollectTask): string {
  const where = task.collector === 'file' ? task.params.path : `${task.params.host}:${task.params.port}`;
  const refused = task.refused === undefined ? '' : `  NOT ATTEMPTED: ${task.refused}`;
  return `${task.collector.padEnd(5)} ${task.slot.padEnd(28)} ${where.padEnd(40)} ${task.criteria.length} criteria${refused}`;
}

function limitsLine({ limits, tasks }: Plan): string {
  const { connectMs, taskMs, perHost, concurrency, attempts, redirects } = limits;
  const probes = tasks.filter((task) => task.collector !== 'file' && task.refused === undefined).length;
  return `${tasks.length} tasks, ${probes} of them over a network: at most ${concurrency} at once, ${perHost} connections a host, ${attempts} attempts, ${connectMs / 1000} s to connect, ${taskMs / 1000} s a task, ${redirects} redirects`;
}
