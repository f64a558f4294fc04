/** Repeatable randomness: the same seed gives the same numbers (mulberry32). */
export class SeededRandom {
  constructor(private state: number) {}

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number { return min + Math.floor(this.next() * (max - min + 1)); }

  oneOf<Item>(items: readonly Item[]): Item { return items[this.between(0, items.length - 1)] as Item; }

  /** `count` different items in random order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const rest = [...items];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(this.between(0, rest.length - 1), 1)[0] as Item);
  }
}

/** The seed of a run: `TEST_SEED`, or a new one; printed so that a failure can be repeated. */
export function seedOf(name: string): number {
  const seed = process.env.TEST_SEED ? Number(process.env.TEST_SEED) : Math.floor(Math.random() * 2 ** 31);
  process.stderr.write(`${name}: TEST_SEED=${seed}\n`);
  return seed;
}
