import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { RefundAccountRepository } from '../storage/refund-account.repository.js';

/** A transfer that its bank sends back comes within weeks; until then its account may be needed again. */
export const DAYS_KEPT = 30;

/** Forgets buyers' accounts that nothing is sent to any more. */
@Injectable()
export class ForgetRefundAccounts {
  constructor(private readonly accounts: RefundAccountRepository, private readonly clock: Clock) {}

  /** Answers how many were forgotten. */
  async run(): Promise<number> {
    const now = this.clock.now();
    return this.accounts.forgetUnneededSince(new Date(now.getTime() - DAYS_KEPT * 86_400_000), now);
  }
}
