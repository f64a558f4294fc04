import { Injectable } from '@nestjs/common';
import { Clock, Invalid, TooMany } from '@cho-phien/kernel';
import { Config, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { hashCode, sameHash, slipsOf } from '../domain/one-time-code.js';
import { GUESSES, mayTry, minutes, TRIES_PER_CODE, UNUSED_CODES_PER_PHONE } from '../domain/sign-in-limits.js';
import { AccountRepository } from '../storage/account.repository.js';
import { OneTimeCodeRepository } from '../storage/one-time-code.repository.js';
import type { OneTimeCode } from '../storage/one-time-code.repository.js';

export interface CodeAttempt { phoneNumber: string; code: string; network: string }
type Outcome = 'right' | 'wrong' | 'expired' | 'too_many';

/**
 * Decides whether a typed code proves the phone, once, and makes the account of a phone that
 * proves itself for the first time. A wrong code is remembered, so the outcome commits before it is told.
 */
@Injectable()
export class CheckCode {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: OneTimeCodeRepository,
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Errors: `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`. */
  async run(attempt: CodeAttempt): Promise<void> {
    const outcome = await this.unitOfWork.run((tx) => this.decide(tx, attempt, this.clock.now()));
    if (outcome === 'wrong') throw new Invalid('identity.otp_wrong');
    if (outcome === 'expired') throw new Invalid('identity.otp_expired');
    if (outcome === 'too_many') throw new TooMany('identity.too_many_attempts', { minutes: minutes(GUESSES.windowMs) });
  }

  private async decide(tx: Tx, attempt: CodeAttempt, now: Date): Promise<Outcome> {
    await this.codes.lock(tx, 'phone', attempt.phoneNumber);
    if (!(await this.mayTry(tx, attempt, now))) return 'too_many';
    const unused = await this.codes.unused(tx, attempt.phoneNumber, new Date(now.getTime() - UNUSED_CODES_PER_PHONE.windowMs));
    const live = unused.filter(({ expiresAt }) => expiresAt > now);
    const usable = live.filter(({ failedAttempts }) => failedAttempts < TRIES_PER_CODE);
    if (live.length > 0 && usable.length === 0) return 'too_many';
    const right = this.matching(usable, attempt);
    if (!right) return this.fail(tx, attempt, unused, usable, now);
    await this.codes.spend(tx, attempt.phoneNumber, right.requestedAt, now);
    await this.codes.forgive(tx, attempt.phoneNumber, attempt.network);
    await this.accounts.ensure(tx, attempt.phoneNumber, '');
    return 'right';
  }

  private async mayTry(tx: Tx, { phoneNumber, network }: CodeAttempt, now: Date): Promise<boolean> {
    const since = new Date(now.getTime() - GUESSES.windowMs);
    const { failures, guesses } = await this.codes.failuresOfPhone(tx, phoneNumber, network, since);
    if (guesses > 0) await this.codes.lock(tx, 'network', network); // parallel guesses are counted one after the other
    const guessesOfNetwork = guesses > 0 ? await this.codes.guessesOfNetwork(tx, network, since) : 0;
    return mayTry({ failuresOfPhone: failures, guessesOfPhone: guesses, guessesOfNetwork });
  }

  private async fail(tx: Tx, attempt: CodeAttempt, unused: readonly OneTimeCode[], usable: readonly OneTimeCode[], now: Date): Promise<Outcome> {
    if (this.matching(unused.filter(({ expiresAt }) => expiresAt <= now), attempt)) return 'expired';
    const slip = slipsOf(attempt.code).some((code) => this.matching(usable, { ...attempt, code }) !== undefined);
    await this.codes.countAttempt(tx, usable.map(({ id }) => id));
    await this.codes.addFailure(tx, { phoneNumber: attempt.phoneNumber, network: attempt.network, slip, at: now });
    return 'wrong';
  }

  private matching(codes: readonly OneTimeCode[], { phoneNumber, code }: CodeAttempt): OneTimeCode | undefined {
    if (codes.length === 0) return undefined;
    const hash = hashCode(this.config.settings.AUTH_SECRET, phoneNumber, code);
    return codes.filter(({ codeHash }) => sameHash(codeHash, hash)).at(0);
  }
}
