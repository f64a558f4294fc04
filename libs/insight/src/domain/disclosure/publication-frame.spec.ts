import { cellsOf } from './frame.js';
import type { CellKey, Frame } from './frame.js';
import { protect } from './protect.js';
import type { Cell } from './protect.js';
import { cellsFrom, earlierOf, fewest, standing } from './publication-frame.js';

const FRAME: Frame = { areas: { leaves: ['a', 'b', 'c'], groups: new Map([['tinh', new Set(['a', 'b', 'c'])]]) }, periods: { leaves: ['2026-09'], groups: new Map() } };
const cell = (sellers: number, value: number): Cell => ({ sellers, persons: null, parts: [value, value] });
const table = (a: Cell, b: Cell): Map<CellKey, Cell> => new Map([['a|2026-09', a], ['b|2026-09', b], ['c|2026-09', cell(9, 50)], ['tinh|2026-09', cell(21, 110)]]);

describe('what was published before', () => {
  const published = [...table(cell(3, 10), cell(9, 50))].map(([key, each]) => ({ ...each, key, hidden: false }));
  const hiddenIn = (cells: ReadonlyMap<CellKey, Cell>): string[] => {
    const { hidden, revealed } = protect({ frame: FRAME, cells, guarded: [0, 1] }, earlierOf(published, cells));
    expect(revealed).toEqual([]);
    return [...hidden].sort();
  };

  it('shows nothing of few that a cell says since it was corrected', () => {
    expect(hiddenIn(table(cell(2, 6), cell(9, 54)))).toEqual(['a|2026-09', 'b|2026-09']);
  });

  it('stays shown where it says the same', () => {
    expect(hiddenIn(table(cell(3, 10), cell(9, 50)))).toEqual([]);
    expect(earlierOf(published, new Map()).shown).toEqual(new Set(cellsOf(FRAME)));
  });

  it('stays hidden unless another publication shows the same', () => {
    const [a] = published.map((each) => ({ ...each, hidden: true }));
    expect(earlierOf([a!], table(cell(9, 60), cell(9, 50))).hidden).toEqual(new Set(['a|2026-09']));
    expect(earlierOf([a!, { ...a!, hidden: false }], table(cell(3, 10), cell(9, 50))).hidden).toEqual(new Set());
  });
});

describe('who stands behind a cell', () => {
  const behind = (commune: string, part: 'numerator' | 'rest' | null, sellers: number, buyers: number) => (
    { commune, month: '2026-09', part, sellers: Array.from({ length: sellers }, (_, at) => `s${at}`), buyers: Array.from({ length: buyers }, (_, at) => `${commune}${at}`) });

  it('is as few as there are in the part in which there are fewest, each once over all that is summed', () => {
    const rows = standing([behind('a', 'numerator', 4, 20), behind('a', 'rest', 1, 2), behind('b', 'numerator', 3, 9), behind('b', 'rest', 5, 6), behind('c', 'numerator', 3, 7)]);
    const cells = cellsFrom(FRAME, new Map([...rows].map(([key, each]) => [key, { ...each, parts: [1, 1] }])));
    expect(['a', 'b', 'c', 'tinh'].map((area) => cells.get(`${area}|2026-09`)).map((each) => [each?.sellers, each?.persons])).toEqual([[1, 2], [3, 6], [3, 7], [4, 8]]);
    expect([fewest([]), fewest([...standing([behind('a', null, 4, 0)]).values()][0]!.sellers)]).toEqual([0, 4]);
  });
});
