/**
 * A rate and what it is made of; never a bare percentage. `unknown` is what could not be judged:
 * each indicator says whether it lies inside its denominator.
 */
export interface Figure { numerator: number; denominator: number; unknown: number }

/** Percent to one decimal, halves upwards; null where there is nothing to divide by: no figure is not 0 %. */
export function rateOf({ numerator, denominator }: Figure): number | null {
  if (denominator === 0) return null;
  const [whole, part] = [BigInt(denominator), BigInt(numerator)];
  return Number((part * 2_000n + whole) / (2n * whole)) / 10;
}

export const sumOf = (figures: readonly Figure[]): Figure => figures.reduce<Figure>((sum, each) => ({
  numerator: sum.numerator + each.numerator, denominator: sum.denominator + each.denominator, unknown: sum.unknown + each.unknown,
}), { numerator: 0, denominator: 0, unknown: 0 });
