/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTERS = 'abcdeghiklmnopqrstuvxy';

/** One slip of the finger at a random letter: another letter, one less, one more, or two swapped. */
export function oneTypo(seed: number): (text: string) => string {
  const random = seeded(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return (text) => {
    const letters = [...text];
    const places = letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []));
    const at = places[below(places.length)]!;
    const other = LETTERS[below(LETTERS.length)]!;
    const slips = [
      (): unknown => letters.splice(at, 1, other),
      (): unknown => letters.splice(at, 1),
      (): unknown => letters.splice(at, 0, other),
      (): unknown => letters.splice(Math.max(0, at - 1), 2, ...letters.slice(Math.max(0, at - 1), Math.max(0, at - 1) + 2).reverse()),
    ];
    slips[below(slips.length)]!();
    return letters.join('');
  };
}
