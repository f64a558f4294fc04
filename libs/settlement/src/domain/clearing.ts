/**
 * What became of money that stands aside. `return_came`, `line_came_back`: the bank's line that was set aside brought it back;
 * `…_written_off`: it will not come, and the market bears it; `taken_from_seller`: a seller has it who was paid twice, and his balance is less by it; `kept`: what was set aside is the market's own, such as interest.
 */
export const CLEARINGS = ['return_came', 'line_came_back', 'return_written_off', 'line_written_off', 'taken_from_seller', 'kept'] as const;
export type ClearingKind = (typeof CLEARINGS)[number];

/** Where money stands before it is cleared (set aside, missing from returned payouts, gone for no known reason) and after; `seller`: his balance. */
export type ClearingPlace = 'setAside' | 'returns' | 'unexplained' | 'writtenOff' | 'otherIncome' | 'seller';

/** From where to where a clearing moves its amount. */
export const CLEARED: Record<ClearingKind, { source: ClearingPlace; destination: ClearingPlace }> = {
  return_came: { source: 'setAside', destination: 'returns' },
  line_came_back: { source: 'setAside', destination: 'unexplained' },
  return_written_off: { source: 'writtenOff', destination: 'returns' },
  line_written_off: { source: 'writtenOff', destination: 'unexplained' },
  taken_from_seller: { source: 'seller', destination: 'unexplained' },
  kept: { source: 'setAside', destination: 'otherIncome' },
};

/** đồng that wait to be cleared. */
export type Uncleared = Record<'setAside' | 'returns' | 'unexplained', number>;

/** Whether it is about what left the bank under a payout's code, which then is named: of each payout no more is cleared than left beside it, in whichever of these ways. */
export const isOfPayout = (what: ClearingKind): boolean => CLEARED[what].destination === 'unexplained';

/** The most that such a clearing may move; `beside`: what left the bank beside the payout that it is about and is not cleared yet. */
export function mostOf(what: ClearingKind, uncleared: Uncleared, beside = Number.MAX_SAFE_INTEGER): number {
  const waiting = (place: ClearingPlace): number => (place === 'seller' || place === 'writtenOff' || place === 'otherIncome' ? Number.MAX_SAFE_INTEGER : uncleared[place]);
  const { source, destination } = CLEARED[what];
  return Math.max(0, Math.min(waiting(source), waiting(destination), isOfPayout(what) ? beside : Number.MAX_SAFE_INTEGER));
}
