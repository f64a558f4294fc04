import type { VietnamDay } from '@cho-phien/kernel';

/** What a plan asks for, with the document that says so. */
export interface Target {
  id: string;
  area: string | null;
  areaName: string;
  communes: string[];
  code: string;
  period: string;
  /** Percent of a rate; đồng or number of an amount. */
  value: number;
  planNumber: string;
  planDate: VietnamDay;
  issuer: string;
  withdrawn: boolean;
  /** Why it differs from the one it corrects. */
  reason: string | null;
}

/** Actual against target, percent to one decimal; null where there is no figure or nothing was asked for. */
export const progressOf = (actual: number | null, target: number): number | null => (actual === null || target === 0 ? null : Math.round((actual / target) * 1_000) / 10);
