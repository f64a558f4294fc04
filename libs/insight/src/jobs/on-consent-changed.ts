import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';

@Injectable()
@HandlesEvent('insight', 'sellers.consent_changed')
export class OnConsentChanged implements EventHandler<'sellers.consent_changed'> {
  constructor(private readonly help: HelpRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.consent_changed'>): Promise<void> { await this.help.keepConsent(tx, eventId, payload); }

  subject({ consentId }: DeliveredEvent<'sellers.consent_changed'>['payload']): string { return consentId; }
}
