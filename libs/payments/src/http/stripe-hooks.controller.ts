import { Body, Controller, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';
import { stripeEvent } from '../providers/stripe/stripe-result.js';
import { TakeStripeNotice } from '../usecases/take-stripe-notice.js';

const stripeAnswer = z.object({ received: z.literal(true) });

@Controller('hooks/stripe')
export class StripeHooksController {
  constructor(private readonly notice: TakeStripeNotice) {}

  /** Stripe's webhook: one event. Answered only after it is recorded; Stripe repeats anything but a 2xx. */
  @Post() @BySecret('provider signature') @Answers(stripeAnswer)
  async take(@Body({ schema: stripeEvent }) event: z.infer<typeof stripeEvent>, @Req() request: DoorRequest): Promise<z.infer<typeof stripeAnswer>> {
    await this.notice.run(event, request.rawBody ?? Buffer.alloc(0));
    return { received: true };
  }
}
