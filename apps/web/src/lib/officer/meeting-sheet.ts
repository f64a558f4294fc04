import type { FrozenFigure, TargetLine } from '../server/report-types';
import { formatDong, formatNumber, formatRate } from '../i18n/figures';
import type { Language } from '../i18n/figures';

export type SheetFigure = {
  code: string;
  title: string;
  baseName: string;
  /** The large number: a rate, or a sum where nothing is divided; null where there is no figure. */
  main: string | null;
  /** What it is made of; null where the large number is all. */
  counts: { numerator: string; denominator: string } | null;
  unknown: string | null;
  /** The area is a former one whose outline is only approximately that of its communes. */
  approximate: boolean;
  evidence: FrozenFigure['evidence'];
  /** What else it says, in words beside it. */
  said: Pick<FrozenFigure, 'base' | 'byChannel' | 'measures'>;
  definition: string;
  version: string;
  when: string;
  numerator: number;
  denominator: number;
  share: number;
  target: TargetLine | null;
};

const COUNTS_MONEY: readonly string[] = ['value', 'amount'];

/** One figure as the sheet prints it; nothing is reckoned here, numbers are only written. */
export function sheetFigure(figure: FrozenFigure, targets: readonly TargetLine[], period: string, language: Language): SheetFigure {
  const { base, numerator, denominator, unknown, rate } = figure;
  const amount = (value: number) => (COUNTS_MONEY.includes(base) ? formatDong(value, language) : formatNumber(value, language));
  const sum = base === 'amount';
  return {
    code: figure.code, title: figure.title, baseName: figure.baseName, definition: figure.definition, version: figure.definitionVersion, when: figure.asOf ?? figure.period ?? '',
    main: sum ? amount(numerator) : rate === null ? null : formatRate(rate, language),
    counts: sum || rate === null ? null : { numerator: amount(numerator), denominator: amount(denominator) },
    unknown: unknown === 0 ? null : amount(unknown),
    numerator, denominator, share: rate ?? 0, approximate: figure.approximate, evidence: figure.evidence, said: { base, byChannel: figure.byChannel, measures: figure.measures },
    target: targets.find((line) => line.code === figure.code && (line.target.period === period || (!period.includes('..') && line.target.period === period.slice(0, 4)))) ?? null,
  };
}

/** What one page of A4 holds under its heading: so many figures with a table of so many areas, or a longer table alone. */
const ON_PAGE = { figures: 6, areas: 12, areasAlone: 40 } as const;

/** Figures by the page they are printed on. */
export const figurePages = <Figure>(figures: readonly Figure[]): Figure[][] =>
  Array.from({ length: Math.ceil(figures.length / ON_PAGE.figures) }, (_, page) => figures.slice(page * ON_PAGE.figures, (page + 1) * ON_PAGE.figures));

/** Whether the table of areas begins a page of its own. */
export const tableApart = (areas: number): boolean => areas > ON_PAGE.areas;

/** Pages of A4 that the sheet takes. */
export const sheetPages = (figures: number, areas: number): number => Math.ceil(figures / ON_PAGE.figures) + (tableApart(areas) ? Math.ceil(areas / ON_PAGE.areasAlone) : 0);

export type CommuneLine = { key: string; name: string; approximate: boolean; cells: string[] };

/** The parts of all figures side by side, one row a commune; `none` stands where there is nothing to divide by. */
export function communeLines(figures: readonly FrozenFigure[], none: string, language: Language): CommuneLine[] {
  const names = new Map(figures.flatMap(({ breakdown }) => breakdown.map((part) => [part.key, part.areaName] as const)));
  return [...names].map(([key, name]) => ({
    key, name, approximate: figures.some(({ breakdown }) => breakdown.some((part) => part.key === key && part.approximate)),
    cells: figures.map(({ base, breakdown }) => {
      const part = breakdown.find((each) => each.key === key);
      if (!part) return none;
      if (base === 'amount') return formatDong(part.numerator, language);
      return part.rate === null ? none : formatRate(part.rate, language);
    }),
  }));
}
