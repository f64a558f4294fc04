import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@cho-phien/platform';
import { BalanceRepository } from '../storage/balance.repository.js';

/** Brings the checkpoint of the balances up to the end of the chain, some thousand transactions at a time. */
@Injectable()
export class AdvanceCheckpoint {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly balances: BalanceRepository) {}

  async run(): Promise<void> {
    while ((await this.unitOfWork.run((tx) => this.balances.advance(tx))) > 0);
  }
}
