import type { Report } from '../catalogue/problem.ts';
import { type Checked, reportIn } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import { approversOf } from './read-judgements.ts';
import type { ApplicabilitySource, AuditSource } from './schema.generated.ts';
import type { Keyring } from './signed.ts';
import type { Applicability, Decision } from './types.ts';

/** What a control that applies has no use for: there it would be read by nobody. */
const OF_A_DECISION = [
  'fact',
  'items',
  'riskAnalysis',
  'approver',
  'expires',
] as const satisfies readonly (keyof ApplicabilitySource)[];

interface Judged {
  readonly keyring: Keyring;
  /** Those of `judgements/`. */
  readonly decisions: readonly Decision[];
}

/**
 * Reads `applicability` of audit.yaml. What does not apply becomes a decision that is weighed like any other; notes a control
 * that is decided on twice, here or in `judgements/`, and grounds for a control that applies.
 */
export function readApplicability(
  document: Checked<AuditSource> | undefined,
  { keyring, decisions }: Judged,
  problems: Problem[],
): { readonly entries: readonly Applicability[]; readonly decisions: readonly Decision[] } {
  if (document === undefined) return { entries: [], decisions: [] };
  const { data, source } = document;
  const report = reportIn(source, problems);
  const decided = new Map(decisions.filter(isWhole).map(({ control, at }) => [control, at]));
  const read = (data.applicability ?? []).map((entry, index) => {
    const at = source.positionOf(['applicability', index]);
    const before = decided.get(entry.control);
    if (before === undefined) decided.set(entry.control, at);
    else
      report(['applicability', index, 'control'], {
        code: 'duplicate',
        message: `whether it applies is decided already, at ${before.file}:${before.line}`,
        found: entry.control,
      });
    if (entry.applies) reportGrounds(entry, index, report);
    return toApplicability(entry, keyring, at);
  });
  return { entries: read.map(({ entry }) => entry), decisions: read.flatMap(({ decision }) => decision ?? []) };
}

/** Says of a whole control that it does not apply. */
function isWhole({ kind, criterion }: Decision): boolean {
  return kind === 'not-applicable' && criterion === undefined;
}

function reportGrounds(entry: ApplicabilitySource, index: number, report: Report): void {
  for (const key of OF_A_DECISION)
    if (entry[key] !== undefined)
      report(['applicability', index, key], {
        code: 'schema',
        message: 'is said only of a control that does not apply (applies: false)',
        found: key,
      });
}

function toApplicability(
  source: ApplicabilitySource,
  keyring: Keyring,
  at: Applicability['at'],
): { readonly entry: Applicability; readonly decision?: Decision } {
  const { control, applies, why, fact, items = [], riskAnalysis, expires } = source;
  const people = approversOf(source, keyring);
  const entry = { control, applies, why, by: people.by, at };
  if (applies) return { entry };
  // No decision in judgements/ can have this id: a name holds no slash.
  const id = `applicability/${control}`;
  return {
    entry: { ...entry, decision: id },
    decision: {
      ...{ id, kind: 'not-applicable', control, items, why, ...people, at },
      ...(fact === undefined ? {} : { fact }),
      ...(riskAnalysis === undefined ? {} : { riskAnalysis }),
      ...(expires === undefined ? {} : { expires }),
    },
  };
}
