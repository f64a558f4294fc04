import { Payments1770700000000 } from './1770700000000-payments.js';
import { ChannelsAndRefusals1780700000000 } from './1780700000000-channels-and-refusals.js';
import { FeedsAndRefunds1790700000000 } from './1790700000000-feeds-and-refunds.js';
import { EvidenceOnce1790700001000 } from './1790700001000-evidence-once.js';
import { RefundsBySplit1800700000000 } from './1800700000000-refunds-by-split.js';
import { BankDesk1801000000000 } from './1801000000000-bank-desk.js';
import { Remittances1801100000000 } from './1801100000000-remittances.js';
import { DirectRoute1801100001000 } from './1801100001000-direct-route.js';
import { DirectRefunds1810050000000 } from './1810050000000-direct-refunds.js';
import { RefundAccounts1820030000000 } from './1820030000000-refund-accounts.js';
import { ShortRemittances1820030003000 } from './1820030003000-short-remittances.js';
import { CashInHands1820030004000 } from './1820030004000-cash-in-hands.js';
import { RefundsInStatements1830050000001 } from './1830050000001-refunds-in-statements.js';
import { HeldPaymentsCalledOff1830050000003 } from './1830050000003-held-payments-called-off.js';

export const paymentsMigrations = [
  Payments1770700000000, ChannelsAndRefusals1780700000000, FeedsAndRefunds1790700000000, EvidenceOnce1790700001000, RefundsBySplit1800700000000, BankDesk1801000000000, Remittances1801100000000, DirectRoute1801100001000, DirectRefunds1810050000000, RefundAccounts1820030000000, ShortRemittances1820030003000, CashInHands1820030004000, RefundsInStatements1830050000001, HeldPaymentsCalledOff1830050000003,
];
