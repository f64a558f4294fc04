import './messages.js';

export { LedgerFacade } from './ledger.facade.js';
export type { Balance } from './storage/ledger.repository.js';
export type { Movement, PostedTransaction } from './storage/movement.repository.js';
export type { Sold } from './storage/sold.repository.js';
export type { Account } from './domain/account.js';
export { PAYOUT_RETURNS, PAYOUT_TRANSIT, PAYOUT_UNEXPLAINED, phaseOf, sellerAvailable, sellerDelivery, sellerPayable } from './domain/account.js';
export type { Finding, Head, Verdict } from './domain/chain-verdict.js';
export { verifyLedger } from './usecases/verify-ledger.js';
export { AdvanceCheckpoint } from './usecases/advance-checkpoint.js';
export type { Posting, Transaction, TransactionKind } from './domain/transaction.js';
export { VerifyNewLinks } from './usecases/verify-new-links.js';
export { ShowAccounts } from './usecases/show-accounts.js';
export { ledgerMigrations } from './storage/migrations/index.js';
