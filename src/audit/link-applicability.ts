import { unknown } from '../catalogue/link-predicate.ts';
import type { Control } from '../catalogue/types.ts';
import type { Problem } from '../errors.ts';
import type { Audit, Decision } from './types.ts';

/** Notes a control that no catalogue has, and "not applicable" without what makes that more than a wish. */
export function linkApplicability(
  { applicability, decisions }: Pick<Audit, 'applicability' | 'decisions'>,
  controls: ReadonlyMap<string, Control>,
): readonly Problem[] {
  return applicability.flatMap(({ control: ref, decision: id, at }, index): readonly Problem[] => {
    const path = `applicability[${index}]`;
    const control = controls.get(ref);
    if (control === undefined)
      return [{ ...unknown('dangling', 'control', ref, controls.keys()), path: `${path}.control`, at }];
    const decision = decisions.find((each) => each.id === id);
    const missing = decision === undefined ? [] : missingIn(decision, control);
    if (missing.length === 0) return [];
    return [{ code: 'schema', message: `${lead(control)} ${missing.join(', ')}`, found: ref, path, at }];
  });
}

function lead({ measure }: Control): string {
  return measure
    ? 'a government measure is not applicable only where a fact makes it impossible; missing:'
    : 'a control without a government measure is left out on a risk analysis, with evidence and an approver; missing:';
}

/** What the weighing of the decision would ask for, by its name in audit.yaml. */
function missingIn(decision: Decision, { measure }: Control): readonly string[] {
  const { fact, items, riskAnalysis, approver, expires } = decision;
  return [
    ...(fact === undefined ? ['fact'] : []),
    ...(items.length === 0 ? ['items'] : []),
    ...(!measure && riskAnalysis === undefined ? ['riskAnalysis'] : []),
    ...(approver === undefined ? ['approver'] : []),
    ...(expires === undefined ? ['expires'] : []),
  ];
}
