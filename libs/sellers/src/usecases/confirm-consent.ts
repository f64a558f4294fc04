import { Injectable } from '@nestjs/common';
import { assertRight } from '@cho-phien/identity';
import type { CodeOutcome } from '@cho-phien/identity';
import { Clock, Conflict, NotFound, statesAllowing } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { consentMoves } from '../domain/consent-state.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import type { ConsentTerms } from '../storage/consent.repository.js';
import { AnnounceConsent } from './announce-consent.js';
import { CONSENT_PURPOSE, consentSubject } from './ask-consent.js';
import { SellerCodes } from './seller-codes.js';

/** An assistant types in the code that the seller, or the witness, was sent: from then on the consent is in force. */
@Injectable()
export class ConfirmConsent {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly consents: ConsentRepository, private readonly codes: SellerCodes, private readonly announce: AnnounceConsent, private readonly clock: Clock) {}

  /** Answers the consent as it is now. Errors: `sellers.consent_not_found`, `sellers.consent_not_pending`, `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`. */
  async run(assistantId: string, consentId: string, code: string): Promise<ConsentTerms> {
    const { outcome, consent } = await this.unitOfWork.run((tx) => this.decide(tx, assistantId, consentId, code));
    assertRight(outcome);
    return { ...consent, state: 'live' };
  }

  private async decide(tx: Tx, assistantId: string, consentId: string, code: string): Promise<{ outcome: CodeOutcome; consent: ConsentTerms }> {
    const consent = await this.consents.find(tx, consentId);
    if (consent?.assistantId !== assistantId) throw new NotFound('sellers.consent_not_found');
    const now = this.clock.now();
    if (consent.state !== 'pending' || consent.until <= now) throw new Conflict('sellers.consent_not_pending');
    const outcome = await this.codes.check(tx, { sellerId: consent.sellerId, purpose: CONSENT_PURPOSE, subject: consentSubject(consent), code, consentId: consent.how === 'witness' ? consentId : null });
    if (outcome !== 'right') return { outcome, consent };
    await this.consents.move(tx, consentId, statesAllowing(consentMoves, 'give'), 'live', now);
    await this.announce.run(tx, consentId);
    return { outcome, consent };
  }
}
