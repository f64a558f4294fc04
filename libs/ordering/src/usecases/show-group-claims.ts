import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@cho-phien/kernel';
import { AWAITED, claimKindsOf } from '../domain/claim.js';
import type { ClaimKind } from '../domain/claim.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

export interface GroupClaims { claims: Claim[]; open: { orderCode: string; kinds: ClaimKind[] }[] }

/** The claims of a purchase, and what each of its orders can be claimed for now. */
@Injectable()
export class ShowGroupClaims {
  constructor(private readonly groups: OrderGroupRepository, private readonly claims: ClaimRepository, private readonly terms: TermsRepository, private readonly clock: Clock) {}

  /** Errors: `ordering.order_group_not_found`. */
  async run(code: string): Promise<GroupClaims> {
    const [purchase, claims, { rule }] = await Promise.all([this.groups.find(code), this.claims.ofGroup(code), this.terms.today()]);
    if (purchase === null) throw new NotFound('ordering.order_group_not_found');
    const now = this.clock.now();
    const open = purchase.orders.map(({ code: orderCode, status, paidAt, deliveredAt }) => {
      const waits = claims.some((claim) => claim.orderCode === orderCode && AWAITED.includes(claim.state));
      return { orderCode, kinds: waits ? [] : claimKindsOf({ status, paid: paidAt !== null, deliveredAt }, now, rule('claim_within_days')) };
    });
    return { claims, open };
  }
}
