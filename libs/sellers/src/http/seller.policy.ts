import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Forbidden, NotFound } from '@cho-phien/kernel';
import { ChecksPolicy, SellerScope } from '@cho-phien/platform';
import type { Actor, DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { ConsentRepository } from '../storage/consent.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { Assist } from '../usecases/assist.js';

type SellerPolicyTerms = Extract<Policy, { name: 'seller' }>;

/**
 * Lets in the members of the seller in the path, and an assistant under a live consent where
 * the route allows it; makes the scope that every read and write of that seller's rows needs.
 * To anyone else the seller does not exist. A consent is read anew for each request, so a
 * revocation holds from the next one; a write under it is logged before it is tried.
 */
@Injectable() @ChecksPolicy('seller')
export class SellerPolicy implements PolicyCheck {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly sellers: SellerRepository,
    private readonly consents: ConsentRepository,
    private readonly assistance: Assist,
    private readonly clock: Clock,
  ) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    if (policy.name !== 'seller') return;
    const actor = await this.identity.actorOf(request);
    const sellerId = ((request.params as { sellerId?: string }).sellerId ?? '').toLowerCase();
    const role = await this.sellers.roleOf(sellerId, actor.accountId);
    request.sellerScope = role === null
      ? await this.assist(request, policy, actor, sellerId)
      : SellerScope.afterMembershipCheck(sellerId, actor.accountId, role);
    if (role !== null && !policy.roles.includes(role)) throw new Forbidden('seller.role_not_enough');
    request.actor = actor;
  }

  private async assist(request: DoorRequest, { assistedIn }: SellerPolicyTerms, { accountId, roles }: Actor, sellerId: string): Promise<SellerScope> {
    const consents = roles.includes('assistant') ? await this.consents.between(accountId, sellerId) : [];
    if (consents.length === 0) throw new NotFound('seller.not_found');
    if (assistedIn === null) throw new Forbidden('seller.assistants_may_not');
    const now = this.clock.now();
    const live = consents.find(({ state, scopes, until }) => state === 'live' && scopes.includes(assistedIn) && until > now);
    if (!live) throw new Forbidden('seller.consent_needed');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const note = await this.assistance.begin({ assistantId: accountId, sellerId, consentId: live.id, method: request.method, path: request.url.split('?')[0]! });
      request.whenAnswered = (status) => this.assistance.end(note, status);
    }
    return SellerScope.afterConsentCheck(sellerId, accountId, live.id);
  }
}
