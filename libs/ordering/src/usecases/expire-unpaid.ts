import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { ExpireGroup } from './expire-group.js';

/** Most groups of one round; what is left comes in the next, a few seconds later. */
const ROUND = 200;

/** Ends the hold of every purchase whose time to pay is over, one transaction each. */
@Injectable()
export class ExpireUnpaid {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: OrderGroupRepository,
    private readonly expireGroup: ExpireGroup,
    private readonly clock: Clock,
  ) {}

  /** Answers how many expired. */
  async run(): Promise<number> {
    let expired = 0;
    for (const code of await this.groups.overdue(this.clock.now(), ROUND)) {
      if (await this.unitOfWork.run((tx) => this.expireGroup.run(tx, code))) expired += 1;
    }
    return expired;
  }
}
