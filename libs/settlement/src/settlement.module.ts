import { Module } from '@nestjs/common';
import { LedgerModule } from '@cho-phien/ledger/ledger.module';
import { PaymentsModule } from '@cho-phien/payments/payments.module';
import { SellersModule } from '@cho-phien/sellers/sellers.module';
import './messages.js';
import { ClearingRepository } from './storage/clearing.repository.js';
import { EntryRepository } from './storage/entry.repository.js';
import { PayoutBatchRepository } from './storage/payout-batch.repository.js';
import { PayoutLineRepository } from './storage/payout-line.repository.js';
import { PayoutReleaseRepository } from './storage/payout-release.repository.js';
import { PayoutRuleRepository } from './storage/payout-rule.repository.js';
import { PayoutRepository } from './storage/payout.repository.js';
import { RateRepository } from './storage/rate.repository.js';
import { SaleTrailRepository } from './storage/sale-trail.repository.js';
import { SaleRepository } from './storage/sale.repository.js';
import { SettingProposalRepository } from './storage/setting-proposal.repository.js';
import { TakeRateRepository } from './storage/take-rate.repository.js';
import { TaxReadingRepository } from './storage/tax-reading.repository.js';
import { TaxRepository } from './storage/tax.repository.js';
import { ApprovePayouts } from './usecases/approve-payouts.js';
import { CancelPayouts } from './usecases/cancel-payouts.js';
import { CertifyWithheldTaxes } from './usecases/certify-withheld-taxes.js';
import { ChangeSetting } from './usecases/change-setting.js';
import { ClearSuspense } from './usecases/clear-suspense.js';
import { ConcludePayout } from './usecases/conclude-payout.js';
import { CreditSale } from './usecases/credit-sale.js';
import { FilePayouts } from './usecases/file-payouts.js';
import { FreezeTerms } from './usecases/freeze-terms.js';
import { ListWithheldTaxes } from './usecases/list-withheld-taxes.js';
import { PayoutBook } from './usecases/payout-book.js';
import { PayoutStandings } from './usecases/payout-standing.js';
import { PreparePayouts } from './usecases/prepare-payouts.js';
import { QuotePrice } from './usecases/quote-price.js';
import { ReconcileDay } from './usecases/reconcile-day.js';
import { ReckonTakeRates } from './usecases/reckon-take-rates.js';
import { ReleasePayouts } from './usecases/release-payouts.js';
import { ShowLeftOut } from './usecases/show-left-out.js';
import { ShowMoneyTrail } from './usecases/show-money-trail.js';
import { ShowOrderMoney } from './usecases/show-order-money.js';
import { ShowOwnPayouts } from './usecases/show-own-payouts.js';
import { ShowPayouts } from './usecases/show-payouts.js';
import { ShowSale } from './usecases/show-sale.js';
import { ShowStatement } from './usecases/show-statement.js';
import { WriteBankFile } from './usecases/write-bank-file.js';

const sales = [RateRepository, SettingProposalRepository, SaleRepository, EntryRepository, FreezeTerms, CreditSale, QuotePrice, ShowSale, ShowStatement, ChangeSetting];
const trail = [ClearingRepository, ClearSuspense, SaleTrailRepository, ReconcileDay, TakeRateRepository, ReckonTakeRates, ShowMoneyTrail, ShowOrderMoney];
const payoutsAndTaxes = [PayoutRuleRepository, PayoutBatchRepository, PayoutRepository, PayoutLineRepository, PayoutReleaseRepository, PayoutStandings, ReleasePayouts, ShowLeftOut, PayoutBook, PreparePayouts, ApprovePayouts, FilePayouts, CancelPayouts, ConcludePayout, WriteBankFile, ShowPayouts, ShowOwnPayouts, TaxRepository, TaxReadingRepository, ListWithheldTaxes, CertifyWithheldTaxes];

@Module({
  imports: [LedgerModule, PaymentsModule, SellersModule],
  providers: [...sales, ...trail, ...payoutsAndTaxes],
  exports: [...sales, ...trail, ...payoutsAndTaxes],
})
export class SettlementModule {}
