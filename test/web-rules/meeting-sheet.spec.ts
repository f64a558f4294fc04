import { communeLines, figurePages, sheetFigure, sheetPages } from '../../apps/web/src/lib/officer/meeting-sheet.js';
import type { FrozenFigure } from '../../apps/web/src/lib/server/report-types.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';

const BASES = ['products', 'orders', 'value', 'amount'];

/** A number as a Vietnamese reader writes it, back to what it was. */
const read = (text: string): number => Number(text.replace(/\u00a0?[%đ]$/, '').replaceAll('.', '').replace(',', '.'));

const rateOf = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : Number((BigInt(numerator) * 2_000n + BigInt(denominator)) / (2n * BigInt(denominator))) / 10);

function counts(random: SeededRandom, base: string): { numerator: number; denominator: number; unknown: number; rate: number | null } {
  const most = base === 'value' || base === 'amount' ? 90_000_000_000 : 40_000;
  const denominator = random.between(0, (10) - 1) === 0 ? 0 : random.between(0, (most) - 1);
  const numerator = denominator === 0 ? 0 : random.between(0, (denominator + 1) - 1);
  return { numerator, denominator, unknown: random.between(0, (most) - 1), rate: base === 'amount' ? null : rateOf(numerator, denominator) };
}

function figure(random: SeededRandom, at: number): FrozenFigure {
  const base = random.oneOf(BASES);
  return {
    code: `C${at}`, definitionVersion: 'v1', base, baseName: base, title: `Chỉ số ${at}`, definition: 'Định nghĩa', asOf: null, period: '2026-10', approximate: false, evidence: { A: 0, B: 0, C: 0 }, ...counts(random, base),
    breakdown: Array.from({ length: random.between(0, (20) - 1) }, (_, part) => ({ key: `0${6_800 + part}`, areaName: `Xã ${part}`, ...counts(random, base) })), rowCount: 0, rowsHash: '',
  };
}

describe('200 generated meeting sheets', () => {
  const random = new SeededRandom(seedOf('meeting sheets'));

  it.each(Array.from({ length: 200 }, (_, at) => at))('sheet %i prints the figures of the report and no others', () => {
    const figures = Array.from({ length: 1 + random.between(0, (8) - 1) }, (_, at) => figure(random, at));
    for (const given of figures) {
      const printed = sheetFigure(given, [], '2026-10', 'vi');
      if (given.base === 'amount') expect([read(printed.main!), printed.counts]).toEqual([given.numerator, null]);
      else if (given.rate === null) expect([printed.main, printed.counts]).toEqual([null, null]);
      else expect([read(printed.main!), read(printed.counts!.numerator), read(printed.counts!.denominator)]).toEqual([given.rate, given.numerator, given.denominator]);
      expect(printed.unknown === null ? 0 : read(printed.unknown)).toBe(given.unknown);
      expect([printed.title, printed.baseName, printed.version, printed.when]).toEqual([given.title, given.baseName, 'v1', '2026-10']);
    }
    for (const { key, cells } of communeLines(figures, '–', 'vi')) {
      for (const [at, cell] of cells.entries()) {
        const part = figures[at]!.breakdown.find((each) => each.key === key);
        const told = part === undefined ? null : figures[at]!.base === 'amount' ? part.numerator : part.rate;
        expect(cell === '–' ? null : read(cell)).toBe(told);
      }
    }
  });

  it('name the target of the period, or of its year, and no other', () => {
    const line = (code: string, period: string) => ({ code, title: '', target: { id: '', area: null, areaName: '', code, period, value: 70, unit: 'percent' as const, planNumber: '', planDate: '2026-01-01', issuer: '', reason: null }, actual: null, progress: null });
    const given = figure(random, 1);
    expect(sheetFigure(given, [line('C2', '2026'), line('C1', '2025'), line('C1', '2026')], '2026-10', 'vi').target?.target.period).toBe('2026');
    expect(sheetFigure(given, [line('C1', '2026-Q3')], '2026-10', 'vi').target).toBeNull();
  });
});

describe('a meeting sheet', () => {
  it('takes a page for every six figures, and one for a table of many areas', () => {
    expect(figurePages([1, 2, 3, 4, 5, 6, 7])).toEqual([[1, 2, 3, 4, 5, 6], [7]]);
    expect([[6, 12], [7, 12], [12, 1], [13, 12], [6, 13], [7, 41]].map(([figures = 0, areas = 0]) => sheetPages(figures, areas))).toEqual([1, 2, 2, 3, 2, 4]);
  });
});
