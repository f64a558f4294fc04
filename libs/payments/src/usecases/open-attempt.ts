import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { missing } from '../domain/payable.js';
import type { Payable } from '../domain/payable.js';
import type { GatewayPage } from '../providers/payment-provider.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';

export interface AttemptWish { method: PaymentMethod; bankCode?: string; language?: Language; returnUrl?: string; buyerAddress?: string; page?: GatewayPage }

/** Opens an attempt at what is missing of a locked payable; whether it may be paid now is the caller's to decide. */
@Injectable()
export class OpenAttempt {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, payable: Payable, { method, ...wish }: AttemptWish): Promise<Attempt> {
    const now = this.clock.now();
    const amount = missing(payable);
    const number = await this.payables.nextAttempt(tx, payable.id);
    const reference = `${payable.groupCode}N${number}`;
    const prepared = this.providers.of(method).prepare({ payable, amount, reference, now, ...wish });
    return this.attempts.insert(tx, { ...prepared, id: newId(), payableId: payable.id, number, method, amount, reference, bankCode: wish.bankCode, createdAt: now });
  }
}
