import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Scheduled } from './scheduled-job.js';
import type { ScheduledJob } from './scheduled-job.js';

const HOUR = 3_600_000;

/**
 * Deletes what only served delivery: idempotency keys with their answers after a day, published events after
 * 30 (they may hold a buyer's phone; one-time codes after an hour), the records of having handled them after 60.
 */
@Injectable()
@Scheduled('platform', 'forget-old-records', HOUR)
export class ForgetOldRecordsJob implements ScheduledJob {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.query(`delete from platform.idempotency_keys where created_at < now() - interval '1 day'`);
      await tx.query(`delete from platform.outbox where created_at < now() - interval '30 days' and published_at is not null`);
      await tx.query(`delete from platform.outbox where type in ('identity.otp_requested', 'sellers.code_asked', 'sellers.seller_invited') and created_at < now() - interval '1 hour' and published_at is not null`);
      await tx.query(`delete from platform.handled_events where handled_at < now() - interval '60 days'`);
    });
  }
}
