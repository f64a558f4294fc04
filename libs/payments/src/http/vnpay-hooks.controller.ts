import { Controller, Get, Req } from '@nestjs/common';
import { z } from 'zod';
import { Answers, BySecret } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';
import { IPN_ANSWERS, TakeVnpayNotice } from '../usecases/take-vnpay-notice.js';
import { rawQueryOf } from './raw-query.js';

const ipnAnswer = z.object({ RspCode: z.enum(['00', '01', '02', '04', '97', '99']), Message: z.string() });

@Controller('hooks/vnpay')
export class VnpayHooksController {
  constructor(private readonly notice: TakeVnpayNotice) {}

  /** VNPay's notice (IPN, PAY 2.1.0). Always HTTP 200; the code tells VNPay whether to repeat it. */
  @Get('ipn') @BySecret('provider signature') @Answers(ipnAnswer)
  async ipn(@Req() request: DoorRequest): Promise<z.infer<typeof ipnAnswer>> {
    const RspCode = await this.notice.run(rawQueryOf(request));
    return { RspCode, Message: IPN_ANSWERS[RspCode] };
  }
}
