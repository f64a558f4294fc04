import { z } from 'zod';
import type { Bank } from './bank.js';
import { bankName } from './transfer.js';

/** Query of Casso's `GET /v2/transactions`. */
export const cassoListQuery = z.object({
  fromDate: z.string().regex(/^\d{4}-\d\d-\d\d$/).optional(),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(10),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
});

/** Casso's answer: one page of the statement. */
export function cassoList(bank: Bank, { fromDate, page, pageSize, sort }: z.infer<typeof cassoListQuery>): unknown {
  const rows = bank.transfers().filter(({ transactionDate }) => fromDate === undefined || transactionDate >= fromDate);
  if (sort === 'DESC') rows.reverse();
  const totalPages = Math.ceil(rows.length / pageSize);
  return {
    error: 0, message: 'success',
    data: {
      page, pageSize, nextPage: page < totalPages ? page + 1 : null, prevPage: page > 1 ? page - 1 : null, totalPages, totalRecords: rows.length,
      records: rows.slice((page - 1) * pageSize, page * pageSize).map((transfer) => ({
        id: transfer.eventId, tid: transfer.referenceCode, description: transfer.content, amount: transfer.transferType === 'in' ? transfer.amount : -transfer.amount,
        cusumBalance: transfer.accumulated, when: transfer.transactionDate, bookingDate: transfer.transactionDate.slice(0, 10), bankSubAccId: bank.account.accountNumber,
        paymentChannel: '', virtualAccount: '', virtualAccountName: '', corresponsiveName: '', corresponsiveAccount: '', corresponsiveBankId: '', corresponsiveBankName: '',
        accountId: 1, bankCodeName: bankName(bank.account.bin).toLowerCase(),
      })),
    },
  };
}
