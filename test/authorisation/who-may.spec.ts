import { randomUUID } from 'node:crypto';
import type { Policy } from '@cho-phien/platform';
import type { Problem } from '../support/api.js';
import { ask, inLanes } from '../support/asking.js';
import { changes, routesOf } from '../support/contract.js';
import type { Route } from '../support/contract.js';
import { databaseState } from '../support/database-state.js';
import type { DatabaseState } from '../support/database-state.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { requestExamples } from '../support/request-examples.js';
import type { Asked } from '../support/request-examples.js';
import { Stage } from '../support/stage.js';
import { accessTable } from './access-table.js';
import { CALLERS, from, refusalOf } from './callers.js';
import type { Caller } from './callers.js';
import { declaredPolicies, inWords } from './declared-policies.js';

/** VNPay's protocol refuses with HTTP 200 and the code 97. */
const ANSWERS_97 = 'GET /api/hooks/vnpay/ipn';
/** The only key that travels in the body, which must be read to find it. */
const KEY_IN_BODY = 'POST /api/shop/checkouts';
const PROTECTED = Object.keys(accessTable).filter((name) => !['public', 'demo'].includes(accessTable[name] ?? '') && name !== ANSWERS_97);

interface Body { what: string; raw?: string; type?: string }
const BODIES: readonly Body[] = [
  { what: 'the right body' }, { what: 'no object', raw: '[]' }, { what: 'wrong fields', raw: '{"quantity":-1,"onHand":"x","method":7,"cartId":null}' }, { what: 'no JSON', raw: '{"a":' },
  { what: 'a prototype', raw: '{"__proto__":{}}' }, { what: 'another type', raw: 'a=1', type: 'application/x-www-form-urlencoded' }, { what: 'no known type', raw: 'x', type: 'nonsense' },
];

describe('who may call what', () => {
  let market: InProcessMarket;
  let stage: Stage;
  let routes: Map<string, Route>;
  let policies: Map<string, Policy>;

  beforeAll(async () => {
    market = await openMarket();
    stage = await Stage.open(market);
    routes = new Map((await routesOf(stage.guest)).map((route) => [route.name, route]));
    policies = declaredPolicies(market.app);
  }, 300_000);
  afterAll(async () => market?.close(), 30_000);

  const routeOf = (name: string): Route => routes.get(name) ?? { name, method: '', path: '', operation: '', parameters: [], takesBody: false };
  const policyOf = (name: string): Policy => policies.get(routeOf(name).operation) ?? { name: 'public' };
  const example = async (name: string): Promise<Asked> => (await requestExamples[name]?.(stage)) ?? {};
  const state = async (): Promise<DatabaseState> => { await settled(market.databaseUrl); return databaseState(market.database, /^bullmq/); };

  /** A request by one who has no right: with the right ids of others' things, but no cart of his own. */
  const intrusion = async (name: string): Promise<Asked> => {
    const asked = await example(name);
    if (inWords(policyOf(name)) !== 'cart id') return asked;
    return name === KEY_IN_BODY ? { ...asked, body: { ...(asked.body as object), cartId: randomUUID() } } : { ...asked, params: { ...asked.params, id: randomUUID() } };
  };
  const tryAs = async (route: Route, caller: Caller, asked: Asked, { what, raw, type }: Body): Promise<string[]> => {
    const expected = refusalOf(policyOf(route.name), caller);
    const own = from(caller, asked);
    const reply = await ask<Problem>(stage, route, type === undefined ? own : { ...own, headers: { ...own.headers, 'content-type': type } }, raw);
    const right = expected === null ? reply.status < 300 : reply.status === expected && typeof reply.body.code === 'string' && /problem\+json/.test(reply.headers.get('content-type') ?? '');
    return right ? [] : [`${caller} with ${what}: ${reply.status}, not ${expected ?? '2xx'}: ${reply.text.slice(0, 200)}`];
  };

  it('is declared as the table of access says, for every route of the contract', () => {
    expect(Object.fromEntries([...routes.values()].map(({ name, operation }) => [name, inWords(policies.get(operation))]))).toEqual(accessTable);
  });

  it('holds for every route there is, in the contract or not', () => {
    const known = new Set([...routes.values()].map(({ operation }) => operation));
    const beside = [...policies.keys()].filter((operation) => !known.has(operation));
    expect(beside.filter((operation) => !/^(Health|Metrics)Controller_/.test(operation))).toEqual([]);
  });

  it.each(PROTECTED)('%s refuses everyone who may not, before it reads what he sends', async (name) => {
    const route = routeOf(name);
    const intruders = CALLERS.filter((caller) => refusalOf(policyOf(name), caller) !== null);
    expect(intruders.length).toBeGreaterThan(1);
    const asked = await intrusion(name);
    const bodies = name === KEY_IN_BODY || !changes(route) ? BODIES.slice(0, 1) : BODIES;
    const before = await state();
    const faults = await inLanes(intruders.flatMap((caller) => bodies.map((body) => ({ caller, body }))), ({ caller, body }) => tryAs(route, caller, asked, body));
    expect(faults.flat()).toEqual([]);
    expect(await state()).toEqual(before);
  }, 60_000);

  it.each(PROTECTED)('%s refuses them before it looks at ids and questions', async (name) => {
    const [route, asked] = [routeOf(name), await intrusion(name)];
    if (name === KEY_IN_BODY) return;
    const query = Object.fromEntries(route.parameters.filter((each) => each.in === 'query').map((each) => [each.name, `-1'\u0000`]));
    const params = Object.fromEntries(Object.entries(asked.params ?? {}).map(([key, value]) => [key, key === 'sellerId' ? value : `x'\u0000`]));
    const intruders = CALLERS.filter((caller) => refusalOf(policyOf(name), caller) !== null);
    const faults = await inLanes(intruders, (caller) => tryAs(route, caller, { ...asked, params, query, headers: {} }, { what: 'wrong ids' }));
    expect(faults.flat()).toEqual([]);
  }, 60_000);

  it.each(Object.keys(accessTable).filter((name) => /^(signed-in|officer|operator|seller)/.test(accessTable[name] ?? '')))('%s lets in everyone who may', async (name) => {
    for (const caller of CALLERS.filter((each) => refusalOf(policyOf(name), each) === null)) expect(await tryAs(routeOf(name), caller, await example(name), { what: 'the right body' })).toEqual([]);
  }, 60_000);

  it('VNPay’s notices are refused unsigned', async () => {
    for (const caller of CALLERS) expect((await ask(stage, routeOf(ANSWERS_97), from(caller, await example(ANSWERS_97)))).body).toMatchObject({ RspCode: '97' });
  });

  const ofShops = Object.keys(accessTable).filter((name) => /\{sellerId\}.*\{/.test(name));
  it.each(ofShops)('%s does not know another shop’s things under the own shop’s name', async (name) => {
    const own = await example(name);
    const foreign: Record<string, string> = { productId: stage.foreignGood.product.id, code: (await stage.order([], stage.foreignGood)).code };
    const params = Object.fromEntries(Object.entries(own.params ?? {}).map(([key, value]) => [key, foreign[key] ?? value]));
    const before = await state();
    for (const caller of ['seller', 'packer'] as const) {
      const reply = await ask<Problem>(stage, routeOf(name), { ...from(caller, own), params });
      expect([caller, reply.status]).toEqual([caller, refusalOf(policyOf(name), caller) ?? 404]);
    }
    expect(await state()).toEqual(before);
  }, 60_000);

  it('an officer sees no area but his own', async () => {
    for (const area of ['00004', '01', '001']) {
      const reply = await stage.people.officer.send<Problem>('GET', `/api/officer/indicators/I1?area=${area}`);
      expect([area, [403, 404].includes(reply.status)]).toEqual([area, true]);
    }
  });
});
