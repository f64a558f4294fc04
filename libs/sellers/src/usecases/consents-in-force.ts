import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock } from '@cho-phien/kernel';
import type { ConsentScope, Tx } from '@cho-phien/platform';
import type { AssistantOfSeller, LiveConsent } from '../seller.js';
import { ConsentRepository } from '../storage/consent.repository.js';

/** Who may help whom at this moment. */
@Injectable()
export class ConsentsInForce {
  constructor(private readonly consents: ConsentRepository, private readonly identity: IdentityFacade, private readonly clock: Clock) {}

  async between(assistantId: string, sellerId: string, tx?: Tx): Promise<LiveConsent | null> {
    const now = this.clock.now();
    const live = (await this.consents.between(assistantId, sellerId, tx)).find(({ state, until }) => state === 'live' && until > now);
    return live ? { consentId: live.id, scopes: live.scopes, until: live.until, how: live.how } : null;
  }

  async assistantsFor(tx: Tx, sellerId: string, scope: ConsentScope): Promise<AssistantOfSeller[]> {
    const found = await this.consents.inForce(tx, sellerId, scope, this.clock.now());
    const people = await this.identity.peopleOf(found.map(({ accountId }) => accountId), tx);
    return found.map(({ accountId, consentId }) => ({ accountId, consentId, phoneNumber: people.get(accountId)?.phoneNumber ?? null }));
  }
}
