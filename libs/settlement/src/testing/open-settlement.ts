import request from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import type { EventType, PayloadOf } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import type { FixedClock } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { JobsRunner, UnitOfWork } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { NotificationsJobsModule } from '@cho-phien/notifications/notifications.jobs.module';
import { SellersFacade } from '@cho-phien/sellers';
import type { SellerKind } from '@cho-phien/sellers';
import { DataSource } from 'typeorm';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { SettlementHttpModule } from '../settlement.http.module.js';
import { SettlementJobsModule } from '../settlement.jobs.module.js';

export interface SettlementTest extends TestApp {
  clock: FixedClock;
  ledger: LedgerFacade;
  sql<Row>(text: string, parameters?: unknown[]): Promise<Row[]>;
  /** Hands an event to settlement and to the ledger, as their queues do, in any order of the two. */
  tell<Type extends EventType>(type: Type, payload: PayloadOf<Type>, eventId?: string): Promise<void>;
  seller(kind: SellerKind, owner?: string): Promise<string>;
  /** Signs a phone in and asks as its person. */
  as(phone: string, role?: 'operator' | 'assistant'): Promise<(method: 'get' | 'post', path: string) => request.Test>;
}

/** Settlement and the ledger on 22 November 2026, with the areas of Vietnam. */
export async function openSettlement(): Promise<SettlementTest> {
  const clock = standingClock();
  const test = await openTestApp({ name: 'settlement', http: [IdentityHttpModule, NotificationsHttpModule, SettlementHttpModule], jobs: [NotificationsJobsModule, SettlementJobsModule, LedgerJobsModule] }, {}, clock);
  const [unitOfWork, runner] = [test.app.get(UnitOfWork), test.app.get(JobsRunner)];
  const [sellers, identity] = [test.app.get(SellersFacade, { strict: false }), test.app.get(IdentityFacade, { strict: false })];
  await unitOfWork.run((tx) => seedAreas(tx));
  const heardByLedger: EventType[] = ['payments.money_received', 'payments.payment_captured', 'payments.refund_requested', 'payments.refund_completed', 'payments.remitted'];
  return {
    ...test, clock, ledger: test.app.get(LedgerFacade, { strict: false }),
    sql: (text, parameters = []) => test.app.get(DataSource).query(text, parameters),
    tell: async (type, payload, eventId = newId()) => {
      const event = { eventId, type, payload, createdAt: clock.now().toISOString() } as DeliveredEvent;
      await Promise.all([...(type === 'payments.money_received' ? [] : [runner.deliver('settlement', event)]), ...(heardByLedger.includes(type) ? [runner.deliver('ledger', event)] : [])]);
    },
    seller: (kind, owner) => unitOfWork.run(async (tx) => {
      const sellerId = await sellers.openSeller(tx, { slug: `gian-${newId()}`, name: 'Gian Thử', kind, communeCode: '06838' });
      if (owner !== undefined) await sellers.addMember(tx, sellerId, await identity.ensureAccount(tx, { phoneNumber: owner }), 'owner');
      return sellerId;
    }),
    as: async (phone, role) => {
      await unitOfWork.run((tx) => identity.ensureAccount(tx, { phoneNumber: phone, roles: role ? [role] : [] }));
      const http = request(test.app.getHttpServer());
      await http.post('/api/auth/phone-number/send-otp').send({ phoneNumber: phone }).expect(200);
      const outbox = await http.get('/api/dev/outbox').query({ to: phone }).expect(200);
      const { headers } = await http.post('/api/auth/phone-number/verify').send({ phoneNumber: phone, code: outbox.body.items[0].data.code }).expect(200);
      return (method, path) => http[method](path).set('authorization', `Bearer ${headers['set-auth-token']!}`);
    },
  };
}
