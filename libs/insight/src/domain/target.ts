import { Invalid } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Figure } from './figure.js';
import { definitionOf } from './indicators.js';

/** What a plan asks for, with the document that says so. */
export interface Target {
  id: string;
  area: string | null;
  areaName: string;
  communes: string[];
  code: string;
  period: string;
  /** In its indicator's unit (`targetUnit`). */
  value: number;
  planNumber: string;
  planDate: VietnamDay;
  issuer: string;
  withdrawn: boolean;
  /** Why it differs from the one it corrects. */
  reason: string | null;
}

/** A plan asks for a part of a rate, or for đồng of an amount. */
export type TargetUnit = 'percent' | 'dong';
export const targetUnit = (code: string): TargetUnit => (definitionOf(code).base === 'amount' ? 'dong' : 'percent');

const MOST_PERCENT = 100;

/** Errors: `insight.target_too_high` of a rate above 100 %, `insight.target_not_whole` of parts of a đồng. */
export function checkPlanned(code: string, value: number): void {
  const wrong = targetUnit(code) === 'percent' ? value > MOST_PERCENT && 'insight.target_too_high' : !Number.isInteger(value) && 'insight.target_not_whole';
  if (wrong) throw new Invalid(wrong, {}, [{ path: 'value', code: wrong }]);
}

/** What was reached, in the target's unit; null where there is nothing to make a rate of. */
export const reached = (code: string, { numerator, rate }: Pick<Figure, 'numerator'> & { rate: number | null }): number | null => (targetUnit(code) === 'dong' ? numerator : rate);

/** Actual against target, percent to one decimal; null where there is no figure or nothing was asked for. */
export const progressOf = (actual: number | null, target: number): number | null => (actual === null || target === 0 ? null : Math.round((actual / target) * 1_000) / 10);
