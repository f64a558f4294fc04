import type pg from 'pg';
import { demoPhones, IdentityFacade } from '@cho-phien/identity';
import { SellersFacade } from '@cho-phien/sellers';
import { openMarket } from '../../../../test/support/market.js';
import type { InProcessMarket } from '../../../../test/support/market.js';
import { Api } from '../../../../test/support/api.js';
import { signIn, whoAmI } from '../../../../test/support/signing-in.js';

interface Household { name: string; consent: { state: string; scopes: string[] } }

describe('the demo’s people', () => {
  let market: InProcessMarket;
  let guest: Api;
  let database: pg.Pool;
  beforeAll(async () => { market = await openMarket(); guest = new Api(market.url); database = market.database; }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  it('are a seller who lacks nothing and may be paid', async () => {
    const owner = await signIn(guest, demoPhones.sellerOwner);
    const [shop] = (await whoAmI(owner)).sellers;
    const profile = await owner.get<{ state: string; story: string; requirements: { state: string }[]; bankAccount: object }>(`/api/seller/${shop!.id}/profile`);
    expect(profile).toMatchObject({ state: 'approved', story: expect.stringContaining('Hợp tác xã'), bankAccount: { accountNumber: '••••0002', state: 'matched' } });
    expect(profile.requirements.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'verified'));
    const sellers = market.app.get(SellersFacade);
    expect(await sellers.mayReceiveMoney(shop!.id)).toBe(true);
    expect(await sellers.bankAccountOf(shop!.id)).toEqual({ bin: '970415', accountNumber: '0000000002', holder: 'HTX SUOI TRONG' });
    expect((await owner.get<{ items: { state: string }[] }>(`/api/seller/${shop!.id}/households`)).items.map(({ state }) => state)).toEqual(['joined', 'joined']);
  });

  it('are an assistant with households of all kinds', async () => {
    const assistant = await signIn(guest, demoPhones.assistant);
    const { items } = await assistant.get<{ items: Household[] }>('/api/assistant/households');
    const states = items.map(({ consent }) => consent.state);
    expect([states.filter((state) => state === 'live').length, states.filter((state) => state === 'expired').length, states.filter((state) => state === 'pending').length]).toEqual([6, 1, 1]);
    const account = await market.app.get(IdentityFacade).accountByPhone(demoPhones.assistant);
    const { rows } = await database.query<{ n: number }>('select count(*)::int as n from sellers.consents where assistant_id = $1', [account!.id]);
    expect(rows[0]!.n).toBe(8);
  });

  it('are two applications that wait for the operator, and no shop that nobody approved', async () => {
    const operator = await signIn(guest, demoPhones.operator);
    const { items } = await operator.get<{ items: { missing: string[] }[] }>('/api/operator/sellers?state=applied');
    expect(items).toHaveLength(2);
    expect(items.every(({ missing }) => missing.includes('identity'))).toBe(true);
    const { rows } = await database.query(`select s.id from sellers.sellers s where s.state is distinct from (select to_state from sellers.lifecycle_history where seller_id = s.id order by place desc limit 1)`);
    expect(rows).toEqual([]);
    await guest.refused(404, '/api/shop/sellers/ho-lam-banh-thon-6', undefined, { method: 'GET' });
  });
});
