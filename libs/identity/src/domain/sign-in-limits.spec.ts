import fc from 'fast-check';
import { GUESSES, mayTry } from './sign-in-limits.js';

/** Tries a guesser gets out of 10 accounts when he plays them in a given order, until every account is refused. */
function triesOf(order: readonly number[]): number {
  const failures = new Map<number, number>();
  let guesses = 0;
  for (const phone of order) {
    const own = failures.get(phone) ?? 0;
    if (!mayTry({ failuresOfPhone: own, guessesOfPhone: own, guessesOfNetwork: guesses })) continue;
    failures.set(phone, own + 1);
    guesses++;
  }
  return guesses;
}

describe('limits on wrong codes', () => {
  it('stop a guesser with 10 accounts within 20 tries, in whatever order he plays them', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 400 }), (order) => { expect(triesOf(order)).toBeLessThanOrEqual(20); }));
    const oneByOne = Array.from({ length: 10 }, (_, phone) => Array<number>(50).fill(phone)).flat();
    expect(triesOf(oneByOne)).toBeLessThanOrEqual(20);
  });

  it('let a phone that nobody guessed at try, whatever its neighbours do', () => {
    expect(mayTry({ failuresOfPhone: 0, guessesOfPhone: 0, guessesOfNetwork: 1_000_000 })).toBe(true);
    expect(mayTry({ failuresOfPhone: 2, guessesOfPhone: 0, guessesOfNetwork: 1_000_000 })).toBe(true);
    expect(mayTry({ failuresOfPhone: 1, guessesOfPhone: 1, guessesOfNetwork: GUESSES.guardFrom })).toBe(false);
    expect(mayTry({ failuresOfPhone: GUESSES.perPhone, guessesOfPhone: 0, guessesOfNetwork: 0 })).toBe(false);
  });
});
