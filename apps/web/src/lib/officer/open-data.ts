/** Shapes of the answers about open data. Times are ISO 8601. */
export type OpenVersion = { number: number; through: string; publishedAt: string; withdrawnAt: string | null; withdrawnReason: string | null; cells: number; hidden: number; files: { format: 'csv' | 'json'; bytes: number; sha256: string }[] };
export type OpenData = {
  licence: string;
  contact: string;
  least: { persons: number; sellers: number };
  dictionary: { column: string; meaning: string }[];
  datasets: { id: string; title: string; description: string; versions: OpenVersion[] }[];
};
export type Publication = {
  id: string;
  dataset: string;
  through: string;
  state: 'prepared' | 'published' | 'withdrawn';
  number: number | null;
  preparedAt: string;
  ownPreparation: boolean;
  publishedAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  cells: number;
  hidden: number;
};
export type PublicationRow = { indicator: string; base: string; areaName: string; areaLevel: string; period: string; numerator: number | null; denominator: number | null; rate: number | null; hidden: boolean };

/** The months that are over, newest first, as many as a year and a half. */
export const monthsOver = (now: Date): string[] =>
  Array.from({ length: 18 }, (_, at) => {
    const [year, month] = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 7).split('-').map(Number) as [number, number];
    return new Date(Date.UTC(year, month - 2 - at, 1)).toISOString().slice(0, 7);
  });
