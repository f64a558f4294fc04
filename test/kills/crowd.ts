import { randomUUID } from 'node:crypto';
import type { Api } from '../support/api.js';
import { nextEventId } from '../support/bank-notice.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { Attempt, OrderGroup } from '../support/shop-answers.js';
import { checkoutBody, fillCart } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { ask } from './intents.js';
import type { Asked, Intent } from './intents.js';
import { MoneyPeople } from './money-people.js';
import type { MoneyDesk } from './money-people.js';

/** Thrown inside a client when the market is gone. */
class Gone extends Error {}

export interface Shop { goods: readonly Good[]; counted: readonly { good: Good; path: string; token: string }[]; desk: MoneyDesk }

/** Twelve clients that buy, pay, count, hand over, give back, claim, refund and pay out at once until the market dies, and remember what was answered. */
export class Crowd {
  readonly asked: Asked[] = [];
  private readonly bought: OrderGroup[] = [];
  private over = false;

  constructor(private readonly api: Api, private readonly shop: Shop, private readonly random: SeededRandom) {}

  /** Runs until `stop` or until every client has lost the market. */
  async run(): Promise<void> {
    this.over = false;
    const buyers = Array.from({ length: 6 }, () => this.forever(() => this.buy()));
    const money = new MoneyPeople(this.api, this.shop.desk, this.random, (intent, token) => this.tell(intent, token), () => this.bought);
    const acts = [() => money.afterSale(), () => money.sendRefunds(), () => money.payOut(), () => money.remit()].map((act) => this.forever(async () => { await act(); await pause(100); }));
    await Promise.all([...buyers, this.forever(() => this.count()), this.forever(() => this.fulfil()), ...acts]);
  }

  stop(): void { this.over = true; }

  private async forever(act: () => Promise<void>): Promise<void> {
    while (!this.over) {
      try { await act(); } catch (error) {
        if (isOver(error)) return;
        throw error;
      }
    }
  }

  /** Sends and remembers; throws Gone when there was no answer. */
  private async tell(intent: Intent, token?: string): Promise<{ status: number; body: unknown }> {
    const asked: Asked = { intent, answer: null, ...(token !== undefined && { token }) };
    this.asked.push(asked);
    asked.answer = await ask(this.api, asked);
    if (asked.answer === null) throw new Gone();
    return asked.answer;
  }

  private async buy(): Promise<void> {
    const wishes = this.random.some(this.shop.goods, this.random.between(1, 4)).map((good) => ({ good, quantity: this.random.between(1, 3) }));
    const cart = await fillCart(this.api, wishes);
    const placed = await this.tell({ kind: 'checkout', key: randomUUID(), body: await checkoutBody(this.api, cart) });
    if (placed.status === 201) this.bought.push(placed.body as OrderGroup);
    if (placed.status === 201 && this.random.next() < 0.85) await this.pay(placed.body as OrderGroup);
  }

  private async pay(group: OrderGroup): Promise<void> {
    const opened = await this.tell({ kind: 'payment', key: randomUUID(), group, method: 'vietqr' });
    if (opened.status !== 201) return;
    const memo = (opened.body as Attempt).qr?.memo ?? group.code;
    const notice = { eventId: nextEventId(), amount: group.total, memo };
    const times = this.random.next() < 0.2 ? 2 : 1; // some notices come twice at once
    await Promise.all(Array.from({ length: times }, () => this.tell({ kind: 'notice', notice, group })));
  }

  /** A seller counts the shelf again and again. */
  private async count(): Promise<void> {
    const { good, path, token } = this.random.oneOf(this.shop.counted);
    await this.tell({ kind: 'count', path, variantId: good.id, onHand: this.random.between(5_000, 9_000) }, token);
    await pause(20);
  }

  /** Another seller takes each paid order to its buyer. */
  private async fulfil(): Promise<void> {
    const { sellerId, sellerToken: token } = this.shop.desk;
    const { items } = await this.api.get<{ items: { code: string }[] }>(`/api/seller/${sellerId}/orders?status=paid&limit=5`, { token });
    for (const { code } of items) {
      for (const step of ['acceptances', 'handovers', 'deliveries']) await this.tell({ kind: 'step', path: `/api/seller/${sellerId}/orders/${code}/${step}` }, token);
    }
    await pause(50);
  }
}

/** The market does not answer any more, or its database died first. */
const isOver = (error: unknown): boolean => error instanceof Gone || /^TypeError: fetch failed|answered 5\d\d/.test(String(error).replace(/^Error: /, ''));

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
