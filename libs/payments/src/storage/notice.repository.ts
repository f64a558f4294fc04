import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { BankFeed } from '../providers/bank-line.js';

export type NoticeProvider = BankFeed | 'vnpay' | 'stripe';

export const sha256 = (raw: Buffer | string): string => createHash('sha256').update(raw).digest('hex');

/** Verified notices as they came, raw, once per event. A forged notice is never kept: it must not stand in a genuine one's way. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly clock: Clock) {}

  /** Keeps a notice; false when its event is kept already. Equal notices at the same time wait for each other here. */
  async keep(tx: Tx, provider: NoticeProvider, eventId: string, raw: Buffer, outcome: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into payments.provider_notices (provider, event_id, raw, sha256, verified, outcome, received_at)
       values ($1, $2, $3, $4, true, $5, $6) on conflict do nothing returning 1`, [provider, eventId, raw, sha256(raw), outcome, this.clock.now()]);
    return rows.length > 0;
  }

  async conclude(tx: Tx, provider: NoticeProvider, eventId: string, outcome: string): Promise<void> {
    await tx.query('update payments.provider_notices set outcome = $3 where provider = $1 and event_id = $2', [provider, eventId, outcome]);
  }
}
