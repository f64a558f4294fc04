import type { PayloadOf } from '@cho-phien/contracts';

export type ClaimReader = 'buyer' | 'seller';

/**
 * For whom a step of a claim is news: never for who took it. A buyer hears of money by the notices about money, and
 * a seller of an order that was called off by the notice about that.
 */
export function claimReaders({ kind, state, by }: Pick<PayloadOf<'ordering.claim_moved'>, 'kind' | 'state' | 'by'>): ClaimReader[] {
  if (kind === 'cancel') return [];
  switch (state) {
    case 'opened': case 'withdrawn': return ['seller'];
    case 'declined': case 'closed': return ['buyer'];
    case 'disputed': return by === 'buyer' ? ['seller'] : ['buyer', 'seller'];
    case 'refunding': return by === 'operator' ? ['seller'] : [];
    case 'replacing': return by === 'operator' ? ['buyer', 'seller'] : ['buyer'];
    case 'settled': return by === 'seller' ? ['buyer'] : [];
    case 'rejected': return ['buyer', 'seller'];
  }
}
