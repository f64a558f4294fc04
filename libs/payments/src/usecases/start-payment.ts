import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { hasLapsed, missing, MOST_ATTEMPTS } from '../domain/payable.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { OpenAttempt } from './open-attempt.js';
import type { AttemptWish } from './open-attempt.js';

/** The buyer chooses a way of paying. Earlier attempts stay: what may still be paid is never called off. */
@Injectable()
export class StartPayment {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly payables: PayableRepository,
    private readonly openAttempt: OpenAttempt,
    private readonly attempts: AttemptRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** What is to be paid to a seller himself, once nothing is left to be paid to the market; null otherwise. */
  async direct(tx: Tx, groupCode: string, method: PaymentMethod): Promise<Attempt | null> {
    const payable = await this.payables.lock(tx, groupCode);
    if (method !== 'vietqr' || payable?.status !== 'open' || missing(payable) > 0 || hasLapsed(payable, this.clock.now())) return null;
    return this.attempts.firstDirect(tx, payable.id);
  }

  /** Errors: `payments.group_not_found`, `payments.method_not_available`, `payments.payable_closed`, `payments.pay_the_seller`, `payments.too_many_attempts`, `payments.cod_not_allowed`, `payments.partly_paid`. */
  async run(tx: Tx, groupCode: string, wish: AttemptWish): Promise<Attempt> {
    this.providers.of(wish.method);
    const payable = await this.payables.lock(tx, groupCode);
    if (!payable) throw new NotFound('payments.group_not_found');
    if (payable.status !== 'open' || hasLapsed(payable, this.clock.now())) throw new Conflict('payments.payable_closed');
    if (missing(payable) <= 0) throw new Conflict('payments.pay_the_seller');
    if (payable.attempts >= MOST_ATTEMPTS) throw new Conflict('payments.too_many_attempts');
    const attempt = await this.openAttempt.run(tx, payable, wish);
    if (wish.method === 'cod') {
      await this.payables.move(tx, payable.id, 'choose_cod', 'cod');
      await this.outbox.append(tx, { type: 'payments.cod_chosen', payload: { payableId: payable.id, groupCode, attemptId: attempt.id } });
    }
    await this.changes.announce(tx, `order_group:${groupCode}`);
    return attempt;
  }
}
