import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeCursor, vietnamDay } from '@cho-phien/kernel';
import { Api } from '../support/api.js';
import { PHONES, signIn, signInCookie, whoAmI } from '../support/signing-in.js';
import type { BenchMarket } from './bench-market.js';
import { fillOfficerRows, SCALE } from './officer-rows.js';
import { Recorder } from './recording.js';

/** Milliseconds. `first`: of a question that nobody has asked before; `cold`: of a process that has just started. */
export interface MeasuredPage { path: string; first: number; cold: number; p50: number; p95: number; statements: number }

const TIMES = 60;
const DAY_MS = 86_400_000;
const today = vietnamDay(new Date());
const [YEAR, BEFORE] = [today.slice(0, 4), vietnamDay(new Date(Date.parse(`${today.slice(0, 7)}-01T00:00:00Z`) - DAY_MS)).slice(0, 7)];

/** A place deep in a list: as many orders, or certificates, come before it as after. */
const deepInOrders = encodeCursor([new Date((Date.parse(`${YEAR}-01-01T00:00:00+07:00`) + Date.now()) / 2).toISOString(), 'THU']);

/** What an officer opens: the overview of this month and the last, every kind of indicator, what it is made of, rows behind it, work lists, plans and reports. */
const PAGES = [
  '/can-bo', `/can-bo?ky=${BEFORE}`, '/can-bo?khung=district',
  ...['I1', 'I1x', 'I2', 'I2b', 'I3', 'I4', 'I5a', 'I5b', 'I6', 'I9a', 'I10', 'S1'].map((code) => `/can-bo/chi-so/${code}`),
  ...['I1', 'I2', 'I3', 'I5a'].map((code) => `/can-bo/chi-so/${code}?ky=${BEFORE}`),
  '/can-bo/chi-so/I1?chia=floor', '/can-bo/chi-so/I1?khung=district', '/can-bo/chi-so/I5b?chia=buyerProvince', `/can-bo/chi-so/I3?ky=${BEFORE}&chia=producer`,
  '/can-bo/chi-so/I1/dong', `/can-bo/chi-so/I2/dong?ky=${BEFORE}`, `/can-bo/chi-so/I3/dong?ky=${BEFORE}`, `/can-bo/chi-so/I5a/dong?ky=${BEFORE}`,
  '/can-bo/viec-can-lam', '/can-bo/viec-can-lam?luat=shop_silent', '/can-bo/viec-can-lam?luat=listed_never_sold', '/can-bo/chi-tieu', '/can-bo/bao-cao',
  `/api/officer/indicators/I2?period=${YEAR}`, `/api/officer/indicators/I5b?period=${YEAR}`, `/api/officer/indicators/I5a?period=${YEAR}&by=tender`,
  `/api/officer/indicators/I5a/rows?period=${YEAR}&limit=200`, `/api/officer/indicators/I5a/rows?period=${YEAR}&limit=200&after=${deepInOrders}`,
];

/** Makes the market as large as SCALE says, once. */
export async function fillMarket(market: BenchMarket): Promise<void> {
  const { officerAreas } = await whoAmI(await signIn(new Api(market.url), PHONES.officer));
  await fillOfficerRows(market.database, officerAreas);
}

/** Times the officer's pages on a market that was filled. */
export async function measureOfficer(market: BenchMarket, tellPage: (measured: MeasuredPage) => void): Promise<void> {
  const officer = await signIn(new Api(market.url), PHONES.officer);
  const { officerAreas } = await whoAmI(officer);
  const pages = [...PAGES, `/can-bo/bao-cao/${await freeze(officer, officerAreas[0]!)}/to-hop-giao-ban`];
  const headers = { cookie: await signInCookie(new Api(market.url), PHONES.officer) };
  const statements = await countStatements(market, pages, headers);
  for (const path of pages) tellPage({ path, statements: statements.get(path)!, ...(await timePage(market, path, headers)) });
}

/** A report of one commune, for its sheet. */
async function freeze(officer: Api, area: string): Promise<string> {
  const { id } = await officer.post<{ id: string }>('/api/officer/reports', { area, period: BEFORE, indicators: ['I1', 'I2'] });
  for (;;) {
    const { versions } = await officer.get<{ versions: { state: string }[] }>(`/api/officer/reports/${id}`);
    if (versions.every(({ state }) => state === 'frozen')) return id;
    if (versions.some(({ state }) => state === 'failed')) throw new Error('The report could not be frozen.');
    await delay(500);
  }
}

/** What each page sends the second time it is opened; without workers every statement is the page's. */
async function countStatements(market: BenchMarket, pages: readonly string[], headers: Record<string, string>): Promise<Map<string, number>> {
  await market.restart('api', true);
  const recorder = new Recorder(market.url, market.recording);
  const counts = new Map<string, number>();
  for (const path of pages) {
    await recorder.send(path, { headers });
    counts.set(path, (await recorder.send(path, { headers })).statements.length);
  }
  return counts;
}

/** First: of a process at work, once all that was kept is forgotten. Cold: the first request of a fresh process, with what was reckoned before. */
async function timePage(market: BenchMarket, path: string, headers: Record<string, string>): Promise<Omit<MeasuredPage, 'path' | 'statements'>> {
  await timed(`${market.url}/can-bo/bao-cao`, headers);
  await market.database.query('delete from insight.kept_figures');
  const first = await timed(market.url + path, headers);
  await market.restart('both');
  const cold = await timed(market.url + path, headers);
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push(await timed(market.url + path, headers));
  times.sort((one, other) => one - other);
  return { first, cold, p50: times[Math.floor(TIMES / 2)]!, p95: times[Math.floor(TIMES * 0.95)]! };
}

/** Milliseconds that a page took. */
export async function timed(url: string, headers: Record<string, string>): Promise<number> {
  const began = performance.now();
  const response = await fetch(url, { headers, redirect: 'manual' });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - began;
}

const TARGETS = { p95Ms: 150, coldMs: 500, statements: 12 } as const;
const ms = (time: number): string => `${Math.round(time)} ms`.padEnd(8);

export const officerHead = `Officer: ${SCALE.listings} listings, ${SCALE.sellers} sellers, ${SCALE.orders} orders
p50       p95       cold      first     statements  verdict  load   path`;

export const officerRow = ({ path, p50, p95, cold, first, statements }: MeasuredPage): string => {
  const met = p95 <= TARGETS.p95Ms && cold <= TARGETS.coldMs && statements <= TARGETS.statements;
  return [ms(p50), ms(p95), ms(cold), ms(first), String(statements).padEnd(10), (met ? 'met' : 'MISSED').padEnd(7), loadavg()[0]!.toFixed(1).padEnd(5), path].join('  ');
};
