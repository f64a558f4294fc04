import { z } from 'zod';
import type { Bank } from './bank.js';
import { bankName, type Transfer } from './transfer.js';

const DATE = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;
const MAX_ROWS = 5000;

/** Query of SePay's list API; every filter is optional. */
export const listQuerySchema = z.object({
  account_number: z.string().optional(),
  transaction_date_min: z.string().regex(DATE).optional(),
  transaction_date_max: z.string().regex(DATE).optional(),
  since_id: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(MAX_ROWS).default(MAX_ROWS),
  reference_number: z.string().optional(),
  amount_in: z.coerce.number().int().optional(),
  amount_out: z.coerce.number().int().optional(),
});

type ListQuery = z.infer<typeof listQuerySchema>;

/** The answer of SePay's `transactions/list`: newest first, ids and amounts as text. */
export function listTransactions(bank: Bank, query: ListQuery): unknown {
  const rows = bank.transfers().filter((transfer) => matches(bank, transfer, query)).reverse().slice(0, query.limit);
  return {
    status: 200,
    error: null,
    messages: { success: true },
    transactions: rows.map((transfer) => row(bank, transfer)),
  };
}

function matches(bank: Bank, transfer: Transfer, query: ListQuery): boolean {
  const day = transfer.transactionDate;
  const wanted: readonly boolean[] = [
    query.account_number === undefined || query.account_number === bank.account.accountNumber,
    query.transaction_date_min === undefined || day >= query.transaction_date_min,
    // A bare date takes in its whole day.
    query.transaction_date_max === undefined || day.slice(0, query.transaction_date_max.length) <= query.transaction_date_max,
    query.since_id === undefined || transfer.eventId >= query.since_id,
    query.reference_number === undefined || transfer.referenceCode === query.reference_number,
    query.amount_in === undefined || amountOf(transfer, 'in') === query.amount_in,
    query.amount_out === undefined || amountOf(transfer, 'out') === query.amount_out,
  ];
  return wanted.every(Boolean);
}

function amountOf(transfer: Transfer, type: Transfer['transferType']): number {
  return transfer.transferType === type ? transfer.amount : 0;
}

function row(bank: Bank, transfer: Transfer): Record<string, string | null> {
  return {
    id: String(transfer.eventId),
    bank_brand_name: bankName(bank.account.bin),
    account_number: bank.account.accountNumber,
    transaction_date: transfer.transactionDate,
    amount_out: `${amountOf(transfer, 'out')}.00`,
    amount_in: `${amountOf(transfer, 'in')}.00`,
    accumulated: `${transfer.accumulated}.00`,
    transaction_content: transfer.content,
    reference_number: transfer.referenceCode,
    code: null,
    sub_account: null,
    bank_account_id: '1',
  };
}
