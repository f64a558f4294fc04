import { z } from 'zod';
import { dongAmount, given } from '@cho-phien/platform';

export const reconciliationQuery = z.object({ day: given(z.iso.date()).describe('YYYY-MM-DD in Việt Nam; today when left out') });

const sum = z.object({ count: z.int(), amount: dongAmount });

export const reconciliation = z.object({
  day: z.string(), asOf: z.string(),
  accounts: z.array(z.object({
    source: z.enum(['bank', 'vnpay', 'stripe', 'door', 'direct']), carrier: z.string().nullable(), account: z.string(),
    came: dongAmount, explained: dongAmount, open: dongAmount,
    booked: dongAmount.describe('What the ledger says came'), difference: z.int().describe('booked − came; 0 once everything is posted'),
    wentOut: dongAmount.describe('What the ledger says left'),
    states: z.array(sum.extend({ state: z.enum(['matched', 'under', 'over', 'late', 'doubled', 'unmatched', 'ignored']), decision: z.enum(['assigned', 'dismissed', 'returned', 'remitted']).nullable() })),
    aside: sum.describe('Lines that are no money of the market’s: outgoing, of nothing, of another account'),
  })),
  open: z.array(sum.extend({ fromDays: z.int(), oldest: z.string() })).describe('What nobody has placed, by how long it waits'),
  owed: z.array(z.object({
    code: z.string(), name: z.string(), owes: z.int(), refunds: z.object({ count: z.int(), amount: z.int() }),
    bands: z.array(z.object({ fromDays: z.int(), count: z.int(), amount: z.int(), oldest: z.string() })),
  })).describe('What carriers and gateways took and have not paid out, by how long they have had it'),
  held: sum.extend({ oldest: z.string().nullable() }).describe('What gateways took and suspect; nobody’s money until that is decided'),
  balanced: z.boolean(),
});

export const groupPath = z.object({ code: z.string().max(40) });
const posting = z.object({ source: z.string(), destination: z.string(), amount: dongAmount });

export const moneyTrail = z.object({
  groupCode: z.string(), channel: z.enum(['shop', 'stall']), status: z.string(), total: dongAmount, received: dongAmount, held: dongAmount, captured: dongAmount, returning: dongAmount, refunded: dongAmount,
  orders: z.array(z.object({
    orderCode: z.string(), sellerId: z.string(), sellerName: z.string().nullable(), moneyRoute: z.enum(['collected', 'direct']).nullable(),
    items: dongAmount, delivery: dongAmount, total: dongAmount, receives: dongAmount.nullable().describe('Of the goods’ price, by the terms frozen at the sale; null until it is paid'),
    capturedAt: z.string().nullable(), deliveredAt: z.string().nullable(), creditedAt: z.string().nullable(),
  })),
  steps: z.array(z.object({
    kind: z.enum(['placed', 'attempt', 'receipt', 'capture', 'remittance', 'credit', 'reversal', 'refund_requested', 'refund_completed', 'payout', 'payout_settled', 'payout_returned', 'payout_line', 'clearing']),
    at: z.string(), amount: z.int(), fee: z.int().nullable().describe('Kept by the carrier or gateway that paid out'), orderCode: z.string().nullable(), state: z.string().nullable(), by: z.string().nullable(), reference: z.string().nullable(),
    awaitsLedger: z.boolean().describe('Has entries to come that are not posted yet'),
    transactions: z.array(z.object({ reference: z.string(), kind: z.string(), at: z.string(), postings: z.array(posting) })),
  })),
});

/** The same, of one order, as its seller may see it. */
export const orderMoney = z.object({
  orderCode: z.string(), items: dongAmount, delivery: dongAmount, receives: dongAmount.nullable(),
  steps: z.array(z.object({ kind: z.enum(['sold', 'paid', 'delivered', 'credited', 'taken_back', 'paid_out', 'paid_back']), at: z.string(), amount: z.int().nullable(), inHand: z.int() })),
});
