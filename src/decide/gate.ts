import type { Assessment, Cause, Finding } from '../assess/types.ts';
import type { Gate, GateOptions } from './types.ts';

/** No gate holds over these: somebody kept something back, or the scope was made smaller. */
const NEVER: readonly Cause[] = ['not-received', 'not-explained', 'coverage-incomplete', 'out-of-period'];

/**
 * Does the gate hold for the selected controls? `fail`: no fail, no knock-out that is not established, and nothing not
 * established because something blocks, is not explained or shrank. `not-established` (the default): everything passed.
 */
export function decideGate(assessment: Assessment, options: GateOptions): Gate {
  const shut = assessment.findings.flatMap((finding) => shutBy(finding, options.failOn ?? 'not-established'));
  if (shut.length > 0) return { holds: false, code: shut.some((each) => each.because === 'fail') ? 1 : 2, shut };
  // A gate over nothing that was established would hold for everybody.
  const established = assessment.findings.some((finding) => finding.verdict === 'pass');
  return established ? { holds: true, code: 0, shut } : { holds: false, code: 2, shut };
}

function shutBy(finding: Finding, failOn: 'fail' | 'not-established'): Gate['shut'] {
  const control = finding.control;
  if (finding.verdict === 'fail') return [{ control, because: 'fail' }];
  if (finding.verdict !== 'not-established') return [];
  if (failOn === 'not-established' || finding.knockout) return [{ control, because: 'not-established' }];
  const open = finding.criteria.filter((criterion) => criterion.status === 'not-established');
  if (open.some((criterion) => criterion.observations.some((observation) => observation.rule === 'blocked'))) {
    return [{ control, because: 'not-established' }];
  }
  const cause = open.flatMap((criterion) => criterion.causes).find((each) => NEVER.includes(each.cause));
  return cause === undefined ? [] : [{ control, because: cause.cause }];
}
