import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { WatchRepository } from '../storage/watch.repository.js';

@Injectable()
@HandlesEvent('insight', 'sellers.bank_account_changed')
export class OnBankAccountChanged implements EventHandler<'sellers.bank_account_changed'> {
  constructor(private readonly watch: WatchRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.bank_account_changed'>): Promise<void> { await this.watch.keepBankChange(tx, eventId, payload); }

  subject({ sellerId }: DeliveredEvent<'sellers.bank_account_changed'>['payload']): string { return sellerId; }
}
