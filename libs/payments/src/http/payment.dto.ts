import { z } from 'zod';
import { dongAmount } from '@cho-phien/platform';

export const groupCode = z.string().max(40);
export const groupParams = z.object({ code: groupCode });

/** `returnUrl` is used for VNPay only, and only when it is a page of this site. */
export const startPaymentBody = z.object({
  method: z.enum(['vietqr', 'vnpay', 'stripe', 'cod']),
  bankCode: z.string().regex(/^[A-Z0-9]{2,20}$/).optional(),
  returnUrl: z.string().max(500).optional(),
});

const qr = z.object({ payload: z.string(), svg: z.string(), bankBin: z.string(), accountNumber: z.string(), accountName: z.string(), memo: z.string() });

export const payment = z.object({
  id: z.string(),
  method: z.enum(['vietqr', 'vnpay', 'stripe', 'cod']),
  status: z.enum(['pending', 'captured', 'underpaid', 'failed', 'expired', 'cancelled', 'held', 'refunded', 'part_refunded']),
  amount: dongAmount,
  expiresAt: z.string().nullable(),
  redirectUrl: z.string().optional(),
  /** The one order that it pays, to its seller himself. */
  orderCode: z.string().optional(),
  qr: qr.optional(),
});

export const vnpayReturn = z.object({
  valid: z.boolean(),
  groupCode: z.string().nullable(),
  status: z.union([payment.shape.status, z.literal('unknown')]),
  /** Of the attempt, in đồng. */
  amount: dongAmount.nullable(),
});
