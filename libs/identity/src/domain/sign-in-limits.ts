const MINUTE = 60_000;

/** A code is good for five minutes: an SMS in the hills may take two. */
export const CODE_LIFE_MS = 5 * MINUTE;

/** A code by which somebody agrees to one thing is read out, thought over and passed on: that takes longer. */
export const BOUND_CODE_LIFE_MS = 15 * MINUTE;

/** Five tries of a million codes leave a guesser one chance in 200,000. */
export const TRIES_PER_CODE = 5;

/**
 * Codes asked for and not used. A used code clears its phone, so that people who sign in
 * are never counted; only a phone that is being pestered is.
 */
export const UNUSED_CODES_PER_PHONE = { windowMs: 10 * MINUTE, most: 5 } as const;
export const UNUSED_CODES_PER_PHONE_A_DAY = { windowMs: 24 * 60 * MINUTE, most: 20 } as const;

/** A brake on burning SMS from one address, far above a village on market day behind one address. */
export const UNUSED_CODES_PER_NETWORK = { windowMs: 10 * MINUTE, most: 5_000 } as const;

/**
 * Wrong codes from one network. A village behind one address must not be locked out by a
 * guesser who shares it, and the guesser must be stopped within 20 tries over 10 accounts.
 * So a slip of the thumb (domain/one-time-code.ts) is no guess; from 12 unresolved guesses on,
 * a phone that has been guessed at from there waits, and every other phone goes on. At most
 * 10 tries a phone, and 12 before the guard, make 20 over 10 phones in the worst order.
 * A right code forgives its phone's failures.
 */
export const GUESSES = { windowMs: 10 * MINUTE, perPhone: 10, guardFrom: 12 } as const;

/** What a network did in the window: to this phone, and to all phones. `failures` are guesses and slips. */
export interface Tries { failuresOfPhone: number; guessesOfPhone: number; guessesOfNetwork: number }

/** Whether the network may try this phone once more. */
export function mayTry({ failuresOfPhone, guessesOfPhone, guessesOfNetwork }: Tries): boolean {
  if (failuresOfPhone >= GUESSES.perPhone) return false;
  return guessesOfPhone === 0 || guessesOfNetwork < GUESSES.guardFrom;
}

export const minutes = (windowMs: number): number => Math.ceil(windowMs / MINUTE);
