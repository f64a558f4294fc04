import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Forbidden, NotFound } from '@cho-phien/kernel';
import { ChecksPolicy, SellerScope } from '@cho-phien/platform';
import type { DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { SellerRepository } from '../storage/seller.repository.js';

/**
 * Lets in the members of the seller in the path, and makes the scope that every read and
 * write of that seller's rows needs. To anyone else the seller does not exist.
 */
@Injectable() @ChecksPolicy('seller')
export class SellerPolicy implements PolicyCheck {
  constructor(private readonly identity: IdentityFacade, private readonly sellers: SellerRepository) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    if (policy.name !== 'seller') return;
    const actor = await this.identity.actorOf(request);
    const { sellerId } = request.params as { sellerId?: string };
    const role = await this.sellers.roleOf(sellerId ?? '', actor.accountId);
    if (role === null) throw new NotFound('seller.not_found');
    if (!policy.roles.includes(role)) throw new Forbidden('seller.role_not_enough');
    request.actor = actor;
    request.sellerScope = SellerScope.afterMembershipCheck(sellerId!.toLowerCase(), actor.accountId, role);
  }
}
