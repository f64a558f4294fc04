import { LedgerHttpModule } from '@cho-phien/ledger/ledger.http.module';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { SettlementHttpModule } from '@cho-phien/settlement/settlement.http.module';
import { SettlementJobsModule } from '@cho-phien/settlement/settlement.jobs.module';
import type { Door } from '@cho-phien/platform';

/** Money in and money explained: payments, ledger, settlement. Identity's core checks who an operator is. */
export const paymentDoor: Door = {
  name: 'payment',
  http: [IdentityModule, PaymentsHttpModule, LedgerHttpModule, SettlementHttpModule],
  jobs: [PaymentsJobsModule, LedgerJobsModule, SettlementJobsModule],
};
