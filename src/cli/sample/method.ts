import type { SampleMethod } from '../../audit/types.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import { UserError } from '../../errors.ts';
import type { SamplingTables } from '../../plan/sampling/size.ts';

/** How the size is found, as the options say it. */
export interface MethodFlags {
  readonly method: 'frequency' | 'hypergeometric';
  readonly frequency?: string;
  readonly risk?: 'low' | 'moderate' | 'high';
  readonly confidence?: string;
  readonly tolerable?: string;
}

/** Reads the method of a sample. Throws UserError `usage` or `unknown-name`. */
export function readMethod(flags: MethodFlags, tables: SamplingTables): SampleMethod {
  const own: readonly (keyof MethodFlags)[] = OWN[flags.method];
  const other: readonly (keyof MethodFlags)[] = flags.method === 'frequency' ? OWN.hypergeometric : OWN.frequency;
  const missing = own.filter((name) => flags[name] === undefined);
  if (missing.length > 0) throw new UserError('usage', `--method ${flags.method} asks for ${named(missing)} as well`);
  const spare = other.filter((name) => flags[name] !== undefined);
  if (spare.length > 0) throw new UserError('usage', `--method ${flags.method} has nothing to do with ${named(spare)}`);
  const { frequency = '', risk = 'moderate', confidence = '', tolerable = '' } = flags;
  if (flags.method === 'hypergeometric')
    return {
      kind: 'hypergeometric',
      confidence: readShare('--confidence', confidence),
      tolerable: readShare('--tolerable', tolerable),
    };
  const known = Object.keys(tables[flags.method]?.sizes ?? {});
  if (known.includes(frequency)) return { kind: 'frequency', frequency, risk };
  const nearest = nearestName(frequency, known);
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UserError('unknown-name', `--frequency ${frequency}: there are ${known.join(', ')}${guess}`);
}

const OWN = {
  frequency: ['frequency', 'risk'],
  hypergeometric: ['confidence', 'tolerable'],
} as const satisfies Record<MethodFlags['method'], readonly (keyof MethodFlags)[]>;

function named(flags: readonly string[]): string {
  return flags.map((flag) => `--${flag}`).join(' and ');
}

/** `0.95` or `95%`. */
function readShare(flag: string, text: string): number {
  const [, digits = '', percent] = /^(\d{1,3}(?:\.\d{1,9})?|\.\d{1,9})(%?)$/.exec(text) ?? [];
  // Not divided: 7 / 100 is a double near 0.07, and 0.07 as it is written is what is meant.
  const share = Number(percent === '%' ? `${digits}e-2` : digits);
  if (digits !== '' && share > 0 && share < 1) return share;
  throw new UserError('usage', `${flag} ${text} is no share between nought and one; write 0.95 or 95%`);
}

/** How many deviations are allowed: a whole number, nought unless said otherwise. */
export function readAllowed(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UserError('usage', `--k ${text} is no whole number of rows`);
}
