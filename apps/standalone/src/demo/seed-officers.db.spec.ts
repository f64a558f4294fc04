import { openMarket } from '../../../../test/support/market.js';
import type { InProcessMarket } from '../../../../test/support/market.js';
import { Stage } from '../../../../test/support/stage.js';
import { seedDemoOfficers } from './seed-officers.js';

describe('what the demo’s officers did before today', () => {
  let market: InProcessMarket;
  let stage: Stage;
  beforeAll(async () => { market = await openMarket(); stage = await Stage.open(market); }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  it('gives their first page figures, and changes none of the market’s own', async () => {
    const overview = await stage.people.officer.get<{ listed: { numerator: number; denominator: number }; byStalls: { rate: number } }>('/api/officer/overview');
    expect(overview).toMatchObject({ listed: { numerator: 36, denominator: 46 }, byStalls: { rate: 65.5 } });
  });

  it('is there once, however often the market starts', async () => {
    expect(await seedDemoOfficers(market.app as never)).toBe(false);
  });

  it('has something on every list, one false claim of stars among them', async () => {
    const { officer } = stage.people;
    for (const list of ['surveys', 'clusters', 'external-listings', 'reports', 'open-data', 'targets', 'star-claims']) {
      expect([list, (await officer.get<{ items: unknown[] }>(`/api/officer/${list}`)).items.length > 0]).toEqual([list, true]);
    }
  });

  it('is published for everybody, looked at by a second officer', async () => {
    const { datasets } = await stage.guest.get<{ datasets: unknown[] }>('/api/open-data');
    expect(datasets.length).toBeGreaterThan(0);
    const reply = await stage.guest.send('GET', '/api/open-data/ocop-tren-san.csv');
    expect([reply.status, reply.text.includes(',shown')]).toEqual([200, true]);
  });
});
