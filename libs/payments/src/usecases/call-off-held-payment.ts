import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, newId, NotFound } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { AttemptRepository } from '../storage/attempt.repository.js';
import type { Attempt } from '../storage/attempt.repository.js';
import { HeldPaymentRepository } from '../storage/held-payment.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import type { Payable } from '../domain/payable.js';
import { ClosePayable } from './close-payable.js';

/**
 * A payment that its gateway goes on suspecting is called off by two people: nothing is captured, and the purchase that waited for it ends.
 * Money that comes of it all the same goes the way of late money.
 */
@Injectable()
export class CallOffHeldPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: AttemptRepository,
    private readonly payables: PayableRepository,
    private readonly held: HeldPaymentRepository,
    private readonly close: ClosePayable,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Proposing again changes nothing. Errors: `payments.held_payment_not_found`, `payments.not_held`. */
  async propose(operator: string, id: string, reason: string): Promise<void> {
    await this.behindLock(id, async (tx, { attempt }) => {
      if (await this.held.callOffOf(tx, id)) return;
      if (attempt.status !== 'held' || (await this.held.hasCome(tx, id))) throw new Conflict('payments.not_held');
      await this.held.proposeCallOff(tx, { id: newId(), attemptId: id, reason, by: operator, at: this.clock.now() });
    });
  }

  /** Confirming twice changes nothing. Errors: those of `propose`, `payments.call_off_not_proposed`, `payments.second_person_needed`. */
  async confirm(operator: string, id: string): Promise<void> {
    await this.behindLock(id, async (tx, { attempt, payable }) => {
      const callOff = await this.held.callOffOf(tx, id);
      if (!callOff) throw new Conflict('payments.call_off_not_proposed');
      if (callOff.proposedBy === operator) throw new Forbidden('payments.second_person_needed');
      if (callOff.state === 'confirmed') return;
      if (attempt.status !== 'held' || (await this.held.hasCome(tx, id))) throw new Conflict('payments.not_held');
      const at = this.clock.now();
      await this.held.decideCallOff(tx, callOff.id, 'confirmed', operator, at);
      await this.attempts.move(tx, id, 'cancel', 'cancelled');
      const { groupCode } = payable;
      if (payable.status === 'open') await this.close.run(tx, groupCode, 'cancelled');
      await this.outbox.append(tx, { type: 'payments.payment_called_off', payload: { attemptId: id, groupCode, amount: attempt.amount, at: at.toISOString() } });
    });
  }

  /** The gateway is to be waited for after all, says either person. Errors: `payments.held_payment_not_found`, `payments.call_off_done`. */
  async withdraw(operator: string, id: string): Promise<void> {
    await this.behindLock(id, async (tx) => {
      const callOff = await this.held.callOffOf(tx, id);
      if (callOff?.state === 'confirmed') throw new Conflict('payments.call_off_done');
      if (callOff) await this.held.decideCallOff(tx, callOff.id, 'withdrawn', operator, this.clock.now());
    });
  }

  private async behindLock(id: string, act: (tx: Tx, found: { attempt: Attempt; payable: Payable }) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.attempts.byId(tx, id);
      if (found === null || (found.method !== 'vnpay' && found.method !== 'stripe')) throw new NotFound('payments.held_payment_not_found');
      const payable = (await this.payables.lockById(tx, found.payableId))!;
      await act(tx, { attempt: (await this.attempts.byId(tx, id))!, payable });
    });
  }
}
