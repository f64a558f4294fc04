import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { VerifiedRepository } from '../storage/verified.repository.js';
import { VerifyLedger } from './verify-ledger.js';

/** Works the links out again that came since the last time, so that a change is seen within minutes. What was found wrong stays found until the whole chain is sound. */
@Injectable()
export class VerifyNewLinks {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly verified: VerifiedRepository, private readonly verifier: VerifyLedger, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const last = await this.verified.last();
    const { head, finding } = last.finding === null ? await this.verifier.onward(last) : await this.verifier.run();
    await this.unitOfWork.run((tx) => this.verified.keep(tx, head, this.clock.now(), finding));
  }
}
