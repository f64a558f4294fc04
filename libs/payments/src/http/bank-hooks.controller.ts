import { Body, Controller, Post, Req } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';
import type { BankFeed, BankLine } from '../providers/bank-line.js';
import { cassoBody, cassoLine } from '../providers/casso/casso-notice.js';
import { payosBody, payosLine, tellsOfMoney } from '../providers/payos/payos-notice.js';
import { sepayBody, sepayLine } from '../providers/sepay/sepay-notice.js';
import { TakeBankLine } from '../usecases/take-bank-line.js';

const feedAnswer = z.object({ success: z.literal(true) });
type FeedAnswer = z.infer<typeof feedAnswer>;

/**
 * What the feeds tell of the platform's account, one line in each notice. Answered only after it is
 * recorded; a repetition changes nothing, and what is of no interest is answered like the rest.
 */
@Controller('hooks/bank')
export class BankHooksController {
  constructor(private readonly lines: TakeBankLine, private readonly clock: Clock) {}

  /** SePay's webhook. */
  @Post('sepay') @BySecret('provider signature') @Answers(feedAnswer)
  async sepay(@Body({ schema: sepayBody }) body: z.infer<typeof sepayBody>, @Req() request: DoorRequest): Promise<FeedAnswer> {
    return this.take('sepay', sepayLine(body, this.clock.now()), request);
  }

  /** Casso's webhook v2. */
  @Post('casso') @BySecret('provider signature') @Answers(feedAnswer)
  async casso(@Body({ schema: cassoBody }) { data }: z.infer<typeof cassoBody>, @Req() request: DoorRequest): Promise<FeedAnswer> {
    return this.take('casso', data ? cassoLine(data, this.clock.now()) : null, request);
  }

  /** payOS's webhook. */
  @Post('payos') @BySecret('provider signature') @Answers(feedAnswer)
  async payos(@Body({ schema: payosBody }) { data }: z.infer<typeof payosBody>, @Req() request: DoorRequest): Promise<FeedAnswer> {
    return this.take('payos', tellsOfMoney(data) ? payosLine(data, this.clock.now()) : null, request);
  }

  private async take(feed: BankFeed, line: BankLine | null, { rawBody }: DoorRequest): Promise<FeedAnswer> {
    if (line) await this.lines.run(feed, line, rawBody ?? Buffer.alloc(0));
    return { success: true };
  }
}
