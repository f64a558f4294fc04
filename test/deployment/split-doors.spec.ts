import { doorOf } from '../../docker/front/route-table.mjs';
import { Api } from '../support/api.js';
import { routeTable } from '../support/doors.js';
import { openSplitMarket } from '../support/split-market.js';
import type { SplitMarket } from '../support/split-market.js';

interface Contract { paths: Record<string, Record<string, unknown>> }

describe('the doors behind the front', () => {
  let market: SplitMarket;
  let contracts: Record<string, Contract>;

  beforeAll(async () => {
    market = await openSplitMarket();
    contracts = Object.fromEntries(await Promise.all(Object.entries(market.doorUrls).map(async ([door, url]) => [door, await new Api(url).get<Contract>('/api/openapi.json')] as const)));
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  it('have every path of the whole contract, and the front sends each to the door that has it', async () => {
    const astray = Object.entries(contracts).flatMap(([door, { paths }]) => Object.keys(paths).filter((path) => doorOf(routeTable, path) !== door).map((path) => `${path} of ${door}`));
    expect(astray).toEqual([]);
    const whole = await new Api(market.url).get<Contract>('/api/openapi.json');
    expect(Object.keys(whole.paths).sort()).toEqual([...new Set(Object.values(contracts).flatMap(({ paths }) => Object.keys(paths)))].sort());
  });

  it('are never asked for what they do not have', () => {
    for (const { path, door } of routeTable.routes) {
      if (path === '/api/docs' || path === '/media') continue; // not part of a contract
      const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '\\{[^/]+\\}')}(/|$)`);
      expect({ path, has: Object.keys(contracts[door]?.paths ?? {}).some((known) => pattern.test(known)) }).toEqual({ path, has: true });
    }
  });

  it('show neither metrics nor unknown paths to the outside', async () => {
    const api = new Api(market.url);
    for (const path of ['/metrics', '/api/none', '/health/other']) {
      const reply = await api.send<{ code: string }>('GET', path);
      expect([reply.status, reply.body.code]).toEqual([404, 'http.no_such_route']);
    }
    await api.get('/health/ready');
    await api.get('/health/live');
  });

  it('end within ten seconds of SIGTERM with exit code 0', async () => {
    const began = Date.now();
    expect(new Set(await market.stopDoors())).toEqual(new Set([0]));
    expect(Date.now() - began).toBeLessThan(10_000);
  });
});
