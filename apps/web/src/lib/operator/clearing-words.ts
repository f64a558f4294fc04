import { m } from '$lib/paraglide/messages';
import type { Clearing, ClearingKind } from '$lib/server/money-types';

const KINDS: Record<ClearingKind, () => string> = {
  return_came: m.clear_return_came,
  line_came_back: m.clear_line_came_back,
  return_written_off: m.clear_return_written_off,
  line_written_off: m.clear_line_written_off,
  taken_from_seller: m.clear_taken_from_seller,
  kept: m.clear_kept,
};
export const CLEARING_KINDS = Object.keys(KINDS) as ClearingKind[];
export const clearingName = (what: ClearingKind): string => KINDS[what]();

const STATES: Record<Clearing['state'], () => string> = { proposed: m.clear_proposed, confirmed: m.clear_confirmed, withdrawn: m.clear_withdrawn };
export const clearingState = (state: Clearing['state']): string => STATES[state]();
