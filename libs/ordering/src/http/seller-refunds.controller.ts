import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { dong, isoVietnam, NotFound } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, Idempotency, Idempotent, NeedsIdempotencyKey } from '@cho-phien/platform';
import type { IdempotentCall, SellerScope } from '@cho-phien/platform';
import { totalOf } from '../domain/refundable.js';
import { RefundRepository } from '../storage/refund.repository.js';
import type { OrderRefund } from '../storage/refund.repository.js';
import { SellerOrderRepository } from '../storage/seller-order.repository.js';
import { GiveMoneyBack } from '../usecases/give-money-back.js';
import { sellerPath } from './seller-order.dto.js';
import { orderRefund, orderRefunds, refundBody } from './seller-refund.dto.js';

type Path = z.infer<typeof sellerPath>;

/** Money of an order that goes back to its buyer. It is money: no assistant, whatever was consented to. */
@ApiTags('seller')
@Controller('seller/:sellerId/orders/:code/refunds')
@ForSeller('owner', 'manager')
export class SellerRefundsController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly giveBack: GiveMoneyBack,
    private readonly orders: SellerOrderRepository,
    private readonly refunds: RefundRepository,
  ) {}

  /** Gives money back, of some lines or of all that is left of a paid order. */
  @Post() @NeedsIdempotencyKey() @Answers(orderRefund, 201)
  async give(
    @CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path, @Body({ schema: refundBody }) { lines, delivery, reason }: z.infer<typeof refundBody>,
    @Idempotent() call: IdempotentCall, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const answer = await this.idempotency.run(call, async (tx) => ({ status: 201, body: shaped(await this.giveBack.run(tx, scope, code, { lines, delivery }, reason)) }));
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }

  /** What was asked back of an order so far, and what is left of it. */
  @Get() @Answers(orderRefunds)
  async list(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerPath }) { code }: Path): Promise<z.infer<typeof orderRefunds>> {
    const order = await this.orders.find(scope, code);
    if (order === null) throw new NotFound('ordering.order_not_found');
    const { items, delivery, lines } = await this.refunds.left(code);
    const left = order.paidAt === null ? { items: dong(0), delivery: dong(0), lines: [] } : { items, delivery, lines: lines.map(({ variantId, quantity, unitPrice }) => ({ variantId, quantity, unitPrice })) };
    return { items: (await this.refunds.ofOrder(code)).map(shaped), left };
  }
}

const shaped = ({ id, orderCode, items, delivery, reason, note, lines, at, settledAt }: OrderRefund): z.infer<typeof orderRefund> => ({
  id, orderCode, status: settledAt === null ? 'requested' : 'completed', items, delivery, amount: totalOf({ items, delivery }), kind: reason, reason: note,
  lines: lines.map(({ variantId, quantity, amount }) => ({ variantId, quantity, amount })), createdAt: isoVietnam(at),
});
