import type { Report } from '../catalogue/problem.ts';
import { reportTwice } from '../catalogue/link-control.ts';
import type { YamlSource } from '../catalogue/yaml.ts';
import { insideFolder } from './paths.ts';
import type { AuditSource, TargetSource } from './schema.generated.ts';
import type { Audit, Target } from './types.ts';

/** What a target of a kind cannot do without. */
const MUST: Readonly<Partial<Record<TargetSource['kind'], 'host' | 'path'>>> = {
  web: 'host',
  tls: 'host',
  nginx: 'path',
};

function checkTarget(target: TargetSource, index: number, report: Report): void {
  const must = MUST[target.kind];
  if (must !== undefined && target[must] === undefined) {
    report(['targets', index], {
      code: 'schema',
      message: `a target of kind ${target.kind} needs a ${must}: the key "${must}" is missing`,
    });
  }
  for (const key of ['path', 'trust'] as const) {
    const written = target[key];
    if (written !== undefined) insideFolder('', written, { path: ['targets', index, key], report });
  }
}

function toTarget(source: TargetSource, at: Target['at']): Target {
  const party = source.kind === 'client' ? 'client' : 'supplier';
  return { party, environment: 'production', private: false, sensitive: false, ...source, at };
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

/** Notes a kind that is said not to exist while a target of it is listed. */
export function checkNone({ none = [], targets }: AuditSource, report: Report): void {
  none.forEach(({ kind }, index) => {
    const listed = targets.find((target) => target.kind === kind);
    if (listed === undefined) return;
    report(['none', index, 'kind'], {
      code: 'duplicate',
      message: `there would be no ${kind}, but the target "${listed.id}" is one`,
      found: kind,
    });
  });
}
