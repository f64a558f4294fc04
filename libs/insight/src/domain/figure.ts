import { Unprocessable } from '@cho-phien/kernel';
import type { Base } from './definition.js';

/**
 * A rate and what it is made of; never a bare percentage. `unknown` is what could not be judged:
 * each definition says whether it lies inside its denominator.
 */
export interface Figure { numerator: number; denominator: number; unknown: number }

/** A figure that says what its units are, so that the compiler refuses to add stalls to orders or orders to đồng. */
export interface BasedFigure<B extends Base = Base> extends Figure { readonly base: B }

/** Percent to one decimal, halves upwards; null where there is nothing to divide by: no figure is not 0 %. Errors: `insight.rate_does_not_nest`. */
export function rateOf({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): number | null {
  if (denominator === 0) return null;
  if (numerator > denominator || numerator < 0) throw new Unprocessable('insight.rate_does_not_nest', { numerator, denominator });
  const [whole, part] = [BigInt(denominator), BigInt(numerator)];
  return Number((part * 2_000n + whole) / (2n * whole)) / 10;
}

export const sumOf = (figures: readonly Figure[]): Figure => figures.reduce<Figure>((sum, each) => ({
  numerator: sum.numerator + each.numerator, denominator: sum.denominator + each.denominator, unknown: sum.unknown + each.unknown,
}), { numerator: 0, denominator: 0, unknown: 0 });

/** The whole of parts that count the same thing. */
export const wholeOf = <B extends Base>(base: B, parts: readonly BasedFigure<NoInfer<B>>[]): BasedFigure<B> => ({ base, ...sumOf(parts) });
