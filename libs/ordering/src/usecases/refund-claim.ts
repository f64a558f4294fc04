import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { givesDelivery, stillLeft } from '../domain/claim.js';
import { refundCause } from '../domain/refund-cause.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { RefundRepository } from '../storage/refund.repository.js';
import { AskRefund } from './ask-refund.js';
import { MoveClaim } from './move-claim.js';
import type { WhoMoves } from './move-claim.js';

/** A claim is allowed: the money of its lines is asked back, as far as it has not been already. */
@Injectable()
export class RefundClaim {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly refunds: RefundRepository,
    private readonly ask: AskRefund,
    private readonly moveClaim: MoveClaim,
  ) {}

  /** `delivery` unsaid: where all that came was the seller's fault. Errors: `state.move_not_allowed`. */
  async run(tx: Tx, claim: Claim, who: WhoMoves, delivery?: boolean): Promise<Claim> {
    const left = await this.refunds.left(claim.orderCode, tx);
    const wish = claim.kind === 'cancel' ? {} : { lines: stillLeft(claim.lines, left), delivery: delivery ?? givesDelivery(claim.reason, claim.lines, left) };
    const why = { reason: claim.kind === 'cancel' ? 'cancelled' as const : 'claim' as const, cause: refundCause.claim(claim.orderCode, claim.id), actor: who.actor, note: claim.note, claimId: claim.id };
    const order = { groupCode: claim.groupCode, code: claim.orderCode, seller: claim.seller };
    const asked = await this.ask.rest(tx, order, why, wish);
    const promised = await this.moveClaim.run(tx, claim, 'promise_refund', who);
    return asked === null ? this.moveClaim.run(tx, promised, 'settle', who) : promised;
  }

  /** The money that was asked back for a claim has gone back. */
  async settle(tx: Tx, cause: string): Promise<void> {
    const claim = await this.claims.ofCause(tx, cause);
    if (claim?.state === 'refunding') await this.moveClaim.run(tx, claim, 'settle', { party: 'deadline', actor: 'payments' });
  }
}
