import fc from 'fast-check';
import { tries } from '../../../../../test/support/counts.js';
import { boundsOf } from '../../testing/linear-attack.js';
import { cellKey, cellsOf, leavesOf, placeOf } from './frame.js';
import type { Axis, CellKey, Frame } from './frame.js';
import { isSmall, LEAST, marginOf, protect } from './protect.js';
import type { Cell, Earlier, Table } from './protect.js';
import { earlierOf } from './publication-frame.js';

const axis = (groups: Record<string, string[]>): Axis => ({ leaves: [...new Set(Object.values(groups).flat())], groups: new Map(Object.entries(groups).map(([name, leaves]) => [name, new Set(leaves)])) });
const NOTHING: Earlier = { shown: new Set(), corrected: new Set(), hidden: new Set() };

/** Two former districts of a province and two months: the sums over communes, districts, the province and the months are published. */
const TWO_MONTHS: Frame = {
  areas: axis({ d1: ['a', 'b', 'c'], d2: ['e', 'f', 'g'], tinh: ['a', 'b', 'c', 'e', 'f', 'g'] }),
  periods: axis({ '2026-Q4': ['2026-10', '2026-11'] }),
};

/** What stands in the leaves, summed to every cell; behind each unit of the first part stands one person. */
function tableOf(frame: Frame, leaf: (area: string, period: string) => { sellers: number; parts: number[] }): Table {
  const known = new Map(frame.areas.leaves.flatMap((area) => frame.periods.leaves.map((period) => [cellKey(area, period), leaf(area, period)] as const)));
  const cells = new Map(cellsOf(frame).map((key): [CellKey, Cell] => {
    const [area, period] = placeOf(key);
    const each = leavesOf(frame.areas, area).map((place) => leavesOf(frame.periods, period).map((time) => known.get(cellKey(place, time))!));
    const parts = each.flat().reduce<number[]>((sum, { parts: more }) => more.map((value, part) => (sum[part] ?? 0) + value), []);
    // Sellers are the same ones in every month, others in every commune.
    const sellers = each.reduce((sum, months) => sum + Math.max(...months.map((month) => month.sellers)), 0);
    return [key, { sellers, persons: parts.reduce((sum, value) => sum + value, 0), parts }];
  }));
  return { frame, cells, guarded: [0, 1] };
}

const shownOf = ({ cells }: Table, hidden: ReadonlySet<CellKey>): Set<CellKey> => new Set([...cells.keys()].filter((key) => !hidden.has(key)));

/** What the attacker can say of a part of a cell who has these cells. */
const boundsIn = (table: Table, shown: ReadonlySet<CellKey>, key: CellKey, part: number) =>
  boundsOf({ frame: table.frame, shown: new Map([...shown].map((each) => [each, table.cells.get(each)!.parts[part]!])) }, key);

/** Hidden small cells of which an attacker with all that is shown finds out more than he may. */
function found(table: Table, hidden: ReadonlySet<CellKey>, shown = shownOf(table, hidden)): string[] {
  return [...hidden].filter((key) => isSmall(table.cells.get(key)!)).flatMap((key) => (table.cells.get(key)!.parts).flatMap((value, part) => {
    const { least, most } = boundsIn(table, shown, key, part);
    const isSafe = most >= value + marginOf(value) - 1e-6 && (value === 0 || least <= value - 1 + 1e-6);
    return isSafe ? [] : [`${key} part ${part}: ${value} lies in ${least}…${most}`];
  }));
}

const anyLeaf = fc.record({ sellers: fc.integer({ min: 0, max: 8 }), parts: fc.tuple(fc.nat(30), fc.nat(12)).map((pair): number[] => pair) });
const anyTable = (frame: Frame) => fc.array(anyLeaf, { minLength: 36, maxLength: 36 }).map((leaves) => tableOf(frame, (area, period) => leaves[(frame.areas.leaves.indexOf(area) * frame.periods.leaves.length + frame.periods.leaves.indexOf(period)) % leaves.length]!));

describe('what open data hides', () => {
  const plain = tableOf(TWO_MONTHS, (area, period) => ({ sellers: 5, parts: [area === 'a' && period === '2026-10' ? 2 : 40, area === 'a' && period === '2026-10' ? 1 : 20] }));

  it('is a cell of fewer than five persons or three sellers, and of none', () => {
    const cell = (sellers: number, persons: number | null): boolean => isSmall({ sellers, persons, parts: [] });
    expect([cell(LEAST.sellers - 1, 50), cell(50, LEAST.persons - 1), cell(0, 0), cell(3, 5), cell(3, null)]).toEqual([true, true, true, false, false]);
  });

  it('would be found by an attacker if nothing more were hidden', () => {
    const only = new Set([cellKey('a', '2026-10')]);
    expect(found(plain, only)).toEqual(['a|2026-10 part 0: 2 lies in 2…2', 'a|2026-10 part 1: 1 lies in 1…1']);
    // A second cell of the same month is found over the sums of both months.
    expect(found(plain, new Set([...only, cellKey('b', '2026-10')]))).toHaveLength(2);
  });

  it('is not found from two months and two levels', () => {
    const { hidden, revealed } = protect(plain, NOTHING);
    expect([hidden.size, revealed, found(plain, hidden)]).toEqual([4, [], []]);
    for (const sum of ['tinh|2026-10', 'd1|2026-10', 'a|2026-Q4', 'tinh|2026-Q4']) expect(hidden.has(sum)).toBe(false);
  });

  it('is found in no table whatever stands in it', () => {
    fc.assert(fc.property(anyTable(TWO_MONTHS), (table) => {
      const { hidden, revealed } = protect(table, NOTHING);
      expect([revealed, found(table, hidden)]).toEqual([[], []]);
    }), { numRuns: tries(12, 400) });
  }, 600_000);

  it('is found in no table whose groups overlap', () => {
    const frame: Frame = { areas: axis({ d1: ['a', 'b'], d2: ['c', 'e'], cum: ['b', 'c'], le: ['e'], tinh: ['a', 'b', 'c', 'e'] }), periods: axis({ q: ['1', '2', '3'] }) };
    fc.assert(fc.property(anyTable(frame), (table) => {
      const { hidden, revealed } = protect(table, NOTHING);
      expect([revealed, found(table, hidden)]).toEqual([[], []]);
    }), { numRuns: tries(12, 400) });
  }, 600_000);

  it('stays hidden when the next month is published, and is not found from both publications', () => {
    fc.assert(fc.property(anyTable(TWO_MONTHS), (table) => {
      const october: Frame = { areas: TWO_MONTHS.areas, periods: { leaves: ['2026-10'], groups: new Map() } };
      const first = { ...table, frame: october, cells: new Map(cellsOf(october).map((key) => [key, table.cells.get(key)!])) };
      const before = protect(first, NOTHING);
      const earlier = { ...NOTHING, shown: shownOf(first, before.hidden), hidden: before.hidden };
      const { hidden, revealed } = protect(table, earlier);
      expect(revealed).toEqual([]);
      const seen = new Set([...earlier.shown, ...shownOf(table, hidden)]);
      expect(found(table, hidden, seen)).toEqual([]);
      for (const key of before.hidden) {
        expect(hidden.has(key)).toBe(true);
        const open = table.guarded.map((part) => { const { least, most } = boundsIn(table, seen, key, part); return most - least; });
        expect(Math.max(...open)).toBeGreaterThanOrEqual(1 - 1e-6);
      }
    }), { numRuns: tries(8, 300) });
  }, 600_000);

  it('is not found from two versions of one table, of which the second corrects a cell', () => {
    const leafKeys = TWO_MONTHS.areas.leaves.flatMap((area) => TWO_MONTHS.periods.leaves.map((period) => cellKey(area, period)));
    fc.assert(fc.property(fc.array(anyLeaf, { minLength: 12, maxLength: 12 }), fc.nat(11), anyLeaf, (leaves, at, corrected) => {
      const versionOf = (all: readonly { sellers: number; parts: number[] }[]): Table => tableOf(TWO_MONTHS, (area, period) => all[leafKeys.indexOf(cellKey(area, period))]!);
      const [first, second] = [versionOf(leaves), versionOf(leaves.with(at, corrected))];
      const before = protect(first, NOTHING);
      const published = [...first.cells].map(([key, cell]) => ({ ...cell, key, hidden: before.hidden.has(key) }));
      const { hidden, revealed } = protect(second, earlierOf(published, second.cells));
      const seen = new Set([...shownOf(second, hidden)]);
      // Who knows the correction reckons what the first version showed over to the second; of the corrected cell itself, and of sums with it, he has what did not change.
      const touched = (key: CellKey): boolean => { const [area, period] = placeOf(key); const [where = '', when = ''] = placeOf(leafKeys[at]!); return leavesOf(TWO_MONTHS.areas, area).includes(where) && leavesOf(TWO_MONTHS.periods, period).includes(when); };
      const small = [...hidden].filter((key) => isSmall(second.cells.get(key)!) && !revealed.includes(key));
      const shownBefore = [...shownOf(first, before.hidden)];
      for (const key of small) {
        const known = new Set([...seen, ...shownBefore.filter((each) => !touched(key) || !touched(each))]);
        expect(found(second, new Set([key]), known)).toEqual([]);
      }
    }), { numRuns: tries(25, 400) });
  }, 600_000);

  it('is published again as it was when nothing changed', () => {
    fc.assert(fc.property(anyTable(TWO_MONTHS), (table) => {
      const first = protect(table, NOTHING);
      const again = protect(table, { ...NOTHING, shown: shownOf(table, first.hidden), hidden: first.hidden });
      expect([again.revealed, [...again.hidden].sort()]).toEqual([[], [...first.hidden].sort()]);
    }), { numRuns: tries(50, 1_000) });
  });

  it('refuses to hide what was shown before: that would help nobody', () => {
    const frame: Frame = { areas: axis({ tinh: ['a', 'b'] }), periods: { leaves: ['1'], groups: new Map() } };
    const table = tableOf(frame, (area) => ({ sellers: area === 'a' ? 1 : 9, parts: [area === 'a' ? 2 : 50] }));
    expect(protect(table, { ...NOTHING, shown: new Set(['b|1', 'tinh|1']) }).revealed).toEqual(['a|1']);
  });
});
