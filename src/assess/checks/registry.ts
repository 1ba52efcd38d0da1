import type { NamedCheck } from '../predicate/types.ts';
import { maxGap } from './max-gap.ts';
import { ratio } from './ratio.ts';
import { reconcile } from './reconcile.ts';
import { utilisation } from './utilisation.ts';
import { wilson } from './wilson.ts';

// Pure and a few lines each: nothing is gained by loading them lazily.
const CHECKS = { 'max-gap': maxGap, ratio, reconcile, utilisation, wilson } as const satisfies Readonly<
  Record<string, NamedCheck>
>;

/** Leaves `use: <name>` of the check vocabulary. A test compares this list with the folder. */
export const namedChecks: Readonly<Record<string, NamedCheck | undefined>> = CHECKS;
