import { randomUUID } from 'node:crypto';
import { SellersFacade } from './sellers.facade.js';
import { SellerStage } from './testing/seller-stage.js';

type Role = 'owner' | 'manager' | 'packer';
const ROLES: readonly Role[] = ['owner', 'manager', 'packer'];
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Every route of a shop here, what is sent, and who may: the matrix by hand, so that a loosened route is noticed. */
const MATRIX: readonly [Method, string, object | undefined, readonly Role[]][] = [
  ['get', 'profile', undefined, ROLES],
  ['patch', 'profile', { story: 'Chuyện nhà' }, ['owner', 'manager']],
  ['put', 'requirements/food_safety', { value: 'GCN 12' }, ['owner']],
  ['post', 'bank-account/codes', { bin: '970415', accountNumber: '123456', holder: 'X' }, ['owner']],
  ['get', 'members', undefined, ['owner']],
  ['post', 'members', { phone: '0968000111', role: 'packer' }, ['owner']],
  ['get', 'households', undefined, ['owner', 'manager']],
  ['get', 'cooperatives', undefined, ['owner', 'manager']],
  ['get', 'consents', undefined, ['owner']],
  ['get', 'assisted-activity', undefined, ['owner']],
];

describe('who works for a shop', () => {
  let stage: SellerStage;
  let operator: string;
  beforeAll(async () => { stage = await SellerStage.open(); operator = await stage.signIn(undefined, ['operator']); }, 120_000);
  afterAll(async () => stage?.close());

  const shopOf = async (phone: string, kind = 'htx', name = 'HTX Nhiều Người'): Promise<string> =>
    (await stage.call('post', '/api/seller-applications', phone).send({ id: randomUUID(), kind, name, communeCode: '06838', addressLine: 'Thôn 1' }).expect(201)).body.id as string;
  const put = (id: string, owner: string, phone: string, role: Role) => stage.call('post', `/api/seller/${id}/members`, owner).send({ phone, role });
  const remove = async (id: string, owner: string, phone: string) => stage.call('delete', `/api/seller/${id}/members/${await stage.accountOf(phone)}`, owner);
  const ownersOf = async (id: string) => (await stage.db.query(`select count(*)::int as n from sellers.members where seller_id = $1 and role = 'owner'`, [id])).rows[0].n as number;

  it('may do what the role allows and nothing else, on every route', async () => {
    const people = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await stage.signIn()]))) as Record<Role, string>;
    const id = await shopOf(people.owner);
    for (const role of ROLES) await put(id, people.owner, people[role], role).expect(201);
    const stranger = await stage.signIn();
    for (const [method, path, body, allowed] of MATRIX) {
      for (const role of ROLES) {
        const { status } = await stage.call(method, `/api/seller/${id}/${path}`, people[role]).send(body);
        expect([method, path, role, allowed.includes(role) ? status < 300 : status === 403]).toEqual([method, path, role, true]);
      }
      await stage.call(method, `/api/seller/${id}/${path}`, stranger).send(body).expect(404);
      await stage.call(method, `/api/seller/${id}/${path}`).send(body).expect(401);
    }
    await stage.call('delete', `/api/seller/${id}/members/${await stage.accountOf('+84968000111')}`, people.owner).expect(200);
    expect((await stage.call('get', `/api/seller/${id}/members`, people.owner).expect(200)).body.items.map(({ role }: { role: string }) => role)).toEqual(['owner', 'manager', 'packer']);
  });

  it('always includes an owner, also when two owners leave at once', async () => {
    const [one, two] = [await stage.signIn(), await stage.signIn()];
    const id = await shopOf(one);
    expect((await (await remove(id, one, one)).body).code).toBe('sellers.last_owner');
    expect((await put(id, one, one, 'packer').expect(409)).body.code).toBe('sellers.last_owner');
    for (let round = 0; round < 5; round++) {
      await put(id, one, one, 'owner');
      await put(id, one, two, 'owner').expect(201);
      const answers = await Promise.all([remove(id, one, two), remove(id, two, one)]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      expect(await ownersOf(id)).toBe(1);
      const left = answers[0]!.status === 200 ? one : two;
      await put(id, left, one, 'owner').expect(201);
      if (left === two) await remove(id, one, two);
    }
    expect((await remove(id, one, await stage.signIn())).status).toBe(404);
  });

  it('is told where orders are told of, and every change has a name to it', async () => {
    const [owner, manager] = [await stage.signIn(), await stage.signIn()];
    const id = await shopOf(owner);
    await put(id, owner, manager, 'manager').expect(201);
    expect((await stage.events('sellers.contact_changed', id)).at(-1)).toEqual({ sellerId: id, phoneNumbers: [owner, manager].sort() });
    const { rows } = await stage.db.query(`select actor, what, after from sellers.changes where seller_id = $1`, [id]);
    expect(rows).toEqual([{ actor: `seller:${await stage.accountOf(owner)}`, what: 'member', after: { accountId: await stage.accountOf(manager), role: 'manager' } }]);
  });

  describe('a cooperative', () => {
    it('has the households that agreed, until either side ends it', async () => {
      const [manager, farmer] = [await stage.signIn(), await stage.signIn()];
      const [cooperative, household] = [await shopOf(manager), await shopOf(farmer, 'household', 'Hộ Thành Viên')];
      const facade = stage.test.app.get(SellersFacade);
      const invite = () => stage.call('post', `/api/seller/${cooperative}/households`, manager).send({ householdSellerId: household });
      const accept = (as = farmer) => stage.call('post', `/api/seller/${household}/cooperatives/${cooperative}/acceptances`, as);
      await accept().expect(404);
      expect((await invite().expect(201)).body.items).toMatchObject([{ id: household, state: 'invited' }]);
      expect(await facade.isMemberHousehold(cooperative, household)).toBe(false);
      await accept(manager).expect(404);
      expect((await stage.call('get', `/api/seller/${household}/cooperatives`, farmer).expect(200)).body.items).toMatchObject([{ id: cooperative, state: 'invited' }]);
      const answers = await Promise.all([accept(), accept()]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await facade.isMemberHousehold(cooperative, household)).toBe(true);
      expect(await facade.cooperativesOf(household)).toEqual([{ id: cooperative, name: 'HTX Nhiều Người' }]);
      expect((await invite().expect(201)).body.items).toMatchObject([{ state: 'joined' }]);
      await stage.call('delete', `/api/seller/${household}/cooperatives/${cooperative}`, farmer).expect(200);
      await stage.call('delete', `/api/seller/${household}/cooperatives/${cooperative}`, farmer).expect(200);
      await accept().expect(404);
      expect(await facade.cooperativesOf(household)).toEqual([]);
      await invite().expect(201);
      await stage.call('delete', `/api/seller/${cooperative}/households/${household}`, manager).expect(200);
      const { rows } = await stage.db.query(`select payload from platform.outbox where type = 'sellers.household_joined' order by id`);
      expect(rows.map(({ payload }) => payload.joined)).toEqual([true, false]);
    });

    it('enters a household by phone once, and finds one that is there', async () => {
      const manager = await stage.signIn();
      const cooperative = await shopOf(manager, 'tht', 'Tổ hợp tác Chè');
      const phone = stage.newPhone();
      const invite = () => stage.call('post', `/api/seller/${cooperative}/households`, manager).send({ name: 'Hộ Mới', phone });
      await invite().expect(201);
      expect((await invite().expect(201)).body.items).toHaveLength(1);
      await stage.signIn(phone);
      const { body: me } = await stage.call('get', '/api/me', phone).expect(200);
      expect(me.sellers).toMatchObject([{ name: 'Hộ Mới', role: 'owner' }]);
      await stage.call('post', `/api/seller/${me.sellers[0].id as string}/cooperatives/${cooperative}/acceptances`, phone).expect(201);
    });

    it('is no household, and a household is no cooperative', async () => {
      const [one, two] = [await stage.signIn(), await stage.signIn()];
      const [cooperative, other, household] = [await shopOf(one), await shopOf(two, 'htx', 'HTX Khác'), await shopOf(two, 'household', 'Hộ Lẻ')];
      const invite = (id: string, phone: string, householdSellerId: string) => stage.call('post', `/api/seller/${id}/households`, phone).send({ householdSellerId });
      expect((await invite(cooperative, one, other).expect(409)).body.code).toBe('sellers.not_a_household');
      expect((await invite(household, two, household).expect(409)).body.code).toBe('sellers.not_a_cooperative');
      await invite(cooperative, one, randomUUID()).expect(404);
      await stage.call('delete', `/api/seller/${cooperative}/households/${household}`, one).expect(404);
    });
  });

  it('lets operators see who they are', async () => {
    const owner = await stage.signIn();
    const id = await shopOf(owner);
    expect((await stage.call('get', `/api/operator/sellers/${id}`, operator).expect(200)).body).toMatchObject({ id, members: [{ phone: owner, role: 'owner' }], nextActions: ['ask_documents', 'approve', 'decline'] });
    await stage.call('get', `/api/operator/sellers/${id}`, owner).expect(403);
  });
});
