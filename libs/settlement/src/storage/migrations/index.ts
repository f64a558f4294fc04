import { Settlement1780400000000 } from './1780400000000-settlement.js';
import { Payouts1800900000000 } from './1800900000000-payouts.js';
import { SettingProposals1800900001000 } from './1800900001000-setting-proposals.js';
import { RemittedSales1801100002000 } from './1801100002000-remitted-sales.js';
import { ParcelsThatCameBack1801300000000 } from './1801300000000-parcels-that-came-back.js';
import { RefundsBySellers1810050001000 } from './1810050001000-refunds-by-sellers.js';
import { TaxReadings1810050002000 } from './1810050002000-tax-readings.js';
import { PayoutSafety1820030001000 } from './1820030001000-payout-safety.js';
import { Clearings1820030005000 } from './1820030005000-clearings.js';
import { RefundedLines1820070000000 } from './1820070000000-refunded-lines.js';
import { PayoutsLeftTwice1820070001000 } from './1820070001000-payouts-left-twice.js';
import { RefundsInOrder1820095000000 } from './1820095000000-refunds-in-order.js';
import { ClearingsOfPayouts1820095001000 } from './1820095001000-clearings-of-payouts.js';
import { CertificateReadings1830040000001 } from './1830040000001-certificate-readings.js';
import { TakeRates1840000000000 } from './1840000000000-take-rates.js';

export const settlementMigrations = [Settlement1780400000000, Payouts1800900000000, SettingProposals1800900001000, RemittedSales1801100002000, ParcelsThatCameBack1801300000000, RefundsBySellers1810050001000, TaxReadings1810050002000, PayoutSafety1820030001000, Clearings1820030005000, RefundedLines1820070000000, PayoutsLeftTwice1820070001000, RefundsInOrder1820095000000, ClearingsOfPayouts1820095001000, CertificateReadings1830040000001, TakeRates1840000000000];
