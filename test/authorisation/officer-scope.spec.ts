import { randomUUID } from 'node:crypto';
import { AreasFacade } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import { UnitOfWork } from '@cho-phien/platform';
import exceljs from 'exceljs';
import { ask } from '../support/asking.js';
import { routesOf } from '../support/contract.js';
import type { Route } from '../support/contract.js';
import { tries } from '../support/counts.js';
import { EnteringOfficer } from '../support/entered-things.js';
import type { EnteredThing } from '../support/entered-things.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { requestExamples } from '../support/request-examples.js';
import type { Asked } from '../support/request-examples.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { signIn, whoAmI } from '../support/signing-in.js';
import { Stage } from '../support/stage.js';
import { eventually } from '../support/test-app.js';

/** Communes of three provinces: what an officer is given of them is drawn, the rest lies outside. */
const COMMUNES = ['06838', '06841', '06856', '06862', '06874', '06877', '06886', '06895', '06913', '06978', '06979', '06985', '06922', '00004', '26734'];
const ROWS_EACH = 6;
const OFFICERS = tries(12, 120);
/** The demo's other officer, who enters what those of other communes must not see. */
const OTHER_OFFICER = '+84900000008';
const mark = (commune: string): string => `ZZ${commune}ZZ`;

/** Every commune of which an answer shows a planted row. */
const communesIn = (text: string): Set<string> => new Set([...text.matchAll(/ZZ(\d{5})ZZ/g)].map(([, commune = '']) => commune));

describe(`${OFFICERS} officers of communes drawn at random, and ${COMMUNES.length * ROWS_EACH} rows of each kind`, () => {
  const random = new SeededRandom(seedOf('officer scope'));
  let market: InProcessMarket;
  let stage: Stage;
  let routes: Route[];
  let accountId: string;
  const entered: EnteredThing[] = [];

  beforeAll(async () => {
    market = await openMarket();
    stage = await Stage.open(market);
    routes = (await routesOf(stage.guest)).filter(({ path }) => path.startsWith('/api/officer/'));
    accountId = (await whoAmI(stage.people.officer)).id;
    await plantRows();
    await enterThings();
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  /** Certificates, orders and shops whose names say of which commune they are. */
  async function plantRows(): Promise<void> {
    for (const commune of COMMUNES) {
      for (let n = 0; n < ROWS_EACH; n++) {
        const [seller, certificate, order] = [randomUUID(), randomUUID(), `${mark(commune)}-${n}`];
        await market.database.query('insert into insight.sellers (seller_id, event_id, name) values ($1, $2, $3)', [seller, randomUUID(), `HTX ${mark(commune)}`]);
        await market.database.query(
          `insert into insight.certificates (certificate_id, event_id, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on, demo)
           values ($1, $2, $3, 3, 'QD26-06', $4, 'htx', $4, $5, '2026-01-01', '2028-12-31', true)`, [certificate, randomUUID(), `${mark(commune)}-${n}`, `Hàng ${mark(commune)}`, commune]);
        await market.database.query(
          `insert into insight.certificate_versions (certificate_id, event_id, known_at, number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on)
           select certificate_id, event_id, '2026-01-01', number, stars, product_set, product_name, producer_kind, holder, commune_code, issued_on, expires_on from insight.certificates where certificate_id = $1`, [certificate]);
        await market.database.query('insert into insight.shops (seller_id, event_id, name, commune_code, open) values ($1, $2, $3, $4, true)', [seller, randomUUID(), `HTX ${mark(commune)}`, commune]);
        await market.database.query(`insert into insight.claims (claim_id, event_id, order_code, seller_id, kind, state, moved_at, opened_at) values ($1, $2, $3, $4, 'claim', 'opened', now(), now())`, [randomUUID(), randomUUID(), order, seller]);
        await market.database.query(
          `insert into insight.orders (order_code, seller_id, seller_commune_code, buyer_province_code, total_amount, delivered_at, product_ids, paid_amount, paid_at, tender, delivered_known_at, paid_known_at)
           values ($1, $2, $3, '22', 10000, '2026-10-15', '{}', 10000, '2026-10-15', 'cash', '2026-10-15', '2026-10-15')`, [order, seller, commune]);
      }
    }
  }

  /** Through the doors, so that it stands wherever officers read it; each commune's by an officer of that commune alone. */
  async function enterThings(): Promise<void> {
    const other = await signIn(stage.guest, OTHER_OFFICER);
    const { id } = await whoAmI(other);
    const officer = new EnteringOfficer(market, other);
    for (const commune of COMMUNES.slice(0, tries(6, COMMUNES.length))) {
      if (!(await market.app.get(AreasFacade, { strict: false }).communesOf(commune))?.codes.length) continue;
      await answerFor([commune], id);
      entered.push(...await officer.enter(commune, mark(commune)));
    }
  }

  const answerFor = async (communes: readonly string[], officer = accountId): Promise<void> => { await market.app.get(UnitOfWork).run((tx) => market.app.get(IdentityFacade).setOfficer(tx, officer, communes)); };
  const draw = (): string[] => COMMUNES.filter(() => random.between(0, 2) === 0);

  async function speaksOf(route: Route, asked: Asked): Promise<Set<string>> {
    const reply = await ask<unknown>(stage, route, asked);
    return reply.status < 300 ? communesIn(reply.text) : new Set();
  }

  /** The example as it is, without an area, and for an area at random, which may be another's. */
  const variants = (route: Route, asked: Asked): Asked[] => {
    const { area: _, ...query } = asked.query ?? {};
    return route.parameters.some(({ name, in: where }) => name === 'area' && where === 'query')
      ? [asked, { ...asked, query: { ...query, period: '2026-10' } }, { ...asked, query: { ...query, period: '2026-10', area: random.oneOf(COMMUNES) } }] : [asked];
  };

  it('every route of officers that shows something is tried', () => {
    const shown = routes.filter(({ method }) => method === 'GET').map(({ name }) => name);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((name) => requestExamples[name] === undefined)).toEqual([]);
  });

  it('no route shows a row of a commune that is not the officer’s', async () => {
    const examples: { route: Route; asked: Asked }[] = [];
    await answerFor(COMMUNES);
    for (const route of routes.filter(({ method }) => method === 'GET')) examples.push({ route, asked: (await requestExamples[route.name]?.(stage)) ?? {} });
    const faults: string[] = [];
    let seen = 0;
    for (let n = 0; n < OFFICERS; n++) {
      const own = n === 0 ? ['06838'] : draw();
      await answerFor(own);
      for (const { route, asked } of examples) {
        for (const variant of variants(route, asked)) {
          const communes = await speaksOf(route, variant);
          seen += communes.size;
          for (const commune of communes) if (!own.includes(commune)) faults.push(`${route.name} showed ${commune} to an officer of ${own.join(' ')}`);
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
    expect(seen).toBeGreaterThan(OFFICERS * 5);
  }, 600_000);

  it('what others entered is opened and changed by nobody else, by any route that leads on from it', async () => {
    const kinds = [...new Set(entered.map(({ door }) => door))];
    const onward = new Map(kinds.map((door) => [door, routes.filter(({ path }) => path === door || path.startsWith(`${door}/`) || path.startsWith(`${door}.`))]));
    for (const each of onward.values()) expect(each.length).toBeGreaterThan(0);
    const bodies = new Map<string, Asked>();
    await answerFor(COMMUNES);
    for (const { name } of [...onward.values()].flat()) bodies.set(name, (await requestExamples[name]?.(stage)) ?? {});
    const faults: string[] = [];
    let opened = 0;
    for (let n = 0; n < OFFICERS; n++) {
      const own = draw();
      await answerFor(own);
      for (const door of kinds) {
        const thing = random.oneOf(entered.filter((each) => each.door === door));
        const may = own.includes(thing.commune) && !thing.own;
        for (const route of onward.get(door)!) {
          if (may && route.method !== 'GET') continue;
          const example = bodies.get(route.name)!;
          const { status, text } = await ask<unknown>(stage, route, { ...example, params: { ...example.params, ...thing.params } });
          if (may && status === 200) opened += communesIn(text).size;
          else if (!may && status !== 403 && status !== 404) faults.push(`${route.name} of ${thing.commune} answered ${status} to an officer of ${own.join(' ')}`);
        }
      }
    }
    expect([...new Set(faults)]).toEqual([]);
    expect(opened).toBeGreaterThan(0);
  }, 600_000);

  /** What a file says, as text. */
  async function written(id: string, format: 'csv' | 'xlsx'): Promise<string> {
    const file = await fetch(`${market.url}/api/officer/exports/${id}/file`, { headers: { authorization: `Bearer ${stage.people.officer.token}` } });
    if (format === 'csv') return file.text();
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
  }

  it('no file holds one, of whatever indicator', async () => {
    const { items } = await stage.people.officer.get<{ items: { code: string; time: 'asOf' | 'period' }[] }>('/api/officer/indicators');
    const files = [...items.map(({ code, time }) => ({ subject: 'rows', code, ...(time === 'asOf' ? { asOf: '2026-10-31' } : { period: '2026-10' }) })), { subject: 'ptnt_ocop', code: 'ptnt_ocop', asOf: '2026-10-31' }];
    const [faults, told] = [[] as string[], new Set<string>()];
    for (let n = 0; n < tries(3, 30); n++) {
      const own = [...new Set(['06838', ...draw()])];
      await answerFor(own);
      for (const [at, { code, ...body }] of files.entries()) {
        const format = (n + at) % 2 === 0 ? 'csv' : 'xlsx';
        const { id } = await stage.people.officer.post<{ id: string }>('/api/officer/exports', { ...body, ...(body.subject === 'rows' && { code }), format });
        await eventually(() => stage.people.officer.get<{ state: string }>(`/api/officer/exports/${id}`), ({ state }) => state === 'ready', 60_000);
        const communes = communesIn(await written(id, format));
        if (communes.size > 0) told.add(code);
        faults.push(...[...communes].filter((commune) => !own.includes(commune)).map((commune) => `${code} as ${format} held ${commune} for an officer of ${own.join(' ')}`));
      }
    }
    expect(faults).toEqual([]);
    expect([...told]).toEqual(expect.arrayContaining(['I1', 'I2', 'I4', 'I5a', 'I6', 'I10', 'ptnt_ocop']));
  }, 600_000);
});
