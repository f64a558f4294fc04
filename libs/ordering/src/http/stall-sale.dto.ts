import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { LEAST_AMOUNT, MOST_AMOUNT } from '../domain/stall-sale.js';

/** `tender`: `qr` waits for a transfer, `cash` notes what was just taken. */
export const stallSaleBody = z.object({
  amount: z.int().min(LEAST_AMOUNT).max(MOST_AMOUNT),
  note: text(100).optional(),
  tender: z.enum(['qr', 'cash']).default('qr'),
});

/** `day`: `YYYY-MM-DD` in Vietnam; today when absent. */
export const stallSalesQuery = z.object({ day: z.iso.date().optional(), limit: limit(50), after });
export const stallSalePath = z.object({ sellerId: z.string(), id: z.string().max(40) });

const qr = z.object({ payload: z.string(), svg: z.string(), bankBin: z.string(), accountNumber: z.string(), accountName: z.string(), memo: z.string() });

export const stallSale = z.object({
  /** Its code, which is also the memo of the transfer. */
  id: z.string(),
  amount: dongAmount,
  /** What came by verified notices; less than `amount` while a part is missing. */
  paidAmount: dongAmount,
  status: z.enum(['awaiting_payment', 'paid', 'expired', 'cancelled', 'part_refunded', 'refunded']),
  tender: z.enum(['qr', 'cash']),
  note: z.string().nullable(),
  expiresAt: z.string().nullable(), paidAt: z.string().nullable(), createdAt: z.string(),
  /** While money is awaited: asks for what is missing. */
  qr: qr.nullable(),
});

export const stallSales = z.object({
  items: z.array(stallSale),
  next: z.string().nullable(),
  /** What was paid of the day's sales. */
  day: z.object({ count: z.int(), qrCount: z.int(), qrAmount: dongAmount, cashCount: z.int(), cashAmount: dongAmount }),
});
