import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers, Config, DemoOnly } from '@cho-phien/platform';

const simulators = z.object({
  vnpay: z.object({ tmnCode: z.string(), hashSecret: z.string(), url: z.string() }).optional(),
  sepay: z.object({ secret: z.string() }).optional(),
  bank: z.object({ bin: z.string(), accountNumber: z.string(), accountName: z.string(), appUrl: z.string().nullable() }).optional(),
});

@Controller('dev')
export class DevSimulatorsController {
  constructor(private readonly config: Config) {}

  /** Addresses and demo secrets of the payment simulators; only while the demo runs. */
  @Get('simulators') @DemoOnly() @Answers(simulators)
  show(): z.infer<typeof simulators> {
    const { VNPAY_TMN_CODE, VNPAY_HASH_SECRET, VNPAY_HOST, SEPAY_WEBHOOK_SECRET, BANK_BIN, BANK_ACCOUNT_NUMBER, BANK_ACCOUNT_NAME, BANK_APP_URL } = this.config.settings;
    return {
      ...(VNPAY_TMN_CODE && VNPAY_HASH_SECRET && VNPAY_HOST && { vnpay: { tmnCode: VNPAY_TMN_CODE, hashSecret: VNPAY_HASH_SECRET, url: VNPAY_HOST } }),
      ...(SEPAY_WEBHOOK_SECRET && { sepay: { secret: SEPAY_WEBHOOK_SECRET } }),
      ...(BANK_BIN && BANK_ACCOUNT_NUMBER && BANK_ACCOUNT_NAME && { bank: { bin: BANK_BIN, accountNumber: BANK_ACCOUNT_NUMBER, accountName: BANK_ACCOUNT_NAME, appUrl: BANK_APP_URL ?? null } }),
    };
  }
}
