import { Ledger1770800000000 } from './1770800000000-ledger.js';
import { LedgerChain1800800000000 } from './1800800000000-ledger-chain.js';
import { Days1801000001000 } from './1801000001000-days.js';
import { WholeTransactions1801300001000 } from './1801300001000-whole-transactions.js';
import { AccountsOnScreen1830050000002 } from './1830050000002-accounts-on-screen.js';

export const ledgerMigrations = [Ledger1770800000000, LedgerChain1800800000000, Days1801000001000, WholeTransactions1801300001000, AccountsOnScreen1830050000002];
