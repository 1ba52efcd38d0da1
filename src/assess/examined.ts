import type { Criterion, Need, TargetKind } from '../catalogue/types.ts';
import type { Context } from './context.ts';
import { applies, type Examined } from './readings.ts';

/** Which needs of a criterion are asked on a target. */
export type Reach = (need: Need, target: Examined) => boolean;

/**
 * A configuration that stands beside other targets is asked what it shows by itself; what has to be delivered or judged
 * is asked of those others. Where a configuration is all there is, everything is asked of it.
 */
export function reachOf(criterion: Criterion, { audit }: Context): Reach {
  const beside = audit.targets.some(({ kind }) => isMain(kind, criterion));
  return (need, target) =>
    target.kind === 'config' && beside && criterion.targets.length > 1
      ? branchesOf(need).some((branch) => isMeasured(branch) && applies(branch, target))
      : branchesOf(need).some((branch) => applies(branch, target));
}

/** Is the criterion about this target? About a configuration only where its product can answer one of the needs. */
export function isExamined(criterion: Criterion, target: Examined): boolean {
  if (!criterion.targets.includes(target.kind)) return false;
  const needs = criterion.needs.flatMap(branchesOf);
  const shown = criterion.targets.length > 1 ? needs.filter(isMeasured) : needs;
  return target.kind !== 'config' || shown.some((need) => applies(need, target));
}

/** The kinds that a criterion cannot do without: configurations stand beside them. */
export function mainKinds(criterion: Criterion): readonly TargetKind[] {
  const { targets } = criterion;
  return targets.length > 1 ? targets.filter((kind) => isMain(kind, criterion)) : targets;
}

function isMain(kind: TargetKind, { targets }: Criterion): boolean {
  return targets.includes(kind) && kind !== 'config';
}

type Branch = Exclude<Need, { readonly kind: 'anyOf' }>;

function branchesOf(need: Need): readonly Branch[] {
  return need.kind === 'anyOf' ? need.branches : [need];
}

function isMeasured(need: Branch): boolean {
  return need.kind === 'check' && need.from === undefined;
}
