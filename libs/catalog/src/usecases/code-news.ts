import { Injectable } from '@nestjs/common';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { GtinRepository } from '../storage/gtin.repository.js';

/** Tells which kinds of codes a product carries now; each kind is asked for by itself. */
@Injectable()
export class CodeNews {
  constructor(private readonly gtins: GtinRepository, private readonly outbox: Outbox, private readonly clock: Clock) {}

  async changed(tx: Tx, productId: string): Promise<void> {
    await this.outbox.append(tx, { type: 'catalog.codes_changed', payload: { productId, ...(await this.gtins.kindsOf(tx, productId)), since: isoVietnam(this.clock.now()) } });
  }
}
