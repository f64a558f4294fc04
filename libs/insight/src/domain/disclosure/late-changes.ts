import { leavesOf, placeOf } from './frame.js';
import type { CellKey, Frame } from './frame.js';
import { isSmall } from './protect.js';
import type { Cell } from './protect.js';
import { fewest, PART_AT, partOf } from './publication-frame.js';
import type { LeafFacts } from './publication-frame.js';

/** What publications said last of a place in a month, shown or hidden, and when those figures were frozen. */
export interface Said { parts: readonly number[]; since: Date }

/** Who stands behind what became known of a place in a month since its figures were frozen. */
export interface Change { sellers: ReadonlySet<string>; buyers: ReadonlySet<string> }

/** By leaf; of versions that repeat a figure the first. `published` in the order of their publication. */
export function lastSaid({ areas, periods }: Frame, published: readonly (Pick<Cell, 'parts'> & { key: CellKey; preparedAt: Date })[]): Map<CellKey, Said> {
  const said = new Map<CellKey, Said>();
  for (const { key, parts, preparedAt } of published) {
    const [area, period] = placeOf(key);
    if (leavesOf(areas, area)[0] !== area || leavesOf(periods, period)[0] !== period) continue;
    if (said.get(key)?.parts.join() !== parts.join()) said.set(key, { parts, since: preparedAt });
  }
  return said;
}

/**
 * A figure that was out is repeated until what became known since is of as many as may be told of: who holds two versions beside each other
 * reads the late payment of one buyer off the difference, of the place or of any sum over it. Whoever came late counts for nothing until then.
 */
export function withoutFew(leaves: ReadonlyMap<CellKey, LeafFacts>, said: ReadonlyMap<CellKey, Said>, changes: ReadonlyMap<CellKey, Change>): Map<CellKey, LeafFacts> {
  return new Map([...leaves].map(([key, facts]): [CellKey, LeafFacts] => {
    const before = said.get(key);
    if (!before || before.parts.join() === facts.parts.join()) return [key, facts];
    const { sellers, buyers } = changes.get(key) ?? { sellers: new Set<string>(), buyers: new Set<string>() };
    if (!isSmall({ sellers: fewest(sellers), persons: fewest(buyers), parts: [] })) return [key, facts];
    const stood = (mark: string): boolean => { const part = partOf(mark); return part === null || before.parts[PART_AT[part]] !== 0; };
    return [key, { parts: before.parts, sellers: new Set([...facts.sellers].filter(stood)), buyers: facts.buyers && new Set([...facts.buyers].filter((buyer) => !buyers.has(buyer))) }];
  }));
}
