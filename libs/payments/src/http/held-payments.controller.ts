import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, isoVietnam, toPage } from '@cho-phien/kernel';
import { z } from 'zod';
import { after, Answers, CurrentActor, dongAmount, ForOperator, limit, text } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { HeldPaymentRepository } from '../storage/held-payment.repository.js';
import type { HeldPayment } from '../storage/held-payment.repository.js';
import { CallOffHeldPayment } from '../usecases/call-off-held-payment.js';
import { InquireHeldPayment } from '../usecases/inquire-held-payment.js';
import { payment } from './payment.dto.js';

const pageQuery = z.object({ limit: limit(50), after });
const heldParams = z.object({ id: z.uuid() });
const heldPayment = z.object({
  id: z.string(), groupCode: z.string(), method: payment.shape.method, status: payment.shape.status, amount: dongAmount, reference: z.string(), createdAt: z.string(),
  /** Two people end it: one asks, another confirms. */
  callOff: z.object({ reason: z.string(), state: z.enum(['proposed', 'confirmed']), proposedBy: z.string(), proposedAt: z.string() }).nullable(),
});
const callOffBody = z.object({ reason: text(300) });
type Id = z.infer<typeof heldParams>;
const heldPayments = z.object({ items: z.array(heldPayment), next: z.string().nullable() });

/** Payments that a gateway took and suspects of fraud; nobody captures or returns them without a person. */
@ApiTags('money')
@Controller('operator/held-payments')
export class HeldPaymentsController {
  constructor(private readonly held: HeldPaymentRepository, private readonly inquire: InquireHeldPayment, private readonly callOff: CallOffHeldPayment) {}

  /** Newest first. */
  @Get() @ForOperator() @Answers(heldPayments)
  async list(@Query({ schema: pageQuery }) { limit: most, after: place }: z.infer<typeof pageQuery>): Promise<z.infer<typeof heldPayments>> {
    return toPage(await this.held.list(most, decodeIdCursor(place)), most, ({ id }) => [id], shown);
  }

  /** Asks the gateway again, and takes its word: captured, failed, or still held. */
  @Post(':id/inquiries') @ForOperator() @Answers(heldPayment, 201)
  async ask(@Param({ schema: heldParams }) { id }: z.infer<typeof heldParams>): Promise<z.infer<typeof heldPayment>> {
    return shown(await this.inquire.run(id));
  }

  /** Asks for a payment that stays held to be called off. Errors: `payments.held_payment_not_found`, `payments.not_held`. */
  @Post(':id/call-offs') @ForOperator() @Answers(heldPayment, 201)
  async propose(@CurrentActor() { accountId }: Actor, @Param({ schema: heldParams }) { id }: Id, @Body({ schema: callOffBody }) { reason }: z.infer<typeof callOffBody>): Promise<z.infer<typeof heldPayment>> {
    await this.callOff.propose(accountId, id, reason);
    return shown((await this.held.find(id))!);
  }

  /** Somebody else says so too: nothing is captured, the purchase ends, the buyer is told. Errors: `payments.call_off_not_proposed`, `payments.second_person_needed`, `payments.not_held`. */
  @Post(':id/call-offs/confirmations') @ForOperator() @Answers(heldPayment, 201)
  async confirm(@CurrentActor() { accountId }: Actor, @Param({ schema: heldParams }) { id }: Id): Promise<z.infer<typeof heldPayment>> {
    await this.callOff.confirm(accountId, id);
    return shown((await this.held.find(id))!);
  }

  /** The gateway is waited for after all. Errors: `payments.call_off_done`. */
  @Post(':id/call-offs/withdrawals') @ForOperator() @Answers(heldPayment, 201)
  async withdraw(@CurrentActor() { accountId }: Actor, @Param({ schema: heldParams }) { id }: Id): Promise<z.infer<typeof heldPayment>> {
    await this.callOff.withdraw(accountId, id);
    return shown((await this.held.find(id))!);
  }
}

const shown = ({ id, groupCode, method, status, amount, reference, createdAt, callOff }: HeldPayment): z.infer<typeof heldPayment> => ({
  id, groupCode, method, status, amount, reference, createdAt: isoVietnam(createdAt),
  callOff: callOff && { reason: callOff.reason, state: callOff.state, proposedBy: callOff.proposedBy, proposedAt: isoVietnam(new Date(callOff.proposedAt)) },
});
