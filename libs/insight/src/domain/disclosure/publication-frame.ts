import { cellKey, leavesOf, namesOf } from './frame.js';
import type { Axis, CellKey, Frame } from './frame.js';
import type { Cell, Earlier } from './protect.js';

/** Who stands behind the figures of a commune in a month, in a part of them where they tell of buyers; buyers are marks, null where the figures tell of none. */
export interface Behind { commune: string; month: string; part: 'numerator' | 'rest' | null; sellers: string[]; buyers: string[] | null }

/** What stands in one commune in one month, and by whose doing: the sellers or holders behind it, and who bought of them, each under his part; buyers are null where it tells of none. */
export interface LeafFacts { sellers: ReadonlySet<string>; buyers: ReadonlySet<string> | null; parts: readonly number[] }

/** Where the parts stand among those of a cell. */
export const PART_AT = { numerator: 0, rest: 1 } as const;

const under = (part: Behind['part'], who: string): string => `${part ?? ''} ${who}`;

/** Whoever stands behind cells, each once in each part in which he stands. */
export function standing(rows: readonly Behind[]): Map<CellKey, { sellers: Set<string>; buyers: Set<string> }> {
  const all = new Map<CellKey, { sellers: Set<string>; buyers: Set<string> }>();
  for (const { commune, month, part, sellers, buyers } of rows) {
    const found = all.get(cellKey(commune, month)) ?? { sellers: new Set<string>(), buyers: new Set<string>() };
    all.set(cellKey(commune, month), found);
    for (const seller of sellers) found.sellers.add(under(part, seller));
    for (const buyer of buyers ?? []) found.buyers.add(under(part, buyer));
  }
  return all;
}

/** The part under which somebody stands; null where the figures tell of none. */
export const partOf = (mark: string): keyof typeof PART_AT | null => (/^(numerator|rest) /.exec(mark)?.[1] ?? null) as keyof typeof PART_AT | null;

/** How many there are in that part in which there are fewest, of those with anybody: who pays in cash among many who do not is one of few. */
export function fewest(marks: Iterable<string>): number {
  const counts = new Map<string | null, number>();
  for (const mark of marks) counts.set(partOf(mark), (counts.get(partOf(mark)) ?? 0) + 1);
  return counts.size === 0 ? 0 : Math.min(...counts.values());
}

/** Months of a year up to one of them, with the quarters that are over and the year when it is; a state on a day has no sums over time. */
export function monthsThrough(through: string, addsUpOverTime: boolean): Axis {
  const [year = '', last] = through.split('-');
  const months = Array.from({ length: Number(last) }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  const quarters = [1, 2, 3, 4].filter((quarter) => quarter * 3 <= months.length).map((quarter): [string, Set<string>] => [`${year}-Q${quarter}`, new Set(months.slice(quarter * 3 - 3, quarter * 3))]);
  const whole: [string, Set<string>][] = months.length === 12 ? [[year, new Set(months)]] : [];
  return { leaves: months, groups: new Map(addsUpOverTime ? [...quarters, ...whole] : []) };
}

/** One frame over all publications, so that a sum that one of them shows is thought of by the next. */
export function joined(frames: readonly Frame[]): Frame {
  const join = (axes: readonly Axis[]): Axis => ({ leaves: [...new Set(axes.flatMap(({ leaves }) => leaves))], groups: new Map(axes.flatMap(({ groups }) => [...groups])) });
  return { areas: join(frames.map(({ areas }) => areas)), periods: join(frames.map(({ periods }) => periods)) };
}

/** Every cell of a frame from what stands in its leaves; a seller in several of them is one, and so is a buyer. */
export function cellsFrom(frame: Frame, leaves: ReadonlyMap<CellKey, LeafFacts>): Map<CellKey, Cell> {
  return new Map(namesOf(frame.areas).flatMap((area) => namesOf(frame.periods).map((period): [CellKey, Cell] => {
    const facts = leavesOf(frame.areas, area).flatMap((place) => leavesOf(frame.periods, period).flatMap((month) => leaves.get(cellKey(place, month)) ?? []));
    const parts = facts.reduce<number[]>((sum, each) => each.parts.map((value, part) => value + (sum[part] ?? 0)), []);
    const persons = facts.some(({ buyers }) => buyers === null) ? null : fewest(new Set(facts.flatMap(({ buyers }) => [...buyers ?? []])));
    return [cellKey(area, period), { sellers: fewest(new Set(facts.flatMap(({ sellers }) => [...sellers]))), persons, parts }];
  })));
}

/** A frame as it is kept. */
export interface KeptFrame { areas: { leaves: string[]; groups: Record<string, string[]> }; periods: { leaves: string[]; groups: Record<string, string[]> } }

const keptAxis = ({ leaves, groups }: Axis) => ({ leaves: [...leaves], groups: Object.fromEntries([...groups].map(([name, members]) => [name, [...members]])) });
const axisOf = ({ leaves, groups }: KeptFrame['areas']): Axis => ({ leaves, groups: new Map(Object.entries(groups).map(([name, members]) => [name, new Set(members)])) });
export const keptFrame = ({ areas, periods }: Frame): KeptFrame => ({ areas: keptAxis(areas), periods: keptAxis(periods) });
export const frameOf = ({ areas, periods }: KeptFrame): Frame => ({ areas: axisOf(areas), periods: axisOf(periods) });

/**
 * What publications showed and hid before. A cell that now says something else was not shown: of few, what it says now is hidden too.
 * What it said is not forgotten, though: whoever knows what was corrected can still reckon with it.
 */
export function earlierOf(published: readonly (Cell & { key: CellKey; hidden: boolean })[], now: ReadonlyMap<CellKey, Cell>): Earlier {
  const says = ({ parts }: Cell): string => parts.join();
  const stands = (cell: Cell & { key: CellKey }): boolean => { const found = now.get(cell.key); return found === undefined || says(found) === says(cell); };
  const shown = new Set(published.filter((cell) => !cell.hidden && stands(cell)).map(({ key }) => key));
  const corrected = new Set(published.filter(({ key, hidden }) => !hidden && !shown.has(key)).map(({ key }) => key));
  return { shown, corrected, hidden: new Set(published.filter(({ key, hidden }) => hidden && !shown.has(key)).map(({ key }) => key)) };
}
