import type { Slice } from './load.js';

/** A slice with the processor time that the server's own process took for one answer, in ms. */
export interface Timed extends Slice { cpuMs: number }

/** Product and reference in turns, slice by slice. */
export interface Pair { product: Timed; reference: Timed }

export interface Comparison {
  /** Median of product ÷ reference, slice by slice, with the lowest and highest. */
  ratio: number; lowest: number; highest: number;
  product: Timed; reference: Timed;
}

export function compare(pairs: readonly Pair[]): Comparison {
  const ratios = pairs.map(({ product, reference }) => product.perSecond / reference.perSecond);
  return {
    ratio: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios),
    product: middle(pairs.map(({ product }) => product)), reference: middle(pairs.map(({ reference }) => reference)),
  };
}

const middle = (slices: readonly Timed[]): Timed => ({
  perSecond: median(slices.map(({ perSecond }) => perSecond)), medianMs: median(slices.map(({ medianMs }) => medianMs)), p99Ms: median(slices.map(({ p99Ms }) => p99Ms)),
  requests: median(slices.map(({ requests }) => requests)), cpuMs: median(slices.map(({ cpuMs }) => cpuMs)),
});

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}
