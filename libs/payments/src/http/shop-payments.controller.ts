import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Language } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, BySecret, Idempotency, Idempotent, NeedsIdempotencyKey, Public, RequestLanguage } from '@cho-phien/platform';
import type { DoorRequest, IdempotentCall } from '@cho-phien/platform';
import { OpenGatewayPage } from '../usecases/open-gateway-page.js';
import { ShowPayable } from '../usecases/show-payable.js';
import { ShowVnpayReturn } from '../usecases/show-vnpay-return.js';
import { StartPayment } from '../usecases/start-payment.js';
import { groupParams, payment, startPaymentBody, vnpayReturn } from './payment.dto.js';
import { rawQueryOf } from './raw-query.js';

@Controller('shop')
export class ShopPaymentsController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly openPage: OpenGatewayPage,
    private readonly start: StartPayment,
    private readonly show: ShowPayable,
    private readonly showReturn: ShowVnpayReturn,
  ) {}

  /** Opens an attempt at paying a group. Several may be open; at most one payment is captured. */
  @Post('order-groups/:code/payments') @BySecret('order token') @NeedsIdempotencyKey() @Answers(payment, 201)
  async pay(
    @Param({ schema: groupParams }) { code }: z.infer<typeof groupParams>,
    @Body({ schema: startPaymentBody }) body: z.infer<typeof startPaymentBody>,
    @Idempotent() call: IdempotentCall,
    @RequestLanguage() language: Language,
    @Req() request: DoorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = (await this.idempotency.isAnswered(call)) ? undefined : await this.openPage.run(code, body.method, call);
    const answer = await this.idempotency.run(call, async (tx) => {
      const attempt = (await this.start.direct(tx, code, body.method)) ?? (await this.start.run(tx, code, { ...body, language, buyerAddress: request.ip, page }));
      return { status: 201, body: await this.show.attempt(attempt, code) };
    });
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }

  /** Reads what VNPay sent the browser back with; shows, changes nothing. */
  @Get('payments/vnpay-return') @Public() @Answers(vnpayReturn)
  async returned(@Req() request: DoorRequest): Promise<z.infer<typeof vnpayReturn>> {
    const { valid, groupCode, status, amount } = await this.showReturn.run(rawQueryOf(request));
    return { valid, groupCode, status, amount };
  }
}
