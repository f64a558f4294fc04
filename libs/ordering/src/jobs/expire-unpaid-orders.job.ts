import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ExpireUnpaid } from '../usecases/expire-unpaid.js';

@Injectable()
@Scheduled('ordering', 'expire-unpaid-orders', 5_000)
export class ExpireUnpaidOrdersJob implements ScheduledJob {
  constructor(private readonly expireUnpaid: ExpireUnpaid) {}

  async run(): Promise<void> {
    await this.expireUnpaid.run();
  }
}
