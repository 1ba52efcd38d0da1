import { productsAbout, type Topic } from '../catalogue/products.ts';
import type { Report } from '../catalogue/problem.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { YamlSource } from '../catalogue/yaml.ts';
import { insideFolder } from './paths.ts';
import { checkPeriod } from './period.ts';
import type { AuditSource, TargetSource } from './schema.generated.ts';
import type { Audit, Target } from './types.ts';

type Key = 'host' | 'path' | 'product' | 'provenance';

/** What a target of a kind cannot do without. */
const MUST: Readonly<Partial<Record<TargetSource['kind'], readonly Key[]>>> = {
  web: ['host'],
  tls: ['host'],
  nginx: ['path'],
  config: ['path', 'product', 'provenance'],
};

const ONLY_CONFIG = ['product', 'dump'] as const;
const ONLY_GENERIC = ['mapping', 'about'] as const;

function checkTarget(target: TargetSource, index: number, report: Report): void {
  for (const must of MUST[target.kind] ?? []) {
    if (target[must] !== undefined) continue;
    report(['targets', index], {
      code: 'schema',
      message: `a target of kind ${target.kind} needs a ${must}: the key "${must}" is missing`,
    });
  }
  for (const key of ['path', 'trust', 'dump', 'mapping'] as const) {
    const written = target[key];
    if (written !== undefined) insideFolder('', written, { path: ['targets', index, key], report });
  }
  checkOrigin(target, index, report);
}

/** Of a configuration it must be known when it was so; of anything else nobody asks. */
function checkOrigin(target: TargetSource, index: number, report: Report): void {
  for (const key of ONLY_CONFIG) {
    if (target.kind === 'config' || target[key] === undefined) continue;
    report(['targets', index, key], { code: 'schema', message: `"${key}" is for targets of kind config` });
  }
  for (const key of ONLY_GENERIC) {
    const given = target[key] !== undefined;
    if (given === (target.product === 'generic')) continue;
    const message = given
      ? `"${key}" is for the product generic`
      : `a generic export needs a ${key}: the key "${key}" is missing`;
    report(given ? ['targets', index, key] : ['targets', index], { code: 'schema', message });
  }
  const files = target.kind === 'config' || target.kind === 'nginx';
  for (const key of ['provenance', 'observedAt'] as const) {
    if (files || target[key] === undefined) continue;
    report(['targets', index, key], { code: 'schema', message: `"${key}" is for targets that are files` });
  }
  checkState(target, index, report);
  if (target.kind === 'config' && target.observedAt === undefined) {
    report(['targets', index], {
      code: 'schema',
      message: 'a target of kind config needs a moment at which it was so: the key "observedAt" is missing',
    });
  }
}

/** What happened, happened in a time; what merely is, does not. */
function checkState({ provenance, period }: TargetSource, index: number, report: Report): void {
  if (period !== undefined) checkPeriod(period, ['targets', index, 'period'], report);
  if ((provenance === 'state') === (period !== undefined)) return;
  const message =
    period === undefined
      ? 'the provenance state needs the time it speaks of: the key "period" is missing'
      : '"period" is for the provenance state';
  report(period === undefined ? ['targets', index] : ['targets', index, 'period'], { code: 'schema', message });
}

function toTarget(source: TargetSource, at: Target['at']): Target {
  const party = source.kind === 'client' ? 'client' : 'supplier';
  const product = source.kind === 'nginx' ? { product: 'nginx' as const } : {};
  return { party, environment: 'production', private: false, sensitive: false, ...product, ...source, at };
}

/** The targets, with what is said by default; notes ids given twice and what a kind lacks. */
export function toTargets(targets: AuditSource['targets'], source: YamlSource, report: Report): Audit['targets'] {
  const taken = new Set<string>();
  return targets.map((target, index) => {
    reportTwice(target.id, taken, ['targets', index, 'id'], report);
    checkTarget(target, index, report);
    return toTarget(target, source.positionOf(['targets', index]));
  });
}

function speaksOf({ product, about: own }: TargetSource, about: Topic): boolean {
  if (product === 'generic') return own?.includes(about) === true;
  return product !== undefined && productsAbout(about).includes(product);
}

/** Notes a kind that is said not to exist while a target of it is listed. */
export function checkNone({ none = [], targets }: AuditSource, report: Report): void {
  none.forEach(({ kind, about }, index) => {
    if (about !== undefined && kind !== 'config') {
      report(['none', index, 'about'], { code: 'schema', message: '"about" is for the kind config' });
    }
    const listed = targets.find((target) => target.kind === kind && (about === undefined || speaksOf(target, about)));
    if (listed === undefined) return;
    report(['none', index, 'kind'], {
      code: 'duplicate',
      message: `there would be no ${kind}${about === undefined ? '' : ` about ${about}`}, but the target "${listed.id}" is one`,
      found: kind,
    });
  });
}
