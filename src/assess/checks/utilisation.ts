import { resolveOperand } from '../predicate/operand.ts';
import type { NamedCheck } from '../predicate/types.ts';
import { numberAt } from './ratio.ts';

/** Work over capacity: volume × minutes / 60 × share read, over the hours there are. */
export const utilisation: NamedCheck = {
  name: 'utilisation',
  parameters: ['volume', 'minutes', 'share', 'hours', 'atMost'],
  evaluate(tree, operands, context) {
    const atMost = resolveOperand(operands['atMost'] ?? null, context);
    const expected = `utilisation <= ${atMost.name}`;
    if (!atMost.ok) return { truth: 'unknown', cause: atMost.cause, expected, actual: 'no limit set' };
    const [volume, minutes, share, hours] = ['volume', 'minutes', 'share', 'hours'].map((name) =>
      numberAt(tree, operands[name]),
    );
    if (
      volume === undefined ||
      minutes === undefined ||
      share === undefined ||
      hours === undefined ||
      typeof atMost.value !== 'number'
    ) {
      return { truth: 'unknown', cause: 'indeterminate', expected, actual: 'no figures' };
    }
    if (hours <= 0) return { truth: 'unknown', cause: 'indeterminate', expected, actual: `${hours} hours` };
    const used = (volume * minutes * share) / 60 / hours;
    return { truth: used <= atMost.value ? 'true' : 'false', expected, actual: used.toFixed(3) };
  },
};
