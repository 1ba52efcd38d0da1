import type { FactAt } from '../../types.ts';

/** What a rule without a condition does with every packet that comes to it. */
export type Ending =
  | { readonly verdict: 'drop' | 'accept' }
  /** A chain that is called; behind `jump` a packet comes back where nothing was decided. */
  | { readonly chain: string; readonly returns: boolean }
  /** A verdict that cannot be read. */
  | { readonly unknown: true };

/** One chain; those with a hook see packets, the others are called. */
export interface Chain {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  readonly hook?: string;
  /** Without one nftables accepts. */
  readonly policy: 'accept' | 'drop' | 'unknown';
  /** Of the rules without a condition, in order. */
  readonly endings: readonly Ending[];
  readonly at: FactAt;
}

const MAX_CALLS = 16;

/** What becomes of a packet that no rule of a chain names. Undefined where that cannot be told. */
export function fallback(chain: Chain, chains: readonly Chain[]): 'accept' | 'drop' | undefined {
  const ending = endOf(chain, chains, 0);
  if (ending === 'unknown') return undefined;
  if (ending !== undefined) return ending;
  return chain.policy === 'unknown' ? undefined : chain.policy;
}

function endOf(chain: Chain, chains: readonly Chain[], depth: number): 'accept' | 'drop' | 'unknown' | undefined {
  for (const ending of chain.endings) {
    if ('unknown' in ending) return 'unknown';
    if ('verdict' in ending) return ending.verdict;
    const next = chains.find(
      ({ family, table, name }) => family === chain.family && table === chain.table && name === ending.chain,
    );
    if (next === undefined || depth > MAX_CALLS) return 'unknown';
    const end = endOf(next, chains, depth + 1);
    if (end !== undefined || !ending.returns) return end;
  }
  return undefined;
}
