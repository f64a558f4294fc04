import type { Indicator, IndicatorRow } from '../server/types';

export type CommuneRow = {
  code: string;
  name: string;
  listed: IndicatorRow | null;
  byCount: IndicatorRow | null;
  byValue: IndicatorRow | null;
};

/** One row per commune that any of the three indicators speaks of, in the order of the first. */
export function byCommune(listed: Indicator, byCount: Indicator, byValue: Indicator): CommuneRow[] {
  const names = new Map([listed, byCount, byValue].flatMap(({ breakdown }) => breakdown.map((row) => [row.key, row.areaName] as const)));
  const find = ({ breakdown }: Indicator, code: string) => breakdown.find(({ key }) => key === code) ?? null;
  return [...names].map(([code, name]) => ({
    code,
    name,
    listed: find(listed, code),
    byCount: find(byCount, code),
    byValue: find(byValue, code),
  }));
}
