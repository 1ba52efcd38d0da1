import type { Audit } from '../audit/types.ts';
import type { CheckNeed, Derivation, JsonScalar } from '../catalogue/types.ts';
import type { LedgerRow } from './ledger.ts';

/** The parameters that stood when a row was observed. A threshold set after the measurement is fitted to it, and is no baseline. */
export function baselineFor(audit: Audit, row: LedgerRow): ReadonlyMap<string, JsonScalar> {
  const entries = Object.entries(audit.parameters).filter(
    ([, { setAt }]) => !(row.observedAt !== undefined && Date.parse(setAt) > row.observedAt),
  );
  return new Map(entries.map(([name, { value }]) => [name, value]));
}

function limitParameter(derivation: Derivation): string | undefined {
  if (!('span' in derivation) || typeof derivation.span.limit === 'string') return undefined;
  return derivation.span.limit.$param;
}

/** The derivations of a check with their limits filled in; one without a baseline keeps its parameter, and yields nothing. */
export function withLimits(check: CheckNeed, baseline: ReadonlyMap<string, JsonScalar>): readonly Derivation[] {
  return check.derive.map((derivation) => {
    const name = limitParameter(derivation);
    const limit = name === undefined ? undefined : baseline.get(name);
    if (!('span' in derivation) || typeof limit !== 'string') return derivation;
    return { ...derivation, span: { ...derivation.span, limit } };
  });
}

/** Whether a check holds its rows against a limit that nobody set, or set too late. */
export function lacksLimit(check: CheckNeed, baseline: ReadonlyMap<string, unknown>): boolean {
  return check.derive.some((derivation) => {
    const name = limitParameter(derivation);
    return name !== undefined && typeof baseline.get(name) !== 'string';
  });
}
