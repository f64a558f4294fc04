import { newId } from '@cho-phien/kernel';
import type { PayloadOf } from '@cho-phien/contracts';
import { JobsRunner } from '@cho-phien/platform';
import request from 'supertest';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

type Moved = PayloadOf<'ordering.claim_moved'>;

describe('claims in an officer’s communes', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); }, 120_000);
  afterAll(async () => test?.close());

  const shop = async (communeCode: string): Promise<string> => {
    const sellerId = newId();
    await test.tell('sellers.seller_changed', { sellerId, slug: sellerId, name: 'Gian Mẫu', kind: 'household', communeCode, provinceCode: '22', open: true });
    return sellerId;
  };
  /** The moves of one claim, told in any order; ids of events grow with their time. */
  const claim = async (sellerId: string, moves: [state: Moved['state'], by: Moved['by']][], order: readonly number[] = moves.map((_, at) => at)): Promise<string> => {
    const claimId = newId();
    const events = moves.map(([state, by], at) => ({ eventId: newId(Date.parse('2026-11-01T02:00:00Z') + at * 86_400_000), createdAt: new Date(Date.parse('2026-11-01T02:00:00Z') + at * 86_400_000).toISOString(), payload: { claimId, groupCode: 'CPMAU', orderCode: 'CPMAU-1', sellerId, kind: 'claim', state, by } satisfies Moved }));
    for (const at of order) await test.app.get(JobsRunner).deliver('insight', { type: 'ordering.claim_moved', ...events[at]! });
    return claimId;
  };
  const ask = async (query = '', areas = '06838') => (await request(test.app.getHttpServer()).get(`/api/officer/claims?${query}`).set('authorization', `Bearer ${areas}`).expect(200)).body;

  it('are counted open, closed in time, and with a deadline missed, whatever order the news came in', async () => {
    const here = await shop('06838');
    const open = await claim(here, [['opened', 'buyer']]);
    await claim(here, [['opened', 'buyer'], ['refunding', 'seller'], ['settled', 'operator']], [2, 0, 1]);
    const late = await claim(here, [['opened', 'buyer'], ['disputed', 'deadline'], ['rejected', 'operator']], [1, 2, 0]);
    await claim(await shop('06985'), [['opened', 'buyer']]);
    const all = await ask();
    expect(all.counts).toEqual({ open: 1, closed: 2, closedInTime: 1, breached: 1 });
    expect(all.items).toHaveLength(3);
    expect(all.items.find(({ claimId }: { claimId: string }) => claimId === late)).toMatchObject({ state: 'rejected', openedAt: '2026-11-01T09:00:00.000+07:00', breachedAt: '2026-11-02T09:00:00.000+07:00', communeName: 'Xã Bình Liêu' });
    expect((await ask('open=true')).items.map(({ claimId }: { claimId: string }) => claimId)).toEqual([open]);
    expect((await ask('', '06841')).items).toEqual([]);
  });
});
