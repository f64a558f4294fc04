import { Body, Controller, Post, Req } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';
import { bankLine, sepayBody } from '../providers/sepay/sepay-notice.js';
import { TakeBankLine } from '../usecases/take-bank-line.js';

const sepayAnswer = z.object({ success: z.literal(true) });

@Controller('hooks/bank')
export class BankHooksController {
  constructor(private readonly lines: TakeBankLine, private readonly clock: Clock) {}

  /** SePay's webhook: one line of the platform's account. Answered only after it is recorded; a repetition changes nothing. */
  @Post('sepay') @BySecret('provider signature') @Answers(sepayAnswer)
  async sepay(@Body({ schema: sepayBody }) body: z.infer<typeof sepayBody>, @Req() request: DoorRequest): Promise<z.infer<typeof sepayAnswer>> {
    await this.lines.run(bankLine(body, this.clock.now()), request.rawBody ?? Buffer.alloc(0));
    return { success: true };
  }
}
