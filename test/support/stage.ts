import { IdentityFacade } from '@cho-phien/identity';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { Api } from './api.js';
import type { InProcessMarket } from './market.js';
import { startPayment } from './paying.js';
import { fillCart, goodOf, goodsOfSellers, placeOrder } from './shopping.js';
import type { Good } from './shopping.js';
import type { Card, Cart, OrderGroup, Page } from './shop-answers.js';
import { PHONES, signIn, whoAmI } from './signing-in.js';

const PACKER = '+84900000077';

/** A market with everyone signed in who can be, and the things that a request to any of its routes needs. */
export class Stage {
  private lastPhone = 985_000_000;
  private constructor(readonly market: InProcessMarket, readonly guest: Api, readonly people: Record<Person, Api>, readonly sellerId: string, readonly foreignSellerId: string, readonly good: Good, readonly foreignGood: Good) {}

  static async open(market: InProcessMarket): Promise<Stage> {
    const guest = new Api(market.url);
    const signedIn = await Promise.all(Object.entries(PHONES).map(async ([who, phone]) => [who, await signIn(guest, phone)] as const));
    const people = Object.fromEntries(signedIn) as Record<keyof typeof PHONES, Api>;
    const [sellerId, foreignSellerId] = await Promise.all([people.seller, people.secondSeller].map(async (owner) => (await whoAmI(owner)).sellers[0]?.id ?? ''));
    const packer = await hirePacker(market, guest, sellerId ?? '');
    return new Stage(market, guest, { ...people, packer }, sellerId ?? '', foreignSellerId ?? '', await goodOfSeller(guest, people.seller, sellerId ?? ''), await goodOfSeller(guest, people.secondSeller, foreignSellerId ?? ''));
  }

  cart(): Promise<Cart> { return fillCart(this.guest, [{ good: this.good, quantity: 1 }]); }

  /** A purchase of the first seller's goods that waits for its payment. */
  purchase(good = this.good): Promise<OrderGroup> { return placeOrder(this.guest, [{ good, quantity: 1 }]); }

  /** An order of the first seller (or another's) to be paid at the door, taken as far as asked. */
  async order(moves: readonly ('acceptances' | 'handovers')[] = [], good = this.good): Promise<{ code: string; total: number }> {
    const group = await this.purchase(good);
    await startPayment(this.guest, group, 'cod');
    const [order] = group.orders;
    if (!order) throw new Error('A purchase without orders.');
    for (const move of moves) await this.people.seller.post(`/api/seller/${this.sellerId}/orders/${order.code}/${move}`, {});
    return { code: order.code, total: order.total };
  }

  /** A phone that nobody used yet. */
  newPhone(): string { this.lastPhone += 1; return `+84${this.lastPhone}`; }
}

export type Person = keyof typeof PHONES | 'packer';

async function goodOfSeller(guest: Api, owner: Api, sellerId: string): Promise<Good> {
  const own = await owner.get<Page<{ id: string; slug: string }>>(`/api/seller/${sellerId}/products?limit=100&status=public`);
  const slugs = new Set(own.items.map(({ slug }) => slug));
  const [good] = await goodsOfSellers(guest, 1, (card: Card) => slugs.has(card.slug) && !card.isAlcohol, 200).catch(async () => [await anyOf(guest, own.items)]);
  if (!good) throw new Error(`The seller ${sellerId} has nothing to sell.`);
  return good;
}

async function anyOf(guest: Api, products: readonly { slug: string }[]): Promise<Good | null> {
  for (const product of products) {
    const good = await goodOf(guest, product as Card, 20);
    if (good && !good.product.isAlcohol) return good;
  }
  return null;
}

async function hirePacker(market: InProcessMarket, guest: Api, sellerId: string): Promise<Api> {
  const { app } = market;
  await app.get(UnitOfWork).run(async (tx) => {
    const account = await app.get(IdentityFacade, { strict: false }).ensureAccount(tx, { phoneNumber: PACKER, name: 'Người đóng gói', roles: ['buyer'] });
    await app.get(SellersFacade, { strict: false }).addMember(tx, sellerId, account, 'packer');
  });
  return signIn(guest, PACKER);
}
