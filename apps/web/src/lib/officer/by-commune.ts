import type { AreaRef, Indicator, IndicatorRow } from '../server/types';

export type CommuneRow = {
  area: AreaRef;
  listed: IndicatorRow | null;
  byCount: IndicatorRow | null;
  byValue: IndicatorRow | null;
};

const codeOf = (area: AreaRef) => (typeof area === 'string' ? area : area.code);

/** One row per commune that any of the three indicators speaks of, in the order of the first. */
export function byCommune(listed: Indicator, byCount: Indicator, byValue: Indicator): CommuneRow[] {
  const areas = new Map([listed, byCount, byValue].flatMap(({ breakdown }) => breakdown.map((row) => [codeOf(row.area), row.area] as const)));
  const find = ({ breakdown }: Indicator, code: string) => breakdown.find((row) => codeOf(row.area) === code) ?? null;
  return [...areas].map(([code, area]) => ({
    area,
    listed: find(listed, code),
    byCount: find(byCount, code),
    byValue: find(byValue, code),
  }));
}
