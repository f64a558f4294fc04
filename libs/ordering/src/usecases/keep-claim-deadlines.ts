import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { lapseOf } from '../domain/claim.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import { OrderGroupRepository } from '../storage/order-group.repository.js';
import { MoveClaim } from './move-claim.js';

/** Most claims of one round; what is left comes in the next. */
const ROUND = 100;

/** Moves on what nobody said a word about in time: to the market, or to its end. One transaction each. */
@Injectable()
export class KeepClaimDeadlines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claims: ClaimRepository,
    private readonly groups: OrderGroupRepository,
    private readonly moveClaim: MoveClaim,
    private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** One that cannot be moved does not keep back the others. */
  async run(): Promise<void> {
    for (const { id, groupCode } of await this.claims.due(this.clock.now(), ROUND)) {
      await this.unitOfWork.run((tx) => this.lapse(tx, id, groupCode)).catch((error: Error) => {
        this.logger.error({ claimId: id, error: error.message }, 'a claim whose day is over could not be moved; the next round tries again');
      });
    }
  }

  private async lapse(tx: Tx, id: string, groupCode: string): Promise<void> {
    await this.groups.lock(tx, groupCode);
    const claim = await this.claims.find(id, tx);
    const move = claim && lapseOf(claim.state);
    if (!move || claim.dueAt === null || claim.dueAt > this.clock.now()) return;
    await this.moveClaim.run(tx, claim, move, { party: 'deadline', actor: 'system' });
  }
}
