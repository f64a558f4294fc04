import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, isoVietnam, toPage } from '@cho-phien/kernel';
import { z } from 'zod';
import { after, Answers, CurrentSeller, dongAmount, ForSeller, given, limit } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { DirectPaymentRepository } from '../storage/direct-payment.repository.js';
import { ConfirmDirectPayment } from '../usecases/confirm-direct-payment.js';
import { payment } from './payment.dto.js';

const listQuery = z.object({ waiting: given(z.enum(['true', 'false'])), limit: limit(50), after });
const directPayments = z.object({
  items: z.array(z.object({ orderCode: z.string(), status: payment.shape.status, amount: dongAmount, memo: z.string(), accountEnd: z.string(), createdAt: z.string(), expiresAt: z.string().nullable() })),
  next: z.string().nullable(),
});
const orderParams = z.object({ sellerId: z.string(), code: z.string().max(50) });
const confirmed = z.object({ orderCode: z.string(), status: z.literal('captured') });

/** Money that buyers pay to the seller himself; the market holds none of it. Never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId/direct-payments')
export class SellerDirectPaymentsController {
  constructor(private readonly payments: DirectPaymentRepository, private readonly confirmPayment: ConfirmDirectPayment) {}

  /** Newest first. `waiting`: only those that the seller has not confirmed. */
  @Get() @ForSeller('owner', 'manager') @Answers(directPayments)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: listQuery }) { waiting, limit: most, after: place }: z.infer<typeof listQuery>): Promise<z.infer<typeof directPayments>> {
    return toPage(await this.payments.list(scope, waiting === 'true', most, decodeIdCursor(place)), most, ({ id }) => [id], ({ orderCode, status, amount, memo, accountEnd, createdAt, expiresAt }) => (
      { orderCode, status, amount, memo, accountEnd, createdAt: isoVietnam(createdAt), expiresAt: expiresAt && isoVietnam(expiresAt) }));
  }

  /** The seller found the money on his account: the order is paid. Saying it again changes nothing. */
  @Post(':code/confirmations') @ForSeller('owner', 'manager') @Answers(confirmed, 201)
  async confirm(@CurrentSeller() scope: SellerScope, @Param({ schema: orderParams }) { code }: z.infer<typeof orderParams>): Promise<z.infer<typeof confirmed>> {
    await this.confirmPayment.run(scope, code);
    return { orderCode: code, status: 'captured' };
  }
}
