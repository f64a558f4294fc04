import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { WatchRepository } from '../storage/watch.repository.js';

@Injectable()
@HandlesEvent('insight', 'sellers.assisted_write')
export class OnAssistedWrite implements EventHandler<'sellers.assisted_write'> {
  constructor(private readonly watch: WatchRepository) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'sellers.assisted_write'>): Promise<void> { await this.watch.keepAssistedWrite(tx, payload); }

  subject({ id }: DeliveredEvent<'sellers.assisted_write'>['payload']): string { return id; }
}
