import { z } from 'zod';

/** One line of the account's statement. */
export const transferSchema = z.object({
  /** SePay's id of the event: rises for ever. */
  eventId: z.number().int(),
  referenceCode: z.string(),
  /** `yyyy-MM-dd HH:mm:ss`, GMT+7 without a zone. */
  transactionDate: z.string(),
  transferType: z.enum(['in', 'out']),
  /** Whole đồng. */
  amount: z.number().int(),
  content: z.string(),
  /** Balance after this line, whole đồng. */
  accumulated: z.number().int(),
  /** `due` means that the webhook is still to be repeated, also after a restart. */
  notice: z.enum(['none', 'due', 'delivered', 'given_up']),
});

export type Transfer = z.infer<typeof transferSchema>;

export interface BankAccount {
  /** Six digits of the NAPAS list. */
  readonly bin: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

/** Names that SePay writes into `gateway`, by BIN. Source: xuannghia/vietnam-qr-pay (MIT). */
const BANK_NAMES: Readonly<Record<string, string>> = {
  970405: 'Agribank', 970407: 'Techcombank', 970415: 'VietinBank', 970416: 'ACB', 970418: 'BIDV',
  970422: 'MBBank', 970423: 'TPBank', 970432: 'VPBank', 970436: 'Vietcombank', 970403: 'Sacombank',
};

export function bankName(bin: string): string {
  return BANK_NAMES[bin] ?? `Bank ${bin}`;
}
