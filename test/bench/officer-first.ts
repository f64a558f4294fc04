import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { addDays, vietnamDay } from '@cho-phien/kernel';
import { Api } from '../support/api.js';
import { PHONES, signIn, signInCookie, whoAmI } from '../support/signing-in.js';
import type { BenchMarket } from './bench-market.js';
import { timed } from './officer.js';

/** Milliseconds. `worst`: the longest time in which a question was answered that nobody had asked before; `warm`: 95 of 100 answers when it had been. */
export interface MeasuredFirst { path: string; worst: number; warm: number }

const FIRST_TIMES = 3;
const WARM_TIMES = 20;
/** The job that asks ahead begins every half minute; nothing new for longer than that, and it has nothing left to ask. */
const QUIET_MS = 70_000;

const today = vietnamDay(new Date());
const year = Number(today.slice(0, 4));
const before = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
/** A day that ends no month, and one on which less was known. */
const [day, known] = [`${before}-17`, `${before}-25`];
const [state, flow] = [`tinh-den=${day}`, `ky=${year - 1}..${year}`];

/** What an officer can ask that no job asks ahead: a day of one's own, years together, a floor, what was known on a day, and parts and rows of those. */
export const questions = (area: string): string[] => [
  `?${state}`, `?${state}&khung=district`, `?${state}&vung=${area}`,
  ...['I1', 'I9a', 'I10'].map((code) => `/chi-so/${code}?${state}`), `/chi-so/I1?${state}&vung=${area}`, `/chi-so/I1?${state}&khung=district`, `/chi-so/I1?${state}&chia=stars`, `/chi-so/I1?${state}&chia=floor`, `/chi-so/I1x?${state}&san=shopee`,
  ...['I2', 'I2b', 'I4', 'I3', 'I5a'].map((code) => `/chi-so/${code}?${flow}`), `/chi-so/I2?${flow}&chia=set`, `/chi-so/I3?${flow}&chia=set`, `/chi-so/I3?ky=${year}-Q2&chia=buyerProvince`, `/chi-so/I5b?ky=${year}-H1&chia=buyerProvince`,
  ...['I1', 'I2', 'I3', 'I4', 'I5a', 'I9a'].map((code) => `/chi-so/${code}?ky=${before}&biet-den=${known}`), `/chi-so/I1?${state}&biet-den=${known}`, `/chi-so/I3?ky=${year}-Q2&biet-den=${known}&chia=producer`,
  `/chi-so/I1/dong?${state}&chia=stars&nhom=5`, `/chi-so/I3/dong?ky=${year}-Q2&chia=set&nhom=QD26-03`, `/chi-so/I5a/dong?ky=${year}-H1&vung=${area}`,
].map((path) => `/can-bo${path}`);

/** Times questions that nobody asked before, of a process at work, beside what its job has asked ahead; what a question left is forgotten before it is asked again. */
export async function measureFirst(market: BenchMarket, tell: (measured: MeasuredFirst) => void): Promise<void> {
  const headers = { cookie: await signInCookie(new Api(market.url), PHONES.officer) };
  const { officerAreas: [area] } = await whoAmI(await signIn(new Api(market.url), PHONES.officer));
  const ahead = await askedAhead(market);
  await market.restart('api');
  await timed(`${market.url}/can-bo/bao-cao`, headers);
  for (const path of questions(area!)) {
    const times = async (count: number, prepare: () => Promise<unknown>): Promise<number[]> => {
      const taken: number[] = [];
      for (let time = 0; time < count; time++) { await prepare(); taken.push(await timed(market.url + path, headers)); }
      return taken.sort((one, other) => one - other);
    };
    const first = await times(FIRST_TIMES, () => market.database.query('delete from insight.kept_figures where kept_at > $1::timestamptz', [ahead]));
    const warm = await times(WARM_TIMES, async () => undefined);
    tell({ path, worst: first.at(-1)!, warm: warm[Math.floor(WARM_TIMES * 0.95)]! });
  }
}

/** Lets the job ask until nothing is left to it; when the last of that was kept, as PostgreSQL writes it. */
async function askedAhead(market: BenchMarket): Promise<string> {
  for (let [last, since] = ['', Date.now()]; ; await delay(1_000)) {
    const { rows: [row] } = await market.database.query<{ at: string }>(`select coalesce(max(kept_at), '-infinity')::text as at from insight.kept_figures`);
    if (row!.at !== last) [last, since] = [row!.at, Date.now()];
    if (Date.now() - since > QUIET_MS) return last;
  }
}

const LIMIT_MS = 500;

export const firstHead = `Questions that nobody asked before, beside what is asked ahead
worst     warm p95  verdict  load   path`;

export const firstRow = ({ path, worst, warm }: MeasuredFirst): string => [ms(worst), ms(warm), (worst <= LIMIT_MS ? 'met' : 'MISSED').padEnd(7), loadavg()[0]!.toFixed(1).padEnd(5), path].join('  ');

const ms = (time: number): string => `${Math.round(time)} ms`.padEnd(8);
