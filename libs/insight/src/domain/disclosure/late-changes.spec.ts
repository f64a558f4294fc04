import { lastSaid, withoutFew } from './late-changes.js';
import type { LeafFacts } from './publication-frame.js';
import type { Frame } from './frame.js';

const FRAME: Frame = { areas: { leaves: ['a', 'b'], groups: new Map([['d', new Set(['a', 'b'])]]) }, periods: { leaves: ['2026-09'], groups: new Map([['2026-Q3', new Set(['2026-09'])]]) } };
const KEY = 'a|2026-09';
const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));
const some = (count: number, name: string): Set<string> => new Set(Array.from({ length: count }, (_, index) => `${name}${index}`));
const facts = (parts: number[]): LeafFacts => ({ sellers: some(6, 's'), buyers: some(20, 'b'), parts });

describe('what became known of a published figure since', () => {
  const said = new Map([[KEY, { parts: [10, 5, 0], since: at(1) }]]);
  const next = (sellers: number, buyers: number): LeafFacts => withoutFew(new Map([[KEY, facts([11, 5, 0])]]), said, new Map([[KEY, { sellers: some(sellers, 's'), buyers: some(buyers, 'b') }]])).get(KEY)!;

  it('is told when it is of five buyers and three sellers, and not before', () => {
    expect([next(3, 5), next(3, 4), next(2, 5), next(0, 0)].map(({ parts }) => parts[0])).toEqual([11, 10, 10, 10]);
    expect([next(3, 5).buyers!.size, next(3, 4).buyers!.size]).toEqual([20, 16]);
  });

  it('is told of each part by itself, and till then nobody stands in a part that was said to be empty', () => {
    const of = (part: string, count: number, name: string): Set<string> => new Set([...some(count, name)].map((who) => `${part} ${who}`));
    const empty = new Map([[KEY, { parts: [10, 0, 0], since: at(1) }]]);
    const now: LeafFacts = { sellers: new Set([...of('numerator', 6, 's'), ...of('rest', 1, 's')]), buyers: new Set([...of('numerator', 20, 'b'), ...of('rest', 1, 'b')]), parts: [15, 1, 0] };
    const late = { sellers: new Set([...of('numerator', 5, 's'), ...of('rest', 1, 's')]), buyers: new Set([...of('numerator', 5, 'b'), ...of('rest', 1, 'b')]) };
    expect(withoutFew(new Map([[KEY, now]]), empty, new Map([[KEY, late]])).get(KEY)).toEqual({ sellers: of('numerator', 6, 's'), buyers: new Set([...of('numerator', 20, 'b')].slice(5)), parts: [10, 0, 0] });
  });

  it('is no change of what was never published', () => {
    expect(withoutFew(new Map([['b|2026-09', facts([1, 1, 1])]]), said, new Map()).get('b|2026-09')).toEqual(facts([1, 1, 1]));
  });

  it('is counted since the figure was first said, not since it was repeated; sums are no figures of their own', () => {
    const told = (key: string, first: number, day: number) => ({ key, parts: [first], preparedAt: at(day) });
    expect([...lastSaid(FRAME, [told(KEY, 1, 1), told('d|2026-09', 9, 1), told('a|2026-Q3', 9, 1), told(KEY, 2, 2), told(KEY, 2, 3)])]).toEqual([[KEY, { parts: [2], since: at(2) }]]);
  });
});
