/** An exact sum of decimals: whole numbers of each power of ten, put together at the end. */
export interface Sum {
  add(raw: string): void;
  /** Undefined when the sum is no longer exact in a double. */
  value(): number | undefined;
}

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;

export function exactSum(): Sum {
  const byScale: (number | undefined)[] = [];
  let exact = true;
  return {
    add(raw) {
      const point = raw.indexOf('.');
      const scale = point < 0 ? 0 : raw.length - point - 1;
      const whole = Number(point < 0 ? raw : raw.slice(0, point) + raw.slice(point + 1));
      const total = (byScale[scale] ?? 0) + whole;
      exact &&= DECIMAL.test(raw) && scale <= 15 && Number.isSafeInteger(whole) && Number.isSafeInteger(total);
      if (exact) byScale[scale] = total;
    },
    value: () => (exact ? together(byScale) : undefined),
  };
}

function together(byScale: readonly (number | undefined)[]): number | undefined {
  const scale = Math.max(0, byScale.length - 1);
  const total = byScale.reduce((sum, part = 0, power) => sum + BigInt(part) * 10n ** BigInt(scale - power), 0n);
  const digits = String(total < 0n ? -total : total).padStart(scale + 1, '0');
  const text = `${total < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}0`;
  const value = Number(text);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value + 0 : undefined;
}
