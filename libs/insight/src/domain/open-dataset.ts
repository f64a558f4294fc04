import { addDays } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { rateOf } from './figure.js';
import type { Figure } from './figure.js';
import { definitionOf } from './indicators.js';

/** One indicator of a dataset and where its parts stand among those of a cell. */
export interface OpenIndicator { code: 'I1' | 'I5a' | 'I5b'; /** What is counted, as the files say it: rates of different bases are never compared or joined. */ base: 'products' | 'orders' | 'đồng'; from: number }

/** A dataset that is published: indicators whose cells are shown and hidden together. */
export interface OpenDataset {
  id: string;
  indicators: readonly OpenIndicator[];
  /** A flow adds up over months, a state on the last day of each does not. */
  addsUpOverTime: boolean;
  /** Whether a cell tells of buyers, who are counted once however often they bought; else the thresholds of sellers alone hold. */
  tellsOfBuyers: boolean;
  /** Parts that tell of people; what is unknown tells of the records only. */
  guarded: readonly number[];
}

export const PARTS = 3;

/** Names of datasets are part of their addresses and never change. */
export const OPEN_DATASETS: readonly OpenDataset[] = [
  { id: 'ocop-tren-san', indicators: [{ code: 'I1', base: 'products', from: 0 }], addsUpOverTime: false, tellsOfBuyers: false, guarded: [0, 1] },
  {
    id: 'khong-tien-mat', addsUpOverTime: true, tellsOfBuyers: true, guarded: [0, 1, PARTS, PARTS + 1],
    indicators: [{ code: 'I5a', base: 'orders', from: 0 }, { code: 'I5b', base: 'đồng', from: PARTS }],
  },
];

/** The first month that can be published: of this year and the last. Before that nobody knows any more which orders were one person's. */
export const firstOpenMonth = (today: VietnamDay): string => `${Number(today.slice(0, 4)) - 1}-01`;

/** Orders placed since this day may have been delivered in a month that can be published. */
export const buyersKnownFrom = (today: VietnamDay): VietnamDay => addDays(`${firstOpenMonth(today)}-01`, -120);

export const openDataset = (id: string): OpenDataset | null => OPEN_DATASETS.find((dataset) => dataset.id === id) ?? null;

const liesInside = (code: OpenIndicator['code']): boolean => definitionOf(code).unknown === 'inside';

/** The version of the definitions by which a dataset is reckoned: its indicators stand in one file, and change together. Errors: RangeError where they did not. */
export function versionOf({ id, indicators }: Pick<OpenDataset, 'id' | 'indicators'>): string {
  const [version = '', ...others] = [...new Set(indicators.map(({ code }) => definitionOf(code).version))];
  if (others.length > 0) throw new RangeError(`The indicators of ${id} are of several versions.`);
  return version;
}

/** A figure as parts that are never negative and add up: the numerator, the rest, what is unknown. */
export const partsOf = ({ numerator, denominator, unknown }: Figure, { code }: OpenIndicator): number[] =>
  [numerator, denominator - numerator - (liesInside(code) ? unknown : 0), unknown];

export const figureOfParts = (parts: readonly number[], { code, from }: OpenIndicator): Figure & { rate: number | null } => {
  const [numerator = 0, rest = 0, unknown = 0] = parts.slice(from, from + PARTS);
  const figure = { numerator, denominator: numerator + rest + (liesInside(code) ? unknown : 0), unknown };
  return { ...figure, rate: rateOf(figure) };
};
