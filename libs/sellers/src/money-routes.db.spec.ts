import { randomUUID } from 'node:crypto';
import { FixedClock } from '@cho-phien/kernel';
import type { Response } from 'supertest';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { SellersFacade } from './sellers.facade.js';
import { SellerStage } from './testing/seller-stage.js';

const TODAY = '2026-11-22';
const NEXT_WEEK = '2026-11-29';

describe('who receives the buyers’ money of a seller', () => {
  const clock = new FixedClock(new Date(`${TODAY}T12:00:00+07:00`));
  let stage: SellerStage;
  let [operator, second] = ['', ''];
  beforeAll(async () => {
    stage = await SellerStage.open(clock);
    [operator, second] = [await stage.signIn(undefined, ['operator']), await stage.signIn(undefined, ['operator'])];
  }, 120_000);
  beforeEach(() => clock.set(new Date(`${TODAY}T12:00:00+07:00`)));
  afterAll(async () => stage?.close());

  const shop = async (): Promise<string> => {
    const id = await stage.run((tx) => stage.test.app.get(SellersFacade).openSeller(tx, { slug: `gian-${randomUUID()}`, name: 'HTX Thử', kind: 'htx', communeCode: '06838' }));
    await giveBankAccount(stage.test.app, id);
    return id;
  };
  const propose = async (id: string, body: object = {}, status = 201): Promise<Response['body']> =>
    (await stage.call('post', `/api/operator/sellers/${id}/money-routes`, operator).send({ moneyRoute: 'direct', fromDay: NEXT_WEEK, reason: 'Người bán xin', ...body }).expect(status)).body;
  const decide = async (who: string, id: string, routeId: string, deed = 'confirmations', status = 201): Promise<Response['body']> =>
    (await stage.call('post', `/api/operator/sellers/${id}/money-routes/${routeId}/${deed}`, who).expect(status)).body;
  const routeOf = async (id: string): Promise<string> => (await stage.test.app.get(SellersFacade).profileOf(id))!.moneyRoute;
  const agreed = async (id: string, body: object = {}): Promise<void> => { await decide(second, id, (await propose(id, body)).moneyRoutes[0].id); clock.advance(1_000); };

  it('changes on the day two people agreed on, not before, and the seller is told', async () => {
    const id = await shop();
    const { moneyRoutes: [change] } = await propose(id);
    expect(change).toMatchObject({ moneyRoute: 'direct', fromDay: NEXT_WEEK, state: 'proposed', mayConfirm: false });
    expect((await decide(operator, id, change.id, 'confirmations', 403)).code).toBe('sellers.second_person_needed');
    for (let twice = 0; twice < 2; twice++) expect(await decide(second, id, change.id)).toMatchObject({ moneyRoute: 'collected', moneyRoutes: [{ state: 'confirmed' }] });
    expect(await stage.events('sellers.money_route_changed', id)).toEqual([expect.objectContaining({ route: 'direct', fromDay: NEXT_WEEK, name: 'HTX Thử' })]);
    clock.set(new Date(`${NEXT_WEEK}T00:00:00+07:00`));
    expect(await routeOf(id)).toBe('direct');
    clock.set(new Date(`2026-11-28T23:59:59+07:00`));
    expect(await routeOf(id)).toBe('collected');
  });

  it('can be asked of any day: the latest agreement for it counts', async () => {
    const id = await shop();
    await agreed(id, { fromDay: TODAY });
    expect(await routeOf(id)).toBe('direct');
    await agreed(id, { fromDay: NEXT_WEEK, moneyRoute: 'collected' });
    await agreed(id, { fromDay: NEXT_WEEK, moneyRoute: 'direct' });
    await agreed(id, { fromDay: '2026-12-01', moneyRoute: 'collected' });
    const days: Record<string, string> = {};
    for (const day of ['2026-11-21', TODAY, NEXT_WEEK, '2026-12-01']) {
      clock.set(new Date(`${day}T12:00:00+07:00`));
      days[day] = await routeOf(id);
    }
    expect(days).toEqual({ '2026-11-21': 'collected', [TODAY]: 'direct', [NEXT_WEEK]: 'direct', '2026-12-01': 'collected' });
  });

  it('is never changed backwards, and one change waits at a time', async () => {
    const id = await shop();
    expect(await propose(id, { fromDay: '2026-11-21' }, 422)).toMatchObject({ code: 'sellers.route_backwards', detail: expect.stringContaining('22/11/2026') });
    const { moneyRoutes: [change] } = await propose(id);
    expect((await propose(id, {}, 409)).code).toBe('sellers.route_waiting');
    clock.set(new Date('2026-11-30T12:00:00+07:00'));
    expect((await decide(second, id, change.id, 'confirmations', 422)).code).toBe('sellers.route_backwards');
    for (let twice = 0; twice < 2; twice++) await decide(operator, id, change.id, 'withdrawals');
    expect((await decide(second, id, change.id, 'confirmations', 409)).code).toBe('sellers.route_withdrawn');
    await propose(id, { fromDay: '2026-12-02' });
  });

  it('is decided once: of a confirmation and a withdrawal in the same moment one holds', async () => {
    const id = await shop();
    const { moneyRoutes: [{ id: routeId }] } = await propose(id, { fromDay: TODAY });
    const deeds = await Promise.all(['confirmations', 'withdrawals'].map((deed) => stage.call('post', `/api/operator/sellers/${id}/money-routes/${routeId}/${deed}`, second)));
    expect(deeds.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await routeOf(id)).toBe(deeds[0]!.status === 201 ? 'direct' : 'collected');
  });

  it('of another seller is not found under this one', async () => {
    const [id, other] = [await shop(), await shop()];
    const { moneyRoutes: [{ id: routeId }] } = await propose(id);
    expect((await decide(second, other, routeId, 'confirmations', 404)).code).toBe('sellers.route_not_found');
    await expect(stage.db.query(`update sellers.money_routes set state = 'confirmed', decided_by = proposed_by, decided_at = now() where id = $1`, [routeId])).rejects.toThrow('money_routes_two_people_check');
  });
});
