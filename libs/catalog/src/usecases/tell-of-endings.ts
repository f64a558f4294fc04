import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import { EndingNotices } from '../storage/ending-notices.js';

/** Lets holders know 180, 90 and 30 days before a certificate ends, where no file for re-assessment is known. */
@Injectable()
export class TellOfEndings {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly notices: EndingNotices, private readonly outbox: Outbox, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.run(async (tx) => this.outbox.append(tx, ...(await this.notices.due(tx, vietnamDay(at), at))));
  }
}
