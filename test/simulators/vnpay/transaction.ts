import { z } from 'zod';

const refundSchema = z.object({
  requestId: z.string(),
  /** VNPay's unit: đồng × 100. */
  amount: z.number().int(),
  type: z.enum(['02', '03']),
  transactionNo: z.string(),
  status: z.string(),
  payDate: z.string(),
});

const resultSchema = z.object({
  responseCode: z.string(),
  status: z.string(),
  bankCode: z.string(),
  bankTranNo: z.string(),
  cardType: z.string(),
  transactionNo: z.string(),
  payDate: z.string(),
});

/** One payment the merchant asked for, from the first look at its page to its refunds. */
export const transactionSchema = z.object({
  token: z.string(),
  txnRef: z.string(),
  /** VNPay's unit: đồng × 100. */
  amount: z.number().int(),
  orderInfo: z.string(),
  locale: z.string(),
  bankCode: z.string(),
  returnUrl: z.string(),
  createDate: z.string(),
  expireDate: z.string(),
  requestHash: z.string(),
  result: resultSchema.nullable(),
  refunds: z.array(refundSchema),
  /** `due` means that a notice is still to be repeated, also after a restart. */
  notice: z.enum(['none', 'due', 'confirmed', 'given_up']),
});

export type Transaction = z.infer<typeof transactionSchema>;
export type PaymentResult = z.infer<typeof resultSchema>;
export type Refund = z.infer<typeof refundSchema>;

/** What has been given back or is on its way, đồng × 100. */
export function refundedAmount(transaction: Transaction): number {
  return transaction.refunds.reduce((sum, refund) => sum + refund.amount, 0);
}
