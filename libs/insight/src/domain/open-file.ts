import { csvText } from '@cho-phien/kernel';
import { figureOfParts } from './open-dataset.js';
import type { OpenDataset } from './open-dataset.js';

export interface OpenArea { code: string; level: string; name: string }
/** A cell as it is published; what is hidden has no parts, whatever the reason. */
export interface OpenCell { area: string; period: string; parts: readonly number[] | null }

export interface OpenRow {
  indicator: string; definition_version: string; base: string; area_level: string; area_code: string; area_name: string; period: string;
  numerator: number | null; denominator: number | null; unknown: number | null; rate_percent: number | null; status: 'shown' | 'hidden';
}

export const COLUMNS = ['indicator', 'definition_version', 'base', 'area_level', 'area_code', 'area_name', 'period', 'numerator', 'denominator', 'unknown', 'rate_percent', 'status'] as const satisfies readonly (keyof OpenRow)[];

/** The rows of a publication in one order for ever: by indicator, period, level and code. */
export function openRows(dataset: OpenDataset, version: string, areas: readonly OpenArea[], cells: readonly OpenCell[]): OpenRow[] {
  const named = new Map(areas.map((area) => [area.code, area]));
  return dataset.indicators.flatMap((indicator) => cells.map((cell): OpenRow => {
    const area = named.get(cell.area) ?? { code: cell.area, level: '', name: cell.area };
    const figure = cell.parts && figureOfParts(cell.parts, indicator);
    return {
      indicator: indicator.code, definition_version: version, base: indicator.base, area_level: area.level, area_code: area.code, area_name: area.name, period: cell.period,
      numerator: figure?.numerator ?? null, denominator: figure?.denominator ?? null, unknown: figure?.unknown ?? null, rate_percent: figure?.rate ?? null, status: figure ? 'shown' : 'hidden',
    };
  })).sort((one, other) => compare(key(one), key(other)));
}

const key = ({ indicator, period, area_level, area_code }: OpenRow): string => [indicator, period, area_level, area_code].join('\u0000');
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The rows as a file. */
export const openCsv = (rows: readonly OpenRow[]): string => csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]);
