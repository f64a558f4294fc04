import { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { after, dongAmount, given, limit, text } from '@cho-phien/platform';
import type { DirectRefund } from '../storage/direct-refund.repository.js';
import { groupParams } from './payment.dto.js';

export const directRefundsQuery = z.object({ waiting: given(z.enum(['true', 'false'])), limit: limit(50), after });
export const sellerRefundParams = z.object({ sellerId: z.string(), id: z.uuid() });
export const groupRefundParams = groupParams.extend({ id: z.uuid() });
/** `reference`: the bank's number of the transfer. */
export const sentBody = z.object({ reference: text(100).refine((value) => value.length >= 3), note: text(500) });
export const complaintBody = z.object({ note: text(500) });

export const directRefund = z.object({
  id: z.string(), orderCode: z.string(), amount: dongAmount,
  status: z.enum(['open', 'sent', 'done']).describe('open: the seller has to send it; sent: he says that he has; done: the buyer says so too, or denied nothing in 7 days'),
  createdAt: z.string(), reference: z.string().nullable(), note: z.string().nullable(), saidAt: z.string().nullable(),
  complaint: z.string().nullable().describe('Why the buyer denies what the seller said last'),
});
export const directRefunds = z.object({ items: z.array(directRefund) });
export const directRefundPage = directRefunds.extend({ next: z.string().nullable() });

export const shapeDirectRefund = ({ id, orderCode, amount, state, createdAt, reference, note, saidAt, complaint }: DirectRefund): z.infer<typeof directRefund> => ({
  id, orderCode, amount, status: state === 'done' ? 'done' : state === 'proposed' ? 'sent' : 'open', createdAt: isoVietnam(createdAt), reference, note, saidAt: saidAt && isoVietnam(saidAt), complaint,
});
