import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, BySecret, Idempotency, Idempotent, NeedsIdempotencyKey, RequestLanguage } from '@cho-phien/platform';
import type { IdempotentCall } from '@cho-phien/platform';
import { PlaceOrder } from '../usecases/place-order.js';
import { QuoteDelivery } from '../usecases/quote-delivery.js';
import { OrderGroupAnswer } from './order-group-answer.js';
import { checkoutBody, orderGroup } from './order-group.dto.js';

@ApiTags('order')
@Controller('shop/checkouts')
export class ShopCheckoutsController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly quoteDelivery: QuoteDelivery,
    private readonly placeOrder: PlaceOrder,
    private readonly answer: OrderGroupAnswer,
  ) {}

  /** Turns a cart into one purchase with one order per seller; the goods are held while the buyer pays. */
  @Post() @BySecret('cart id') @NeedsIdempotencyKey() @Answers(orderGroup, 201)
  async place(
    @Body({ schema: checkoutBody }) body: z.infer<typeof checkoutBody>,
    @Idempotent() call: IdempotentCall,
    @RequestLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { cartId, buyer, address, delivery, ageConfirmed = true, expectedTotal } = body;
    const place = await this.quoteDelivery.placeOf(address.communeCode);
    const answer = await this.idempotency.run(call, async (tx) => {
      const { purchase, accessToken } = await this.placeOrder.run(tx, { cartId, buyer, place, addressLine: address.line, delivery, ageConfirmed, expectedTotal, language });
      return { status: 201, body: { ...(await this.answer.of(purchase, null, language)), accessToken } };
    });
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }
}
