import { Invalid } from './errors.js';

/**
 * An amount of money in whole Vietnamese đồng. The đồng has no minor unit, so
 * a fraction cannot be written down. Each gateway's own unit (VNPay's × 100)
 * exists only inside that gateway's adapter.
 */
export type Dong = number & { readonly __unit: 'dong' };

/** Largest amount the market handles: 10^12 đ, far below Number.MAX_SAFE_INTEGER. */
export const MAX_DONG = 1_000_000_000_000;

/** Takes a number as đồng. Errors: `money.not_whole_dong` for fractions, NaN, negatives and unsafe sizes. */
export function dong(value: number): Dong {
  if (!Number.isSafeInteger(value) || value < 0 || value > MAX_DONG) {
    throw new Invalid('money.not_whole_dong', { value: String(value) });
  }
  return value as Dong;
}

export const NO_DONG = 0 as Dong;

/** Sum of amounts; refuses to leave the safe range. */
export function sumDong(amounts: Iterable<Dong>): Dong {
  let total = 0;
  for (const amount of amounts) total += amount;
  return dong(total);
}

/** Price × whole quantity. */
export function timesDong(price: Dong, quantity: number): Dong {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new Invalid('money.not_whole_dong', { value: String(quantity) });
  return dong(price * quantity);
}

/**
 * Divides an amount in proportion to weights by largest remainder: the parts sum
 * exactly to the amount and no part deviates from its share by 1 đ or more.
 * Equal remainders go to the earlier part. All-zero weights give the whole to the first.
 */
export function allocateDong(amount: Dong, weights: readonly number[]): Dong[] {
  if (weights.length === 0) throw new Invalid('money.nothing_to_split');
  const scaled = weights.map((weight) => BigInt(dong(weight)));
  const whole = scaled.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : NO_DONG));
  const products = scaled.map((weight) => BigInt(amount) * weight);
  const parts = products.map((product) => product / whole);
  const remainders = products.map((product, index) => ({ index, rest: product % whole }));
  let left = BigInt(amount) - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = parts[index]! + 1n;
    left -= 1n;
  }
  return parts.map((part) => dong(Number(part)));
}
