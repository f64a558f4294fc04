import { seedAreas } from '@cho-phien/areas';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import type { FixedClock } from '@cho-phien/kernel';
import { newId } from '@cho-phien/kernel';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { SettlementHttpModule } from '@cho-phien/settlement/settlement.http.module';
import { SettlementJobsModule } from '@cho-phien/settlement/settlement.jobs.module';
import { DataSource } from 'typeorm';
import { SELLER_KINDS } from '../../libs/settlement/src/domain/rate.js';
import type { Trader } from '../properties/money/operation.js';
import { giveBankAccount } from './bank-account.js';
import { openTestApp, standingClock } from './test-app.js';
import type { TestApp } from './test-app.js';

/** Payments, ledger and settlement on a database of their own, with a clock that stands; nothing is heard unless it is handed over. */
export async function openMoneyDoor(): Promise<TestApp & { clock: FixedClock }> {
  const clock = standingClock();
  // The handlers without the relay and the schedules, which the role leaves out.
  const door = { name: 'payment' as const, http: [IdentityHttpModule, PaymentsHttpModule, SettlementHttpModule, PaymentsJobsModule, LedgerJobsModule, SettlementJobsModule], jobs: [] };
  const test = await openTestApp(door, { ROLE: 'api', LOG_LEVEL: 'error' }, clock);
  await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
  return { ...test, clock };
}

/** Sellers of every kind with a checked account each; each third is paid by its buyers himself. */
export async function openTraders({ app }: TestApp, count: number): Promise<Trader[]> {
  const traders: Trader[] = [];
  for (let place = 0; place < count; place++) {
    const kind = SELLER_KINDS[place % SELLER_KINDS.length]!;
    const sellerId = await app.get(UnitOfWork).run((tx) => app.get(SellersFacade, { strict: false }).openSeller(tx, { slug: `gian-${newId()}`, name: 'Gian Thử', kind, communeCode: '06838' }));
    await giveBankAccount(app, sellerId);
    const direct = place % 3 === 2;
    if (direct) await app.get(DataSource).query(`update sellers.sellers set money_route = 'direct' where id = $1`, [sellerId]);
    traders.push({ sellerId, kind, direct });
  }
  return traders;
}
