/** One dimension of a published table: its smallest parts, and the groups of them that are published as sums (districts, quarters). */
export interface Axis { leaves: readonly string[]; groups: ReadonlyMap<string, ReadonlySet<string>> }

/** The areas and periods of a table. A place may lie in several groups, also in ones that overlap. */
export interface Frame { areas: Axis; periods: Axis }

export type CellKey = string;
export const cellKey = (area: string, period: string): CellKey => `${area}|${period}`;
export const placeOf = (key: CellKey): [area: string, period: string] => key.split('|') as [string, string];

/** Every name that is published along an axis: its leaves and its groups. */
export const namesOf = ({ leaves, groups }: Axis): string[] => [...leaves, ...groups.keys()];

/** The leaves that a name stands for. */
export const leavesOf = (axis: Axis, name: string): readonly string[] => { const group = axis.groups.get(name); return group ? [...group] : [name]; };

/** Every cell of the table, sums included. */
export const cellsOf = ({ areas, periods }: Frame): CellKey[] => namesOf(areas).flatMap((area) => namesOf(periods).map((period) => cellKey(area, period)));

/** The names whose sums change when one unit moves from `to` (or from nowhere) to `from`: those that hold exactly one of them. */
export function unbalanced(axis: Axis, from: string, to: string | null): string[] {
  const groups = [...axis.groups].filter(([, leaves]) => leaves.has(from) !== (to !== null && leaves.has(to))).map(([name]) => name);
  return [from, ...(to === null ? [] : [to]), ...groups];
}
