import type { Draft } from '../seller/draft';

export const countHouseholds = (drafts: readonly Pick<Draft, 'sellerId'>[]): number => new Set(drafts.map(({ sellerId }) => sellerId)).size;

/** Where a draft on this phone is gone on with. */
export const draftPlace = ({ id, sellerId, baseRevision }: Pick<Draft, 'id' | 'sellerId' | 'baseRevision'>): string =>
  baseRevision === null ? `/giup/hang-moi?ho=${sellerId}&nhap=${id}` : `/giup/ho/${sellerId}/hang/${id}`;

/** The number of the version that the market has, from what it answered to a conflict. */
export function revisionOf(current: unknown): number | null {
  const number = (current as { revision?: { number?: unknown } } | null)?.revision?.number;
  return typeof number === 'number' ? number : null;
}
