import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { vietnamDay } from '@cho-phien/kernel';
import { Api } from '../support/api.js';
import { PHONES, signIn } from '../support/signing-in.js';
import type { BenchMarket } from './bench-market.js';

/** `told`: how many different numbers of rows were seen on the way. */
export interface MeasuredFile { format: 'csv' | 'xlsx'; seconds: number; memoryMb: number; fileMb: number; rows: number; told: number }

interface Shown { state: string; rowsDone: number; bytes: number | null; failure: string | null }

/** Times the largest file of rows on a market that was filled, in each format in a fresh process. */
export async function measureFiles(market: BenchMarket, tell: (measured: MeasuredFile) => void): Promise<void> {
  for (const format of ['csv', 'xlsx'] as const) {
    await market.restart('both');
    await market.settled(60_000);
    tell(await measureFile(market, await signIn(new Api(market.url), PHONES.officer), format));
  }
}

/** The product's process makes the file as it always does; memory is what that process took more than before, at its highest. */
async function measureFile(market: BenchMarket, officer: Api, format: 'csv' | 'xlsx'): Promise<MeasuredFile> {
  const before = market.process.residentMb;
  const began = performance.now();
  const { id } = await officer.post<{ id: string }>('/api/officer/exports', { subject: 'rows', code: 'I5a', period: vietnamDay(new Date()).slice(0, 4), format });
  const seen = new Set<number>();
  for (let highest = before; ;) {
    await delay(100);
    highest = Math.max(highest, market.process.residentMb);
    const { state, rowsDone, bytes, failure } = await officer.get<Shown>(`/api/officer/exports/${id}`);
    if (state === 'failed') throw new Error(`The export failed: ${failure}`);
    if (state === 'ready') return { format, seconds: (performance.now() - began) / 1_000, memoryMb: highest - before, fileMb: (bytes ?? 0) / 1024 ** 2, rows: rowsDone, told: seen.size };
    if (rowsDone > 0) seen.add(rowsDone);
  }
}

const TARGETS = { seconds: 60, memoryMb: 200 } as const;

export const fileRow = ({ format, seconds, memoryMb, fileMb, rows, told }: MeasuredFile): string => {
  const met = seconds <= TARGETS.seconds && memoryMb <= TARGETS.memoryMb && told > 0;
  return `${rows} rows as ${format}: ${seconds.toFixed(1)} s, ${Math.round(memoryMb)} MB more than before, file ${fileMb.toFixed(1)} MB, progress told ${told} times, load ${loadavg()[0]!.toFixed(1)}  ${met ? 'met' : 'MISSED'} ${TARGETS.seconds} s, ${TARGETS.memoryMb} MB`;
};
