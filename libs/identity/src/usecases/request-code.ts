import { Injectable } from '@nestjs/common';
import { Clock, TooMany } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Config, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { hashCode, newCode } from '../domain/one-time-code.js';
import { CODE_LIFE_MS, minutes, UNUSED_CODES_PER_NETWORK, UNUSED_CODES_PER_PHONE, UNUSED_CODES_PER_PHONE_A_DAY } from '../domain/sign-in-limits.js';
import { OneTimeCodeRepository } from '../storage/one-time-code.repository.js';

export interface CodeRequest { phoneNumber: string; network: string; language: Language }

/** Makes a one-time code and has it carried to the phone. The answer is the same whether the phone has an account or not. */
@Injectable()
export class RequestCode {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: OneTimeCodeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Errors: `identity.too_many_requests`. */
  async run({ phoneNumber, network, language }: CodeRequest): Promise<void> {
    const code = newCode();
    await this.unitOfWork.run(async (tx) => {
      await this.codes.lock(tx, 'phone', phoneNumber);
      const now = this.clock.now();
      await this.assertWithinLimits(tx, phoneNumber, network, now);
      const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
      await this.codes.add(tx, { phoneNumber, codeHash: hashCode(this.config.settings.AUTH_SECRET, phoneNumber, code), network, requestedAt: now, expiresAt });
      await this.outbox.append(tx, { type: 'identity.otp_requested', payload: { phoneNumber, code, expiresAt: expiresAt.toISOString(), language } });
    });
  }

  private async assertWithinLimits(tx: Tx, phoneNumber: string, network: string, now: Date): Promise<void> {
    for (const { windowMs, most } of [UNUSED_CODES_PER_PHONE, UNUSED_CODES_PER_PHONE_A_DAY]) {
      const unused = await this.codes.countUnusedOfPhone(tx, phoneNumber, new Date(now.getTime() - windowMs));
      if (unused >= most) throw new TooMany('identity.too_many_requests', { minutes: minutes(windowMs) });
    }
    const { windowMs, most } = UNUSED_CODES_PER_NETWORK;
    const unused = await this.codes.countUnusedOfNetwork(tx, network, new Date(now.getTime() - windowMs), most);
    if (unused >= most) throw new TooMany('identity.too_many_requests', { minutes: minutes(windowMs) });
  }
}
