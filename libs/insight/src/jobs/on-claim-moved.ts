import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { ClaimRepository } from '../storage/claim.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.claim_moved')
export class OnClaimMoved implements EventHandler<'ordering.claim_moved'> {
  constructor(private readonly claims: ClaimRepository) {}

  async handle(tx: Tx, { eventId, payload, createdAt }: DeliveredEvent<'ordering.claim_moved'>): Promise<void> { await this.claims.keep(tx, eventId, payload, createdAt); }

  subject({ claimId }: DeliveredEvent<'ordering.claim_moved'>['payload']): string { return claimId; }
}
