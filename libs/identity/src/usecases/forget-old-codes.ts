import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { GUESSES, UNUSED_CODES_PER_PHONE_A_DAY } from '../domain/sign-in-limits.js';
import { BoundCodeRepository } from '../storage/bound-code.repository.js';
import { OneTimeCodeRepository } from '../storage/one-time-code.repository.js';

/** Deletes codes and failures that no limit counts any more: phones are kept no longer than needed. */
@Injectable()
export class ForgetOldCodes {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly codes: OneTimeCodeRepository, private readonly boundCodes: BoundCodeRepository, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const ago = (windowMs: number): Date => new Date(now.getTime() - windowMs);
    await this.unitOfWork.run(async (tx) => {
      await this.codes.forget(tx, ago(UNUSED_CODES_PER_PHONE_A_DAY.windowMs), ago(GUESSES.windowMs), now);
      await this.boundCodes.forget(tx, ago(UNUSED_CODES_PER_PHONE_A_DAY.windowMs));
    });
  }
}
