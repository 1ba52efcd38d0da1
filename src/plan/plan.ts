import { accessOf, isGone } from '../audit/answered.ts';
import type { Audit, Target } from '../audit/types.ts';
import type { Catalogue, CheckNeed, CollectorName, FactFamily, Need, TargetKind } from '../catalogue/types.ts';
import { redrawAll } from './sampling/redraw.ts';
import type { SamplingTables } from './sampling/size.ts';
import { criteriaOf } from './criteria.ts';
import { suggestedRequests } from './requests.ts';
import type { CollectTask, EndpointParams, FileParams, Limits, Plan, Refusal, Scope } from './types.ts';

/** Good neighbour: few connections, short waits, small bodies. Milliseconds and bytes. */
export const LIMITS: Limits = {
  connectMs: 5_000,
  handshakeMs: 10_000,
  taskMs: 180_000,
  bodyBytes: 102_400,
  fileBytes: 512 * 1024 * 1024,
  files: 2_000,
  includeDepth: 10,
  redirects: 8,
  perHost: 5,
  concurrency: 8,
  attempts: 3,
};

/** Which collector brings the bytes of a family that the tool measures by itself. */
const MEASURED: Readonly<
  Partial<Record<FactFamily, { readonly collector: CollectorName; readonly kinds: readonly TargetKind[] }>>
> = {
  tls: { collector: 'tls', kinds: ['web', 'tls'] },
  http: { collector: 'http', kinds: ['web'] },
  nginx: { collector: 'file', kinds: ['nginx', 'config'] },
  config: { collector: 'file', kinds: ['nginx', 'config'] },
};

export interface PlanOptions {
  readonly offline?: boolean;
  readonly limits?: Partial<Limits>;
  /** Without its table the size of a sample by frequency cannot be said to be enough. */
  readonly sampling?: SamplingTables;
}

/** What to read and probe for these catalogues on this scope, each once however many controls ask for it. */
export function makePlan(catalogues: readonly Catalogue[], audit: Audit, options: PlanOptions = {}): Plan {
  const tasks = [...measuredTasks(catalogues, audit, options), ...deliveredTasks(audit)].sort((a, b) =>
    a.slot < b.slot ? -1 : 1,
  );
  return {
    scope: {
      targets: audit.targets.map(pinned).sort((a, b) => (a.id < b.id ? -1 : 1)),
      period: audit.period,
      depth: [...audit.depth].sort(),
      ...(audit.predecessor?.sha256 === undefined ? {} : { predecessor: audit.predecessor.sha256 }),
    },
    tasks,
    requests: suggestedRequests(catalogues, audit),
    limits: { ...LIMITS, ...options.limits },
    collectors: [...new Set(tasks.map((task) => task.collector))].sort(),
    samples: redrawAll(audit.samples, options.sampling ?? {}),
  };
}

/** A target is what it is and where it is: under the same name another endpoint is another target. */
export function pinned(target: Target): Scope['targets'][number] {
  const { id, kind, host, address, port, path, product, about, provenance } = target;
  const where = host === undefined ? path : `${host}:${port ?? 443}${address === undefined ? '' : ` (${address})`}`;
  return {
    ...{ id, kind },
    ...(where === undefined ? {} : { where }),
    // Of another product, or from elsewhere than at first said, it shows something else.
    ...(kind !== 'config' || product === undefined ? {} : { product }),
    ...(about === undefined ? {} : { about: [...about].sort() }),
    ...(provenance === undefined ? {} : { provenance }),
  };
}

interface Wanted {
  readonly criterion: string;
  readonly kinds: readonly TargetKind[];
  readonly check: CheckNeed;
}

function measuredTasks(catalogues: readonly Catalogue[], audit: Audit, options: PlanOptions): readonly CollectTask[] {
  const wanted = criteriaOf(catalogues, audit).flatMap((criterion) =>
    criterion.needs
      .flatMap(checksOf)
      .map((check): Wanted => ({ criterion: criterion.ref, kinds: criterion.targets, check })),
  );
  const bySlot = new Map<string, CollectTask>();
  for (const target of audit.targets) {
    for (const { criterion, kinds, check } of wanted) {
      const measure = check.from === undefined ? MEASURED[check.family] : undefined;
      if (measure === undefined || !kinds.includes(target.kind) || !measure.kinds.includes(target.kind)) continue;
      if (!isAsked(check, target)) continue;
      const slot = `${target.id}/${measure.collector}`;
      const known = bySlot.get(slot);
      const criteria = [...new Set([...(known?.criteria ?? []), criterion])].sort();
      bySlot.set(slot, { ...taskFor(slot, measure.collector, target, { audit, options }), criteria });
    }
  }
  return [...bySlot.values()];
}

// A check on a configuration is asked of the products that can answer it.
function isAsked({ family, about, products }: CheckNeed, { product, about: own = [] }: Target): boolean {
  if (product === 'generic') return family === 'config' && about !== undefined && own.includes(about);
  if (family === 'nginx') return product === 'nginx';
  return family !== 'config' || (product !== undefined && products.includes(product));
}

function checksOf(need: Need): readonly CheckNeed[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(checksOf);
  return need.kind === 'check' ? [need] : [];
}

interface Setting {
  readonly audit: Audit;
  readonly options: PlanOptions;
}

function taskFor(slot: string, collector: CollectorName, target: Target, setting: Setting): CollectTask {
  const base = { slot, targets: [target.id], origin: 'measured' as const, criteria: [] };
  if (collector === 'file') return { ...base, collector, ...fileTask(target) };
  const refused = refusal(target, setting);
  return { ...base, collector, params: endpoint(target, setting.audit), ...(refused === undefined ? {} : { refused }) };
}

function fileTask({ kind, path = '', product, dump, mapping, observedAt }: Target) {
  const follow = kind === 'nginx' ? { follow: 'nginx' as const } : {};
  const files = kind === 'config' && product !== undefined ? { product } : {};
  const params: FileParams = {
    path,
    ...follow,
    ...files,
    ...(dump === undefined ? {} : { dump }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  return { params, ...(observedAt === undefined ? {} : { observedAt }) };
}

function endpoint(target: Target, audit: Audit): EndpointParams {
  const { host = '', address, port = 443, httpPort = 80, trust } = target;
  return {
    ...{ host, port, httpPort },
    ...(address === undefined ? {} : { address }),
    ...(trust === undefined ? {} : { trust }),
    private: target.private,
    allowed: audit.targets
      .filter((each) => each.consent !== undefined && each.host !== undefined)
      .map((each) => each.host ?? '')
      .sort(),
  };
}

// Nothing is ever sent to a host of which nobody recorded that it may be examined.
function refusal(target: Target, { options }: Setting): Refusal | undefined {
  if (options.offline === true) return 'offline';
  return target.consent === undefined ? 'no-consent' : undefined;
}

function deliveredTasks(audit: Audit): readonly CollectTask[] {
  return audit.cards.flatMap((card): readonly CollectTask[] => {
    const request = audit.requests.find((each) => each.id === card.request);
    const access = accessOf(card, audit.requests);
    if (card.file === undefined || access === 'withheld' || isGone(card)) return [];
    const criteria = request?.criteria ?? [];
    return [
      {
        slot: card.item,
        targets: card.targets,
        origin: 'delivered',
        criteria,
        link: { request: card.request, kind: card.kind, criteria },
        collector: 'file',
        params: { path: card.file },
      },
    ];
  });
}
