import { Injectable } from '@nestjs/common';
import { Clock, Invalid, TooMany } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { hashBoundCode, newCode, sameHash } from '../domain/one-time-code.js';
import { BOUND_CODE_LIFE_MS, minutes, TRIES_PER_CODE, UNUSED_CODES_PER_PHONE, UNUSED_CODES_PER_PHONE_A_DAY } from '../domain/sign-in-limits.js';
import { BoundCodeRepository } from '../storage/bound-code.repository.js';
import type { BoundTo } from '../storage/bound-code.repository.js';
import { OneTimeCodeRepository } from '../storage/one-time-code.repository.js';

export type CodeOutcome = 'right' | 'wrong' | 'expired' | 'too_many';

/** Makes and checks codes by which a phone agrees to one thing. They prove nothing else and open no session. */
@Injectable()
export class BoundCodes {
  constructor(
    private readonly codes: BoundCodeRepository,
    private readonly locks: OneTimeCodeRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The code is the caller's to carry to the phone. Errors: `identity.too_many_requests`. */
  async ask(tx: Tx, about: BoundTo): Promise<{ code: string; expiresAt: Date }> {
    await this.locks.lock(tx, 'phone', about.phoneNumber);
    const now = this.clock.now();
    for (const { windowMs, most } of [UNUSED_CODES_PER_PHONE, UNUSED_CODES_PER_PHONE_A_DAY]) {
      const unused = await this.codes.countUnused(tx, about.phoneNumber, new Date(now.getTime() - windowMs));
      if (unused >= most) throw new TooMany('identity.too_many_requests', { minutes: minutes(windowMs) });
    }
    const code = newCode();
    const expiresAt = new Date(now.getTime() + BOUND_CODE_LIFE_MS);
    await this.codes.add(tx, about, this.hash(about, code), now, expiresAt);
    return { code, expiresAt };
  }

  /** Answers instead of throwing: a wrong try is counted in `tx`, which therefore has to commit before the refusal is told. */
  async check(tx: Tx, about: BoundTo, code: string): Promise<CodeOutcome> {
    await this.locks.lock(tx, 'phone', about.phoneNumber);
    const now = this.clock.now();
    const unused = await this.codes.unused(tx, about, new Date(now.getTime() - UNUSED_CODES_PER_PHONE_A_DAY.windowMs));
    const live = unused.filter(({ expiresAt }) => expiresAt > now);
    const usable = live.filter(({ failedAttempts }) => failedAttempts < TRIES_PER_CODE);
    if (live.length > 0 && usable.length === 0) return 'too_many';
    const hash = this.hash(about, code);
    if (usable.some(({ codeHash }) => sameHash(codeHash, hash))) {
      await this.codes.spend(tx, about, now);
      return 'right';
    }
    await this.codes.countAttempt(tx, usable.map(({ id }) => id));
    return unused.some(({ codeHash, expiresAt }) => expiresAt <= now && sameHash(codeHash, hash)) ? 'expired' : 'wrong';
  }

  private hash({ phoneNumber, purpose, subject }: BoundTo, code: string): Buffer {
    return hashBoundCode(this.config.settings.AUTH_SECRET, [phoneNumber, purpose, subject], code);
  }
}

/** Turns an outcome into the refusal that people read. Errors: `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`. */
export function assertRight(outcome: CodeOutcome): void {
  if (outcome === 'wrong') throw new Invalid('identity.otp_wrong');
  if (outcome === 'expired') throw new Invalid('identity.otp_expired');
  if (outcome === 'too_many') throw new TooMany('identity.too_many_attempts', { minutes: minutes(UNUSED_CODES_PER_PHONE.windowMs) });
}
