import { cellKey, cellsOf, leavesOf, placeOf, unbalanced } from './frame.js';
import type { Axis, CellKey, Frame } from './frame.js';

/** Who stands behind a cell, and what is published of it: parts that are never negative and add up over areas and periods. */
export interface Cell { sellers: number; persons: number | null; parts: readonly number[] }

/** `guarded`: the parts that tell of people; the others may be found out. */
export interface Table { frame: Frame; cells: ReadonlyMap<CellKey, Cell>; guarded: readonly number[] }

/** What earlier publications showed, for ever known, and what they hid, for ever hidden; `corrected`: what they showed and is not so any more. */
export interface Earlier { shown: ReadonlySet<CellKey>; corrected: ReadonlySet<CellKey>; hidden: ReadonlySet<CellKey> }

/** `revealed`: cells that an earlier publication shows and that would have to be hidden; with any, nothing may be published. */
export interface Protection { hidden: Set<CellKey>; revealed: CellKey[] }

/** Cells of fewer are hidden, those of none too: that there is nobody is told of few by the same figure. */
export const LEAST = { persons: 5, sellers: 3 } as const;

export const isSmall = ({ sellers, persons }: Cell): boolean => sellers < LEAST.sellers || (persons !== null && persons < LEAST.persons);

/** By how much a hidden value must stay open upwards: to the threshold at least, and by half of itself. */
export const marginOf = (value: number): number => Math.max(LEAST.persons, Math.ceil(value / 2));

/** A move of units that no shown cell notices, and the cells that do. */
interface Move { from: [string, string]; to: [string | null, string | null]; notices: CellKey[] }

/**
 * Which cells of a table to hide so that the others, with all that was shown before, tell of no small cell how large it is.
 *
 * For each small cell and each of its guarded parts it finds another table that has the same shown cells and no negative number, in which
 * the part is larger by its margin, and one in which it is smaller. Whoever sees only what is shown cannot tell these tables from the
 * true one, whatever he computes. Such a table differs by units moved between two areas and back between two periods; the
 * sums that notice the move are hidden with it, the fewest that do. Nor may a sum of an earlier version notice it that was corrected since:
 * who knows the correction, in another cell, knows what the sum would say today. Only what was corrected in the cell itself nobody knows.
 */
export function protect(table: Table, earlier: Earlier): Protection {
  const all = cellsOf(table.frame);
  const kept = all.filter((key) => { const cell = table.cells.get(key); return cell !== undefined && !earlier.shown.has(key) && (isSmall(cell) || earlier.hidden.has(key)); });
  const hidden = new Set([...all.filter((key) => earlier.hidden.has(key)), ...kept]);
  const revealed: CellKey[] = [];
  const known = new Set([...earlier.shown, ...earlier.corrected]);
  for (const key of [...kept].sort((one, other) => breadth(table.frame, other) - breadth(table.frame, one))) {
    for (const ways of changesOf(table, key)) {
      const move = cheapest(table, key, ways, hidden, earlier.corrected.has(key) ? earlier.shown : known);
      if (move) move.notices.forEach((noticed) => hidden.add(noticed));
      else revealed.push(key);
    }
  }
  return { hidden, revealed: [...new Set(revealed)] };
}

/** By how much a part of a cell must be able to differ. */
interface Change { part: number; by: number }

/**
 * What must stay open about a cell, each in one of several ways: every part of a small cell upwards by its margin and downwards;
 * of one that was hidden to cover another, anything at all.
 */
function changesOf({ cells, guarded }: Table, key: CellKey): Change[][] {
  const cell = cells.get(key)!;
  if (!isSmall(cell)) return [guarded.flatMap((part) => [{ part, by: 1 }, { part, by: -1 }])];
  return guarded.flatMap((part) => {
    const value = cell.parts[part] ?? 0;
    return [[{ part, by: marginOf(value) }], ...(value > 0 ? [[{ part, by: -1 }]] : [])];
  });
}

const breadth = ({ areas, periods }: Frame, key: CellKey): number => {
  const [area, period] = placeOf(key);
  return leavesOf(areas, area).length * leavesOf(periods, period).length;
};

/** The move that changes the cell in one of these ways and of which the fewest cells more must be hidden. */
function cheapest(table: Table, key: CellKey, ways: readonly Change[], hidden: ReadonlySet<CellKey>, shown: ReadonlySet<CellKey>): Move | null {
  let best: { move: Move; cost: number } | null = null;
  for (const move of moves(table.frame, key)) {
    if (!ways.some((change) => isPossible(table, move, change))) continue;
    const cost = costOf(move, hidden, shown);
    if (cost !== null && (best === null || cost < best.cost)) best = { move, cost };
    if (best?.cost === 0) break;
  }
  return best?.move ?? null;
}

function costOf({ notices }: Move, hidden: ReadonlySet<CellKey>, shown: ReadonlySet<CellKey>): number | null {
  if (notices.some((key) => shown.has(key))) return null;
  return notices.filter((key) => !hidden.has(key)).length;
}

/** Every move that changes a cell: from one of its leaves to one outside of it, or to nowhere, along both axes. */
function* moves({ areas, periods }: Frame, key: CellKey): Generator<Move> {
  const [area, period] = placeOf(key);
  for (const [fromArea, toArea] of pairs(areas, area)) {
    for (const [fromPeriod, toPeriod] of pairs(periods, period)) {
      const notices = unbalanced(areas, fromArea, toArea).flatMap((noticedArea) => unbalanced(periods, fromPeriod, toPeriod).map((noticedPeriod) => cellKey(noticedArea, noticedPeriod)));
      yield { from: [fromArea, fromPeriod], to: [toArea, toPeriod], notices };
    }
  }
}

function pairs(axis: Axis, name: string): [string, string | null][] {
  const inside = leavesOf(axis, name);
  const outside = axis.leaves.filter((leaf) => !inside.includes(leaf));
  return inside.flatMap((from) => [...outside, null].map((to): [string, string | null] => [from, to]));
}

/** Whether no number becomes negative: what gains upwards loses downwards, and the other way round. */
function isPossible({ cells }: Table, { from: [area, period], to: [otherArea, otherPeriod] }: Move, { part, by }: Change): boolean {
  const at = (place: string | null, time: string | null): number => (place === null || time === null ? Infinity : cells.get(cellKey(place, time))?.parts[part] ?? 0);
  return by > 0 ? Math.min(at(otherArea, period), at(area, otherPeriod)) >= by : Math.min(at(area, period), at(otherArea, otherPeriod)) >= -by;
}
