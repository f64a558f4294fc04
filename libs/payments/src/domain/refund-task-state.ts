import { defineMoves } from '@cho-phien/kernel';
import type { GatewayName } from './gateway-name.js';

/** `sending`: asked of a gateway. `proposed`: sent by hand, waits for the second person. */
export type RefundTaskState = 'open' | 'sending' | 'proposed' | 'done';
export type RefundTaskMove = 'send' | 'fall_back' | 'propose' | 'withdraw' | 'finish';

/** How money that must go back gets there. A gateway that refuses, or of which nobody knows, hands the task to people. */
export const refundTaskMoves = defineMoves<RefundTaskState, RefundTaskMove>('open', {
  open: { send: 'sending', propose: 'proposed' },
  sending: { finish: 'done', fall_back: 'open' },
  proposed: { finish: 'done', withdraw: 'open' },
  done: {},
});

/** `seller`: the money never came to the market, so its seller sends it back. */
export type RefundWay = 'gateway' | 'transfer' | 'seller';
/** Who took cash at a door: a carrier with a contract, or (null) the seller. What he has in hand he sends back himself. */
export interface DoorHand { carrier: string | null }

export type RefundMethod = GatewayName | 'transfer' | 'direct';

