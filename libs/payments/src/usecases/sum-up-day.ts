import { Injectable } from '@nestjs/common';
import { Clock, endOfVietnamDay, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { MoneyReceived } from '@cho-phien/contracts';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { SOURCES } from '../storage/receipt.repository.js';
import { ReconciliationRepository } from '../storage/reconciliation.repository.js';
import type { DaySum, OpenBand } from '../storage/reconciliation.repository.js';

export type MoneySource = MoneyReceived['payload']['source'];
export interface StateSum { state: ReceiptState; decision: DaySum['decision']; count: number; amount: number }
/** What came to one account on a day; came = the sum of its states, and what is not `unmatched` is explained. */
export interface SourceDay { source: MoneySource; /** Who took it at the door for the market; null: the seller, or another source. */ carrier: string | null; came: number; explained: number; open: number; states: StateSum[]; /** Lines that are no money of the market's: outgoing, of nothing, of another account. */ aside: { count: number; amount: number } }

/** Where the bands of age begin, in days. */
const BANDS = [0, 1, 3, 7] as const;
const ORDER: readonly MoneySource[] = ['bank', 'vnpay', 'stripe', 'door', 'direct'];

/** Sums up what came in on a day by where it ended, and what is still open by its age. */
@Injectable()
export class SumUpDay {
  constructor(private readonly reconciliation: ReconciliationRepository, private readonly clock: Clock) {}

  async run(day: VietnamDay): Promise<SourceDay[]> {
    const sums = await this.reconciliation.sumsBetween(startOfVietnamDay(day), endOfVietnamDay(day));
    const carriers = [...new Set(sums.flatMap(({ carrier }) => carrier ?? []))].sort();
    return [
      ...ORDER.map((source) => sumUp(source, null, sums.filter(({ provider, carrier }) => SOURCES[provider] === source && carrier === null))),
      ...carriers.map((code) => sumUp('door', code, sums.filter(({ carrier }) => carrier === code))),
    ];
  }

  open(): Promise<OpenBand[]> { return this.reconciliation.openByAge(this.clock.now(), BANDS); }
}

function sumUp(source: MoneySource, carrier: string | null, sums: readonly DaySum[]): SourceDay {
  const [booked, aside] = [sums.filter((sum) => sum.booked), sums.filter((sum) => !sum.booked)];
  const states = new Map<string, StateSum>();
  for (const { state, decision, count, amount } of booked) {
    const known = states.get(`${state}/${decision}`) ?? { state, decision, count: 0, amount: 0 };
    states.set(`${state}/${decision}`, { ...known, count: known.count + count, amount: known.amount + amount });
  }
  const came = total(booked);
  const open = total(booked.filter(({ state }) => state === 'unmatched'));
  return { source, carrier, came, explained: came - open, open, states: [...states.values()], aside: { count: aside.reduce((sum, { count }) => sum + count, 0), amount: total(aside) } };
}

const total = (sums: readonly { amount: number }[]): number => sums.reduce((sum, { amount }) => sum + amount, 0);
