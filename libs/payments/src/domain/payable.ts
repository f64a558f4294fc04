import { defineMoves, dong } from '@cho-phien/kernel';
import type { SaleChannel } from '@cho-phien/contracts';
import type { Dong } from '@cho-phien/kernel';

export type PayableStatus = 'open' | 'captured' | 'cod' | 'expired' | 'cancelled';
export type PayableMove = 'capture' | 'choose_cod' | 'expire' | 'cancel';

/** What a group owes, from opening to the end. Money may still come after `expired`: then it is captured late. */
export const payableMoves = defineMoves<PayableStatus, PayableMove>('open', {
  open: { capture: 'captured', choose_cod: 'cod', expire: 'expired', cancel: 'cancelled' },
  cod: { capture: 'captured', cancel: 'cancelled' },
  expired: { capture: 'captured' },
  captured: {},
  cancelled: {},
});

/** A payable as its row stands; amounts in đồng. received = held + captured + returning. */
export interface Payable {
  id: string;
  groupCode: string;
  channel: SaleChannel;
  status: PayableStatus;
  total: Dong;
  received: Dong;
  /** Came, is less than the total, waits for the rest. */
  held: Dong;
  captured: Dong;
  /** Came and goes back. */
  returning: Dong;
  refunded: Dong;
  /** Of the total, what buyers pay to sellers themselves; and of that, what those say came. */
  direct: Dong;
  directCaptured: Dong;
  attempts: number;
  codAllowed: boolean;
  expiresAt: Date | null;
}

export interface Split { orderCode: string; sellerId: string; items: Dong; delivery: Dong; /** Paid to the seller himself. */ direct?: boolean }

export const splitTotal = ({ items, delivery }: Pick<Split, 'items' | 'delivery'>): Dong => dong(items + delivery);

/** True once the hold of the goods has run out, whether or not the expiry job has come by. */
export const hasLapsed = ({ status, expiresAt }: Pick<Payable, 'status' | 'expiresAt'>, now: Date): boolean =>
  status === 'expired' || (status === 'open' && expiresAt !== null && expiresAt <= now);

/** A buyer may change his mind, but every attempt is shown, drawn and asked about for ever. */
export const MOST_ATTEMPTS = 50;

type Amounts = Pick<Payable, 'total' | 'captured' | 'direct' | 'directCaptured'>;
/** The part of a payable that the market collects: what is paid to sellers themselves is only observed. */
export const collectedPart = <Part extends Amounts>(payable: Part): Part => (
  { ...payable, total: (payable.total - payable.direct) as Dong, captured: (payable.captured - payable.directCaptured) as Dong });

/** What is still to be paid to the market. */
export const missing = (payable: Amounts & Pick<Payable, 'held'>): Dong => {
  const { total, captured } = collectedPart(payable);
  return (total - payable.held - captured) as Dong;
};
