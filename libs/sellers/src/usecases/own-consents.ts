import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Invalid, newId, NotFound, statesAllowing } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { ConsentScope, SellerScope } from '@cho-phien/platform';
import { consentMoves, latestEnd } from '../domain/consent-state.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import { AnnounceConsent } from './announce-consent.js';

/** A seller gives and takes back consents from his own session. */
@Injectable()
export class OwnConsents {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly consents: ConsentRepository, private readonly identity: IdentityFacade, private readonly announce: AnnounceConsent, private readonly clock: Clock) {}

  /** In force at once; answers its id. Errors: `sellers.not_an_assistant`, `sellers.consent_too_long`. */
  async give(scope: SellerScope, { assistantPhone, scopes, until }: { assistantPhone: string; scopes: readonly ConsentScope[]; until: Date }): Promise<string> {
    const now = this.clock.now();
    if (until <= now || until > latestEnd(now)) throw new Invalid('sellers.consent_too_long', {}, [{ path: 'until', code: 'sellers.consent_too_long' }]);
    const account = await this.identity.accountByPhone(assistantPhone);
    const assistant = account && (await this.identity.peopleOf([account.id])).get(account.id);
    if (!assistant?.roles.includes('assistant')) throw new Invalid('sellers.not_an_assistant', {}, [{ path: 'assistantPhone', code: 'sellers.not_an_assistant' }]);
    const id = newId();
    await this.unitOfWork.run(async (tx) => {
      await this.consents.insert(tx, {
        id, sellerId: scope.sellerId, assistantId: assistant.id, scopes: [...new Set(scopes)], until, how: 'own_session', state: 'live', fromApplication: false,
        witnessName: null, witnessPhone: null, askedAt: now, givenAt: now, revokedAt: null,
      });
      await this.announce.run(tx, id);
    });
    return id;
  }

  /** Holds from the next request on; taking back again changes nothing. Errors: `sellers.consent_not_found`. */
  async revoke(scope: SellerScope, consentId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const consent = await this.consents.find(tx, consentId);
      if (consent?.sellerId !== scope.sellerId) throw new NotFound('sellers.consent_not_found');
      if (await this.consents.move(tx, consentId, statesAllowing(consentMoves, 'revoke'), 'revoked', this.clock.now())) await this.announce.run(tx, consentId);
    });
  }
}
