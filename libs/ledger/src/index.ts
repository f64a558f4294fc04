import './messages.js';

export { LedgerFacade } from './ledger.facade.js';
export type { Balance } from './storage/ledger.repository.js';
export type { Account } from './domain/account.js';
export { buyerFunds, refundDue, sellerDelivery, sellerPayable } from './domain/account.js';
export type { Posting, Transaction, TransactionKind } from './domain/transaction.js';
export { ledgerMigrations } from './storage/migrations/index.js';
