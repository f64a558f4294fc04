import { defineMoves } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

export type PayableStatus = 'open' | 'captured' | 'cod' | 'expired' | 'cancelled';
export type PayableMove = 'capture' | 'choose_cod' | 'expire' | 'cancel';

/** What a group owes, from opening to the end. Money may still come after `expired`: then it is captured late. */
export const payableMoves = defineMoves<PayableStatus, PayableMove>('open', {
  open: { capture: 'captured', choose_cod: 'cod', expire: 'expired', cancel: 'cancelled' },
  cod: { capture: 'captured' },
  expired: { capture: 'captured' },
  captured: {},
  cancelled: {},
});

/** A payable as its row stands; amounts in đồng. received = held + captured + returning. */
export interface Payable {
  id: string;
  groupCode: string;
  status: PayableStatus;
  total: Dong;
  received: Dong;
  /** Came, is less than the total, waits for the rest. */
  held: Dong;
  captured: Dong;
  /** Came and goes back. */
  returning: Dong;
  refunded: Dong;
  attempts: number;
  codAllowed: boolean;
  expiresAt: Date | null;
}

export interface Split { orderCode: string; sellerId: string; items: Dong; delivery: Dong }

/** True once the hold of the goods has run out, whether or not the expiry job has come by. */
export const hasLapsed = ({ status, expiresAt }: Pick<Payable, 'status' | 'expiresAt'>, now: Date): boolean =>
  status === 'expired' || (status === 'open' && expiresAt !== null && expiresAt <= now);

/** A buyer may change his mind, but every attempt is shown, drawn and asked about for ever. */
export const MOST_ATTEMPTS = 50;

/** What is still to be paid. */
export const missing = ({ total, held, captured }: Pick<Payable, 'total' | 'held' | 'captured'>): Dong => (total - held - captured) as Dong;
