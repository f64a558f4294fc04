import type { Indicator, IndicatorRow } from '../server/types';

export type CommuneRow = { code: string; name: string; listed: IndicatorRow | null; sold: IndicatorRow | null };

/** One row per commune that either indicator speaks of, in the order of the first. */
export function byCommune(listed: Indicator, sold: Indicator): CommuneRow[] {
  const names = new Map([listed, sold].flatMap(({ breakdown }) => breakdown.map((row) => [row.key, row.areaName] as const)));
  const find = ({ breakdown }: Indicator, code: string) => breakdown.find(({ key }) => key === code) ?? null;
  return [...names].map(([code, name]) => ({ code, name, listed: find(listed, code), sold: find(sold, code) }));
}
