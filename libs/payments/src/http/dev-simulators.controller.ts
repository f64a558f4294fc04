import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers, Config, DemoOnly } from '@cho-phien/platform';

const simulators = z.object({
  vnpay: z.object({ tmnCode: z.string(), hashSecret: z.string(), url: z.string() }).optional(),
  sepay: z.object({ secret: z.string() }).optional(),
  casso: z.object({ secret: z.string() }).optional(),
  payos: z.object({ checksumKey: z.string() }).optional(),
  stripe: z.object({ webhookSecret: z.string(), url: z.string() }).optional(),
  bank: z.object({ bin: z.string(), accountNumber: z.string(), accountName: z.string(), appUrl: z.string().nullable() }).optional(),
});

@Controller('dev')
export class DevSimulatorsController {
  constructor(private readonly config: Config) {}

  /** Addresses and demo secrets of the payment simulators; only while the demo runs. */
  @Get('simulators') @DemoOnly() @Answers(simulators)
  show(): z.infer<typeof simulators> {
    const { SEPAY_WEBHOOK_SECRET, CASSO_WEBHOOK_SECRET, PAYOS_CHECKSUM_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL } = this.config.settings;
    return {
      ...this.vnpay(),
      ...(SEPAY_WEBHOOK_SECRET && { sepay: { secret: SEPAY_WEBHOOK_SECRET } }),
      ...(CASSO_WEBHOOK_SECRET && { casso: { secret: CASSO_WEBHOOK_SECRET } }),
      ...(PAYOS_CHECKSUM_KEY && { payos: { checksumKey: PAYOS_CHECKSUM_KEY } }),
      ...(STRIPE_WEBHOOK_SECRET && { stripe: { webhookSecret: STRIPE_WEBHOOK_SECRET, url: STRIPE_API_URL } }),
      ...this.bank(),
    };
  }

  private vnpay(): Pick<z.infer<typeof simulators>, 'vnpay'> {
    const { VNPAY_TMN_CODE: tmnCode, VNPAY_HASH_SECRET: hashSecret, VNPAY_HOST: url } = this.config.settings;
    return tmnCode && hashSecret && url ? { vnpay: { tmnCode, hashSecret, url } } : {};
  }

  private bank(): Pick<z.infer<typeof simulators>, 'bank'> {
    const { BANK_BIN: bin, BANK_ACCOUNT_NUMBER: accountNumber, BANK_ACCOUNT_NAME: accountName, BANK_APP_URL } = this.config.settings;
    return bin && accountNumber && accountName ? { bank: { bin, accountNumber, accountName, appUrl: BANK_APP_URL ?? null } } : {};
  }
}
