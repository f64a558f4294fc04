import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Invalid } from '@cho-phien/kernel';
import { CONSENT_SCOPES, UnitOfWork } from '@cho-phien/platform';
import type { ConsentScope, Tx } from '@cho-phien/platform';
import { latestEnd } from '../domain/consent-state.js';
import type { ConsentState } from '../domain/consent-state.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import { ApplyToSell, MOST_WAITING } from './apply-to-sell.js';
import type { Application } from './apply-to-sell.js';
import { AskConsent } from './ask-consent.js';
import type { Witness } from './ask-consent.js';

export interface HouseholdApplication extends Application { scopes?: readonly ConsentScope[]; until?: Date; witness?: Witness }

/** An assistant applies for a household. Its phone's account becomes the owner; the assistant may do nothing until the code from there is given. */
@Injectable()
export class ApplyForHousehold {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly apply: ApplyToSell, private readonly consents: ConsentRepository,
    private readonly askConsent: AskConsent, private readonly identity: IdentityFacade, private readonly clock: Clock,
  ) {}

  /** Answers the consent. Errors: those of ApplyToSell and AskConsent. */
  async run(assistantId: string, application: HouseholdApplication): Promise<{ id: string; state: ConsentState }> {
    return this.unitOfWork.run(async (tx) => {
      if (await this.apply.isRepeated(tx, application.id, assistantId, MOST_WAITING.assistant)) return (await this.consents.between(assistantId, application.id, tx)).at(-1)!;
      await this.apply.enterOwned(tx, application, await this.ownerOf(tx, application, assistantId), assistantId, `assistant:${assistantId}`);
      const { scopes = CONSENT_SCOPES, until = latestEnd(this.clock.now()), witness } = application;
      const id = await this.askConsent.ask(tx, assistantId, application.id, { scopes, until, how: application.phone === undefined ? 'witness' : 'code', witness, fromApplication: true });
      return { id, state: 'pending' };
    });
  }

  /** An assistant's own phone would let him give himself the consent. */
  private async ownerOf(tx: Tx, { phone }: HouseholdApplication, assistantId: string): Promise<string | null> {
    if (phone === undefined) return null;
    const ownerId = await this.identity.ensureAccount(tx, { phoneNumber: phone });
    if (ownerId === assistantId) throw new Invalid('sellers.household_phone', {}, [{ path: 'phone', code: 'sellers.household_phone' }]);
    return ownerId;
  }
}
