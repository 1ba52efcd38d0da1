import type { Operand } from '../../catalogue/types.ts';
import type { FactTree } from '../predicate/fact-tree.ts';
import { resolveOperand } from '../predicate/operand.ts';
import type { NamedCheck } from '../predicate/types.ts';

/** One count over another is at least a share. */
export const ratio: NamedCheck = {
  name: 'ratio',
  parameters: ['part', 'whole', 'atLeast'],
  evaluate(tree, operands, context) {
    const atLeast = resolveOperand(operands['atLeast'] ?? null, context);
    const expected = `share >= ${atLeast.name}`;
    if (!atLeast.ok) return { truth: 'unknown', cause: atLeast.cause, expected, actual: 'no limit set' };
    const part = numberAt(tree, operands['part']);
    const whole = numberAt(tree, operands['whole']);
    if (part === undefined || whole === undefined || typeof atLeast.value !== 'number') {
      return { truth: 'unknown', cause: 'indeterminate', expected, actual: 'no counts' };
    }
    if (whole === 0) return { truth: 'unknown', cause: 'sample-too-small', expected, actual: `${part} of 0` };
    return { truth: part / whole >= atLeast.value ? 'true' : 'false', expected, actual: `${part} of ${whole}` };
  },
};

/** The number a fact holds; undefined for anything else, so that nothing is counted as zero. */
export function numberAt(tree: FactTree, path: Operand | undefined): number | undefined {
  const fact = typeof path === 'string' ? tree.byPath.get(path) : undefined;
  return fact !== undefined && 'value' in fact && typeof fact.value === 'number' ? fact.value : undefined;
}
