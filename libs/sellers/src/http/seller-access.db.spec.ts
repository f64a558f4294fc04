import { Controller, Get, Module, Post } from '@nestjs/common';
import pg from 'pg';
import request from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { NotificationsJobsModule } from '@cho-phien/notifications/notifications.jobs.module';
import { CurrentSeller, ForSeller, SellerScope, UnitOfWork } from '@cho-phien/platform';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { SellersFacade } from '../sellers.facade.js';
import { SellersHttpModule } from '../sellers.http.module.js';
import { SellersModule } from '../sellers.module.js';

@Controller('seller/:sellerId/tries')
class TriesController {
  @Get() @ForSeller('owner', 'manager', 'packer') show(@CurrentSeller() scope: SellerScope): { sellerId: string; role: SellerScope['role'] } { return { sellerId: scope.sellerId, role: scope.role }; }
  @Post() @ForSeller('owner') write(): { done: true } { return { done: true }; }
}
@Module({ imports: [SellersModule], controllers: [TriesController] }) class TriesModule {}

const people = { owner: '+84913000001', manager: '+84913000002', packer: '+84913000003', stranger: '+84913000004', otherOwner: '+84913000005' } as const;
type Person = keyof typeof people;

describe('a seller', () => {
  let test: TestApp;
  let db: pg.Pool;
  let sellerId: string;
  let otherId: string;
  const tokens = new Map<Person, string>();
  const http = () => request(test.app.getHttpServer());
  const as = (person: Person) => ({ authorization: `Bearer ${tokens.get(person)!}` });
  const run = <Result>(work: Parameters<UnitOfWork['run']>[0]): Promise<Result> => test.app.get(UnitOfWork).run(work) as Promise<Result>;

  async function signIn(person: Person): Promise<void> {
    await http().post('/api/auth/phone-number/send-otp').send({ phoneNumber: people[person] }).expect(200);
    const outbox = await http().get('/api/dev/outbox').query({ to: people[person] }).expect(200);
    const answer = await http().post('/api/auth/phone-number/verify').send({ phoneNumber: people[person], code: outbox.body.items[0].data.code }).expect(200);
    tokens.set(person, answer.headers['set-auth-token']!);
  }

  beforeAll(async () => {
    test = await openTestApp({ name: 'sellers', http: [IdentityHttpModule, SellersHttpModule, NotificationsHttpModule, TriesModule], jobs: [NotificationsJobsModule] });
    db = new pg.Pool({ connectionString: test.database.url, max: 2 });
    await run((tx) => seedAreas(tx));
    for (const person of Object.keys(people) as Person[]) await signIn(person);
    const sellers = test.app.get(SellersFacade);
    const identity = test.app.get(IdentityFacade);
    sellerId = await run((tx) => sellers.openSeller(tx, { slug: 'htx-thu', name: 'HTX Thử', kind: 'htx', communeCode: '06838', description: 'Miến dong', phone: '+84913000009' }));
    otherId = await run((tx) => sellers.openSeller(tx, { slug: 'ho-thu', name: 'Hộ Thử', kind: 'household', communeCode: '06838' }));
    for (const role of ['owner', 'manager', 'packer'] as const) {
      const account = await identity.accountByPhone(people[role]);
      await run((tx) => sellers.addMember(tx, sellerId, account!.id, role));
    }
    const other = await identity.accountByPhone(people.otherOwner);
    await run((tx) => sellers.addMember(tx, otherId, other!.id, 'owner'));
  }, 120_000);
  afterAll(async () => { await db?.end(); await test?.close(); });

  it('is open to its members by role, and to nobody else', async () => {
    const read = (id: string) => http().get(`/api/seller/${id}/tries`);
    const write = (id: string) => http().post(`/api/seller/${id}/tries`);
    for (const role of ['owner', 'manager', 'packer'] as const) expect((await read(sellerId).set(as(role)).expect(200)).body).toEqual({ sellerId, role });
    await write(sellerId).set(as('owner')).expect(201);
    for (const role of ['manager', 'packer'] as const) expect((await write(sellerId).set(as(role)).expect(403)).body.code).toBe('seller.role_not_enough');
    for (const person of ['stranger', 'otherOwner'] as const) {
      expect((await read(sellerId).set(as(person)).expect(404)).body.code).toBe('seller.not_found');
      await write(sellerId).set(as(person)).expect(404);
    }
    await read(sellerId).expect(401);
    await write(sellerId).expect(401);
    await read(otherId).set(as('otherOwner')).expect(200);
    await read(otherId).set(as('owner')).expect(404);
  });

  it('is decided upon before what was sent is looked at', async () => {
    const malformed = () => http().post(`/api/seller/${sellerId}/tries`).set('content-type', 'application/json');
    await malformed().send('{"a":').expect(401);
    await malformed().set(as('stranger')).send('{"a":').expect(404);
    await malformed().set(as('packer')).send('{"a":').expect(403);
    await malformed().set(as('owner')).send('{"a":').expect(400);
  });

  it('that is no seller is not found, whatever the id looks like', async () => {
    for (const id of ['1', 'null', encodeURIComponent("' or 1=1"), '01900000-0000-7000-8000-000000000000']) await http().get(`/api/seller/${id}/tries`).set(as('owner')).expect(404);
    expect((await http().get(`/api/seller/${sellerId.toUpperCase()}/tries`).set(as('owner')).expect(200)).body.sellerId).toBe(sellerId);
  });

  it('is among what its members are told of themselves', async () => {
    const { body } = await http().get('/api/me').set(as('owner')).expect(200);
    expect(body).toEqual({ id: expect.any(String), phoneNumber: people.owner, roles: ['buyer'], sellers: [{ id: sellerId, name: 'HTX Thử', role: 'owner' }], officerAreas: [] });
    expect((await http().get('/api/me').set(as('stranger')).expect(200)).body.sellers).toEqual([]);
    await http().get('/api/me').expect(401);
  });

  it('announces its profile, and the phones of those who answer for its orders', async () => {
    const last = async (type: string) => (await db.query(`select payload from platform.outbox where type = $1 and payload->>'sellerId' = $2 order by id desc limit 1`, [type, sellerId])).rows[0].payload;
    expect(await last('sellers.seller_changed')).toEqual({ sellerId, slug: 'htx-thu', name: 'HTX Thử', kind: 'htx', communeCode: '06838', provinceCode: '22', open: true });
    expect((await last('sellers.contact_changed')).phoneNumbers).toEqual(['+84913000009', people.owner, people.manager]);
  });

  it('is found by id and by page name, and opens once under a name and only in a commune that exists', async () => {
    const sellers = test.app.get(SellersFacade);
    expect(await sellers.bySlug('htx-thu')).toMatchObject({ id: sellerId, name: 'HTX Thử', communeCode: '06838', provinceCode: '22', open: true, moneyRoute: 'collected', story: '', openingDays: '', holiday: null });
    expect([...(await sellers.findMany([sellerId, otherId, 'nonsense'])).keys()].sort()).toEqual([sellerId, otherId].sort());
    expect(await sellers.find('nonsense')).toBeNull();
    const again = { slug: 'htx-thu', name: 'X', kind: 'htx', communeCode: '06838' } as const;
    await expect(run((tx) => sellers.openSeller(tx, again))).rejects.toMatchObject({ code: 'sellers.slug_taken' });
    await expect(run((tx) => sellers.openSeller(tx, { ...again, slug: 'moi', communeCode: '99999' }))).rejects.toMatchObject({ code: 'sellers.unknown_commune' });
    await expect(run((tx) => sellers.addMember(tx, 'nonsense', sellerId, 'owner'))).rejects.toMatchObject({ code: 'seller.not_found' });
  });
});
