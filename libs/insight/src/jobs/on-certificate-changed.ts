import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { RegisterRepository } from '../storage/register.repository.js';

@Injectable()
@HandlesEvent('insight', 'catalog.certificate_changed')
export class OnCertificateChanged implements EventHandler<'catalog.certificate_changed'> {
  constructor(private readonly register: RegisterRepository) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'catalog.certificate_changed'>): Promise<void> { await this.register.keepCertificate(tx, eventId, payload); }
}
