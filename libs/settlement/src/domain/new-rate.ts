import { Invalid, Unprocessable, writtenDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { earliestStart, noticeDays } from './announcement.js';
import { isTax, WITHHELD_FROM } from './rate.js';
import type { Rate, SellerKind } from './rate.js';

export type NewRate = Omit<Rate, 'id'> & { note: string | null };

/** The kinds of sellers whose money a rate may change; null: all. What somebody sells, and where, may change before it takes effect. */
export const touches = ({ sellerKind }: Pick<Rate, 'sellerKind'>): SellerKind[] | null => (sellerKind === null ? null : [sellerKind]);

/** Whether it holds for a part of a seller's sales only. */
export const isNarrow = ({ productSets, channel, method }: Pick<Rate, 'productSets' | 'channel' | 'method'>): boolean => productSets !== null || channel !== null || method !== null;

/**
 * Whether a rate may be announced on a day.
 * Errors: `settlement.announce_earlier`, `settlement.tax_needs_law`, `settlement.tax_for_households_only`, `settlement.rate_ends_before_start`, `settlement.cap_below_floor`.
 */
export function assertAnnounceable({ kind, sellerKind, validFrom, validTo, floor, cap, legalRef, borneBy }: NewRate, today: VietnamDay): void {
  const [earliest, days] = [earliestStart(kind, today), noticeDays(kind)];
  if (validFrom < earliest) throw new Unprocessable('settlement.announce_earlier', { days, earliest: writtenDay(earliest) }, [{ path: 'validFrom', code: 'settlement.announce_earlier', days, earliest: writtenDay(earliest) }]);
  if (validTo !== null && validTo < validFrom) throw new Invalid('settlement.rate_ends_before_start', {}, [{ path: 'validTo', code: 'settlement.rate_ends_before_start' }]);
  if (floor !== null && cap !== null && cap < floor) throw new Invalid('settlement.cap_below_floor', {}, [{ path: 'cap', code: 'settlement.cap_below_floor' }]);
  if (!isTax(kind)) return;
  if (legalRef === null || borneBy !== 'seller') throw new Invalid('settlement.tax_needs_law', {}, [{ path: 'legalRef', code: 'settlement.tax_needs_law' }]);
  if (sellerKind === null || !WITHHELD_FROM.includes(sellerKind)) throw new Invalid('settlement.tax_for_households_only', {}, [{ path: 'sellerKind', code: 'settlement.tax_for_households_only' }]);
}
