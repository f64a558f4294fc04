import { createHmac } from 'node:crypto';
import request from 'supertest';
import type { Response, Test } from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { CatalogFacade } from '@cho-phien/catalog';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { IdentityFacade } from '@cho-phien/identity';
import { InventoryFacade } from '@cho-phien/inventory';
import { FixedClock, newId } from '@cho-phien/kernel';
import { OrderingHttpModule } from '@cho-phien/ordering/ordering.http.module';
import { OrderingJobsModule } from '@cho-phien/ordering/ordering.jobs.module';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { SellerKind } from '@cho-phien/sellers';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demoGood } from './ordering-goods.js';
import type { Good, GoodWish } from './ordering-goods.js';
import { eventually, openTestApp } from './test-app.js';
import type { TestApp } from './test-app.js';

export interface Shop { id: string; slug: string; name: string; communeCode: string }
export interface PlacedGroup { code: string; accessToken: string; total: number; status: string; orders: { code: string; status: string; total: number; seller: { id: string } }[] }

type SellerAction = 'acceptances' | 'handovers' | 'deliveries' | 'refusals' | 'returns' | 'delays';

export const NEAR = { communeCode: '06838', line: 'Thôn thử, nhà số 1' };
export const BUYER = { name: 'Người mua thử', phone: '0912 000 001' };

/** The order door with payments beside it, on a database of its own, and hands to play sellers, buyers and the bank. */
export class OrderingDoor {
  private phones = 913_000_000;
  private transfers = Date.now() * 1_000;

  private constructor(readonly test: TestApp, readonly clock: FixedClock) {}

  /** @param jobs of contexts that hear what happens, such as the ledger */
  static async open(more: Record<string, string> = {}, jobs: readonly Type[] = []): Promise<OrderingDoor> {
    const clock = new FixedClock(new Date());
    const test = await openTestApp({ name: 'order', http: [IdentityHttpModule, OrderingHttpModule, PaymentsHttpModule], jobs: [OrderingJobsModule, PaymentsJobsModule, ...jobs] }, more, clock);
    const door = new OrderingDoor(test, clock);
    await door.run((tx) => seedAreas(tx));
    return door;
  }

  close(): Promise<void> { return this.test.close(); }
  http() { return request(this.test.app.getHttpServer()); }
  part<Part>(part: Type<Part>): Part { return this.test.app.get(part, { strict: false }); }
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> { return this.part(UnitOfWork).run(work); }
  sql<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> { return this.part(DataSource).query(text, parameters); }

  async shop(slug: string, communeCode = '06838', kind: SellerKind = 'htx'): Promise<Shop> {
    const name = `HTX ${slug}`;
    const id = await this.run((tx) => this.part(SellersFacade).openSeller(tx, { slug, name, kind, communeCode }));
    return { id, slug, name, communeCode };
  }

  async good(shop: Shop, wish: GoodWish = {}): Promise<Good> {
    const { draft, ...good } = demoGood(shop, wish);
    await this.run(async (tx) => {
      await this.part(CatalogFacade).enterGoods(tx, [draft], []);
      await this.part(InventoryFacade).register(tx, { variantId: good.variantId, productId: good.productId, sellerId: shop.id, onHand: wish.stock ?? 20 });
    });
    return good;
  }

  /** A signed-in member of a shop; answers the bearer header. */
  async member(shop: Shop, role: SellerRole): Promise<{ authorization: string }> {
    const phoneNumber = `+84${this.phones++}`;
    await this.run(async (tx) => this.part(SellersFacade).addMember(tx, shop.id, await this.part(IdentityFacade).ensureAccount(tx, { phoneNumber }), role));
    return this.signIn(phoneNumber);
  }

  /** An assistant with a live consent of these shops for their orders; answers who he is. */
  async assistant(...shops: Shop[]): Promise<{ accountId: string; phoneNumber: string; bearer: { authorization: string } }> {
    const phoneNumber = `+84${this.phones++}`;
    const accountId = await this.run(async (tx) => {
      const id = await this.part(IdentityFacade).ensureAccount(tx, { phoneNumber, roles: ['assistant'] });
      for (const shop of shops) {
        await tx.query(
          `insert into sellers.consents (id, seller_id, assistant_id, scopes, until, how, state, asked_at, given_at)
           values ($1, $2, $3, '{orders}', $4::timestamptz + interval '30 days', 'own_session', 'live', $4, $4)`, [newId(), shop.id, id, this.clock.now()]);
      }
      return id;
    });
    return { accountId, phoneNumber, bearer: await this.signIn(phoneNumber) };
  }

  /** Makes a household a member of a cooperative. */
  async join(cooperative: Shop, household: Shop): Promise<void> {
    await this.sql(
      `insert into sellers.cooperative_households (cooperative_id, household_id, state, invited_by, invited_at, answered_at) values ($1, $2, 'joined', $3, now(), now())`,
      [cooperative.id, household.id, newId()]);
  }

  private async signIn(phoneNumber: string): Promise<{ authorization: string }> {
    await this.http().post('/api/auth/phone-number/send-otp').send({ phoneNumber }).expect(200);
    const [sent] = await this.sql<{ code: string }>(`select payload->>'code' as code from platform.outbox where type = 'identity.otp_requested' and payload->>'phoneNumber' = $1 order by id desc`, [phoneNumber]);
    const answer = await this.http().post('/api/auth/phone-number/verify').send({ phoneNumber, code: sent!.code }).expect(200);
    return { authorization: `Bearer ${answer.headers['set-auth-token']}` };
  }

  async cart(...lines: [Good, number][]): Promise<string> {
    const { id } = (await this.http().post('/api/shop/carts').expect(201)).body as { id: string };
    for (const [good, quantity] of lines) await this.http().put(`/api/shop/carts/${id}/lines/${good.variantId}`).send({ quantity }).expect(200);
    return id;
  }

  /** A checkout with pick-up everywhere unless told otherwise. */
  checkout(cartId: string, shops: readonly Shop[], more: Record<string, unknown> = {}, key: string = newId()): Test {
    const delivery = Object.fromEntries(shops.map(({ id }) => [id, 'pickup']));
    return this.http().post('/api/shop/checkouts').set('idempotency-key', key).send({ cartId, buyer: BUYER, address: NEAR, delivery, ...more });
  }

  async placed(shops: readonly Shop[], ...lines: [Good, number][]): Promise<PlacedGroup> {
    return (await this.checkout(await this.cart(...lines), shops).expect(201)).body as PlacedGroup;
  }

  group({ code, accessToken }: PlacedGroup): Test { return this.http().get(`/api/shop/order-groups/${code}`).set('authorization', `Bearer ${accessToken}`); }

  pay({ code, accessToken }: PlacedGroup, method: string): Test {
    return this.http().post(`/api/shop/order-groups/${code}/payments`).set('authorization', `Bearer ${accessToken}`).set('idempotency-key', newId()).send({ method });
  }

  cancel({ code, accessToken }: PlacedGroup): Test { return this.http().post(`/api/shop/order-groups/${code}/cancellations?token=${accessToken}`); }

  /** The bank tells of a transfer for a group. */
  bank({ code, total }: PlacedGroup, amount: number = total): Test {
    const id = this.transfers++;
    const raw = JSON.stringify({
      id, gateway: 'VietinBank', transactionDate: '2026-11-22 09:20:00', accountNumber: this.test.settings.BANK_ACCOUNT_NUMBER, subAccount: null, code: null,
      content: code, transferType: 'in', transferAmount: amount, accumulated: 1, referenceCode: `FT${id}`, description: '',
    });
    const stamp = String(Math.floor(this.clock.now().getTime() / 1_000));
    const signature = `sha256=${createHmac('sha256', this.test.settings.SEPAY_WEBHOOK_SECRET!).update(`${stamp}.${raw}`).digest('hex')}`;
    return this.http().post('/api/hooks/bank/sepay').set('content-type', 'application/json').set('x-sepay-timestamp', stamp).set('x-sepay-signature', signature).send(raw);
  }

  /** Waits until the group's page shows what is expected. */
  async until(group: PlacedGroup, holds: (body: Response['body']) => boolean): Promise<Response['body']> {
    return eventually(async () => (await this.group(group).expect(200)).body as Response['body'], holds);
  }

  step(shop: Shop, orderCode: string, action: SellerAction, who: { authorization: string }, body: object = {}): Test {
    return this.http().post(`/api/seller/${shop.id}/orders/${orderCode}/${action}`).set(who).send(body);
  }

  giveBack(shop: Shop, orderCode: string, who: { authorization: string }, body: object = {}, key: string = newId()): Test {
    return this.http().post(`/api/seller/${shop.id}/orders/${orderCode}/refunds`).set(who).set('idempotency-key', key).send({ reason: 'Hàng lỗi', ...body });
  }

  async stock(good: Good): Promise<{ onHand: number; reserved: number }> {
    const [row] = await this.sql<{ onHand: number; reserved: number }>('select on_hand as "onHand", reserved from inventory.stock where variant_id = $1', [good.variantId]);
    return row!;
  }
}
