import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
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
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Answers how many expired. One that cannot be ended does not keep the goods of the others. */
  async run(): Promise<number> {
    let expired = 0;
    for (const code of await this.groups.overdue(this.clock.now(), ROUND)) {
      if (await this.unitOfWork.run((tx) => this.expireGroup.run(tx, code)).catch((error: Error) => this.left(code, error))) expired += 1;
    }
    return expired;
  }

  private left(groupCode: string, { message }: Error): false {
    this.logger.error({ groupCode, error: message }, 'an unpaid purchase could not be ended; the next round tries again');
    return false;
  }
}
