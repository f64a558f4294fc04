import { addDays } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { comesBefore, DEDUCTIONS, precision } from './rate.js';
import type { Rate } from './rate.js';

export type PublishedRate<Of extends Rate = Rate> = Of & { state: 'in_force' | 'coming' };

const sameSets = (one: Rate['productSets'], other: Rate['productSets']): boolean => [...(one ?? ['*'])].sort().join() === [...(other ?? ['*'])].sort().join();
const forTheSame = (one: Rate, other: Rate): boolean =>
  one.kind === other.kind && one.sellerKind === other.sellerKind && one.channel === other.channel && one.method === other.method && sameSets(one.productSets, other.productSets);

/** Of two days the earlier; null: none. */
const earlier = (one: VietnamDay | null, other: VietnamDay | null): VietnamDay | null => (one !== null && other !== null ? (one < other ? one : other) : one ?? other);

const inReadingOrder = (one: Rate, other: Rate): number =>
  DEDUCTIONS.indexOf(one.kind) - DEDUCTIONS.indexOf(other.kind) || precision(one) - precision(other) || (one.sellerKind ?? '').localeCompare(other.sellerKind ?? '') || (one.validFrom < other.validFrom ? -1 : 1);

/**
 * What is public on a day: each rate that counts then or is to come, with the last day on which it counts. A rate is left
 * out where a later one for the same has taken its place, and ends on the eve of the one that will. Kind by kind, what holds for most first.
 */
export function publishedOn<Of extends Rate>(rates: readonly Of[], day: VietnamDay): PublishedRate<Of>[] {
  const found = rates.flatMap((rate) => {
    const after = rates.filter((other) => other.id !== rate.id && forTheSame(rate, other) && comesBefore(other, rate));
    const next = after.map(({ validFrom }) => validFrom).sort()[0] ?? null;
    const validTo = earlier(rate.validTo, next && addDays(next, -1));
    if (validTo !== null && (validTo < day || validTo < rate.validFrom)) return [];
    return [{ ...rate, validTo, state: rate.validFrom > day ? 'coming' as const : 'in_force' as const }];
  });
  return found.sort(inReadingOrder);
}
