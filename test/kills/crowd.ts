import { randomUUID } from 'node:crypto';
import type { Api } from '../support/api.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { checkoutBody, fillCart } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { ask } from './intents.js';
import type { Asked, Intent } from './intents.js';
import { MoneyPeople } from './money-people.js';
import type { MoneyDesk } from './money-people.js';
import type { OutsideGateways } from './outside-gateways.js';
import { Payers } from './payers.js';
import type { GatewayPayment } from './payers.js';

/** Thrown inside a client when the market is gone. */
class Gone extends Error {}

export interface Shop { goods: readonly Good[]; counted: readonly { good: Good; path: string; token: string }[]; desk: MoneyDesk }

/** Twelve clients that buy, pay, count, hand over, give back, claim, refund and pay out at once until the market dies, and remember what was answered. */
export class Crowd {
  readonly asked: Asked[] = [];
  private readonly bought: OrderGroup[] = [];
  private over = false;
  private readonly payers: Payers;

  constructor(private readonly api: Api, private readonly shop: Shop, private readonly random: SeededRandom, gateways: OutsideGateways) {
    this.payers = new Payers(gateways, random, (intent, token) => this.tell(intent, token), () => { throw new Gone(); });
  }

  /** What was paid at gateways, whatever the market knows of it. */
  get paidAtGateways(): readonly GatewayPayment[] { return this.payers.atGateways; }

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
    if (placed.status === 201 && this.random.next() < 0.85) await this.payers.pay(placed.body as OrderGroup);
  }

  /** A seller counts the shelf again and again. */
  private async count(): Promise<void> {
    const { good, path, token } = this.random.oneOf(this.shop.counted);
    await this.tell({ kind: 'count', path, variantId: good.id, onHand: this.random.between(5_000, 9_000) }, token);
    await pause(20);
  }

  /** Another seller takes paid orders to their buyers, and turns some down. */
  private async fulfil(): Promise<void> {
    const { sellerId, sellerToken: token } = this.shop.desk;
    const { items } = await this.api.get<{ items: { code: string }[] }>(`/api/seller/${sellerId}/orders?status=paid&limit=5`, { token });
    for (const { code } of items) {
      const path = `/api/seller/${sellerId}/orders/${code}`;
      if (this.random.next() < 0.25) await this.tell({ kind: 'act', about: 'refused_order', path: `${path}/refusals`, body: { reason: 'cannot_send' }, subject: code }, token);
      else for (const step of ['acceptances', 'handovers', 'deliveries']) await this.tell({ kind: 'step', path: `${path}/${step}` }, token);
    }
    await pause(50);
  }
}

/** The market does not answer any more, or its database died first. */
const isOver = (error: unknown): boolean => error instanceof Gone || /^TypeError: fetch failed|answered 5\d\d/.test(String(error).replace(/^Error: /, ''));

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
