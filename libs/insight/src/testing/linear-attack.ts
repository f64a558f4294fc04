import { cellKey, cellsOf, leavesOf, placeOf } from '../domain/disclosure/frame.js';
import type { CellKey, Frame } from '../domain/disclosure/frame.js';

/** What somebody knows who has every shown cell of every publication: linear equations over numbers that are not negative. */
export interface Seen { frame: Frame; shown: ReadonlyMap<CellKey, number> }

const EPSILON = 1e-7;

/** The least and the largest value that a hidden cell can have, by linear programming. The attacker knows the rules and the frame. */
export function boundsOf(seen: Seen, hidden: CellKey): { least: number; most: number } {
  const { areas, periods } = seen.frame;
  const leaves = areas.leaves.flatMap((area) => periods.leaves.map((period) => cellKey(area, period)));
  const place = new Map(leaves.map((key, at) => [key, at]));
  const rowOf = (key: CellKey): number[] => {
    const row = new Array<number>(leaves.length).fill(0);
    const [area, period] = placeOf(key);
    for (const each of leavesOf(areas, area)) for (const time of leavesOf(periods, period)) row[place.get(cellKey(each, time))!] = 1;
    return row;
  };
  const equations = cellsOf(seen.frame).flatMap((key) => { const value = seen.shown.get(key); return value === undefined ? [] : [{ row: rowOf(key), value }]; });
  const aim = rowOf(hidden);
  const least = minimum(equations, aim);
  const most = minimum(equations, aim.map((weight) => -weight));
  return { least, most: -most };
}

/** Minimum of aim · x over row · x = value, x ≥ 0; −∞ where there is none. Two phases of the simplex method, by Bland's rule. */
function minimum(equations: readonly { row: readonly number[]; value: number }[], aim: readonly number[]): number {
  const [rows, width] = [equations.length, aim.length];
  const tableau = equations.map(({ row, value }, at) => [...row, ...equations.map((_, other) => (other === at ? 1 : 0)), value]);
  const basis = equations.map((_, at) => width + at);
  const first = [...new Array<number>(width).fill(0), ...new Array<number>(rows).fill(1), 0];
  for (const row of tableau) row.forEach((entry, at) => { first[at]! -= entry; });
  for (let at = width; at < width + rows; at++) first[at] = 0;
  improve(tableau, basis, first, width);
  if (Math.abs(first.at(-1)!) > 1e-4) throw new Error('What was published contradicts itself.');
  leaveArtificial(tableau, basis, width);
  const second = [...aim, ...new Array<number>(rows).fill(0), 0];
  basis.forEach((column, at) => { const weight = second[column]!; if (Math.abs(weight) > EPSILON) tableau[at]!.forEach((entry, each) => { second[each]! -= weight * entry; }); });
  return improve(tableau, basis, second, width) ? -second.at(-1)! : -Infinity;
}

/** Pivots until nothing improves; false where it goes on without end. */
function improve(tableau: number[][], basis: number[], costs: number[], width: number): boolean {
  for (;;) {
    const column = costs.findIndex((cost, at) => at < width && cost < -EPSILON);
    if (column < 0) return true;
    let chosen = -1;
    tableau.forEach((row, at) => {
      if (row[column]! <= EPSILON) return;
      const ratio = row.at(-1)! / row[column]!;
      const known = chosen < 0 ? Infinity : tableau[chosen]!.at(-1)! / tableau[chosen]![column]!;
      if (ratio < known - EPSILON || (Math.abs(ratio - known) <= EPSILON && chosen >= 0 && basis[at]! < basis[chosen]!)) chosen = at;
    });
    if (chosen < 0) return false;
    pivot(tableau, basis, chosen, column, costs);
  }
}

function pivot(tableau: number[][], basis: number[], chosen: number, column: number, costs?: number[]): void {
  const row = tableau[chosen]!;
  const by = row[column]!;
  row.forEach((entry, at) => { row[at] = entry / by; });
  const others = [...tableau.filter((_, at) => at !== chosen), ...(costs ? [costs] : [])];
  for (const other of others) {
    const weight = other[column]!;
    if (weight !== 0) row.forEach((entry, at) => { other[at]! -= weight * entry; });
  }
  basis[chosen] = column;
}

/** Columns of the first phase leave the basis; rows that say nothing new go. */
function leaveArtificial(tableau: number[][], basis: number[], width: number): void {
  for (let at = tableau.length - 1; at >= 0; at--) {
    if (basis[at]! < width) continue;
    const column = tableau[at]!.findIndex((entry, each) => each < width && Math.abs(entry) > EPSILON);
    if (column >= 0) pivot(tableau, basis, at, column);
    else { tableau.splice(at, 1); basis.splice(at, 1); }
  }
}
