import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { Order } from '../domain/purchase.js';
import type { Claim } from '../storage/claim.repository.js';
import { CallOffOrder } from './call-off-order.js';
import { RefundClaim } from './refund-claim.js';

/** The buyer calls off a paid order before its goods have left: they are free again and all its money goes back. */
@Injectable()
export class CancelPaidOrder {
  constructor(private readonly callOff: CallOffOrder, private readonly refundClaim: RefundClaim) {}

  /** Errors: `state.move_not_allowed`. */
  async run(tx: Tx, claim: Claim, order: Order): Promise<Claim> {
    const refunding = await this.refundClaim.run(tx, claim, { party: 'buyer', actor: 'buyer' });
    await this.callOff.run(tx, claim.groupCode, order, { by: 'buyer', actor: 'buyer' });
    return refunding;
  }
}
