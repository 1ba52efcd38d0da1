/** A decimal as it is written: 0.05 is five hundredths, where a double is only near it. */
export interface Decimal {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact value of a number as JavaScript writes it. It is finite and not below nought. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

/** The smallest whole number that is not below a share of a whole. */
export function ceilingOf({ numerator, denominator }: Decimal, whole: number): number {
  const product = numerator * BigInt(whole);
  return Number((product + denominator - 1n) / denominator);
}
