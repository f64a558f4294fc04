import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { CodeRepository } from '../storage/code.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.codes_changed')
export class OnCodesChanged implements EventHandler<'catalog.codes_changed'> {
  constructor(private readonly codes: CodeRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.codes_changed'>): Promise<void> { await this.codes.keep(tx, eventId, payload); }

  subject({ productId }: DeliveredEvent<'catalog.codes_changed'>['payload']): string { return productId; }
}
