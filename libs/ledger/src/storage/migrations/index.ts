import { Ledger1770800000000 } from './1770800000000-ledger.js';

export const ledgerMigrations = [Ledger1770800000000];
