import { addMonths, defineMoves, endOfVietnamDay, vietnamDay } from '@cho-phien/kernel';

export type ConsentState = 'pending' | 'live' | 'revoked';
export type ConsentMove = 'give' | 'revoke';

export const consentMoves = defineMoves<ConsentState, ConsentMove>('pending', {
  pending: { give: 'live', revoke: 'revoked' },
  live: { revoke: 'revoked' },
  revoked: {},
});

const LONGEST_MONTHS = 12;

/** The end of the last day on which a consent asked for now may hold. */
export const latestEnd = (now: Date): Date => endOfVietnamDay(addMonths(vietnamDay(now), LONGEST_MONTHS));

export type ShownConsentState = ConsentState | 'expired';

/** A consent whose time is over has expired, whether it was ever given or not; one that was revoked stays revoked. */
export const shownState = (state: ConsentState, until: Date, now: Date): ShownConsentState => (state !== 'revoked' && until <= now ? 'expired' : state);
