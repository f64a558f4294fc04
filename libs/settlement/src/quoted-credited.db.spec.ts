import { dong, newId } from '@cho-phien/kernel';
import { SellerScope, UnitOfWork } from '@cho-phien/platform';
import { sellerAvailable } from '@cho-phien/ledger';
import type { SellerKind } from '@cho-phien/sellers';
import { SeededRandom, seedOf } from '../../../test/support/seeded-random.js';
import { termsOf } from './domain/deductions.js';
import type { NewRate } from './domain/new-rate.js';
import { METHODS, SELLER_KINDS } from './domain/rate.js';
import { RateRepository } from './storage/rate.repository.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import type { ToldSale } from './testing/sale-news.js';
import { ChangeSetting } from './usecases/change-setting.js';
import { QuotePrice } from './usecases/quote-price.js';

const SALES = process.env.TEST_LONG ? 10_000 : 500;
/** Rates change between the phases; orders of one are paid, delivered and refunded in the next. */
const PHASES = 4;
const DAY_MS = 86_400_000;
const SETS = ['QD26-01', 'QD26-06', 'QD26-14', 'QD26-21', null];

interface Sold { sale: ToldSale; sellerId: string; kind: SellerKind; quoted: number; refunds: BackOf[] }
/** `lines`: whole lines by place and amount. */
interface BackOf { items: number; delivery: number; lines?: [line: number, amount: number][] }

describe(`of ${SALES} sales, what was quoted and what was credited`, () => {
  let test: SettlementTest;
  const random = new SeededRandom(seedOf('quoted and credited'));
  const sellers = new Map<SellerKind, string>();
  const sold: Sold[] = [];
  const hashes: { before: string; after: string }[] = [];

  const rates = () => test.app.get(RateRepository, { strict: false }).all();
  const frozen = async (): Promise<string> => (await test.sql<{ hash: string }>(`select coalesce(md5(string_agg(t::text, ',' order by order_code)), '') as hash from settlement.sale_terms t`))[0]!.hash;
  const announce = async (rate: Partial<NewRate> & Pick<NewRate, 'kind' | 'basisPoints'>): Promise<void> => {
    const validFrom = new Date(test.clock.now().getTime() + 20 * DAY_MS + 7 * 3_600_000).toISOString().slice(0, 10);
    const settings = test.app.get(ChangeSetting, { strict: false });
    const { id } = await settings.propose('operator:one', 'rate', {
      productSets: null, sellerKind: null, channel: null, method: null, floor: null, cap: null, borneBy: 'seller', validTo: null, legalRef: null, status: 'confirmed', note: null, validFrom, ...rate,
    });
    await settings.confirm('operator:other', 'rate', id);
  };

  /** Says what will be received: as the listing page does for one line, else by the same function over all lines. */
  const quoteOf = async (sellerId: string, kind: SellerKind, { placed, captured }: ToldSale): Promise<number> => {
    const { lines } = placed.orders![0]!;
    if (lines.length === 1) {
      const scope = SellerScope.afterMembershipCheck(sellerId, newId(), 'owner');
      const asked = { price: dong(lines[0]!.amount), quantity: 1, productSet: lines[0]!.productSet, method: captured.method, channel: placed.channel! };
      return (await test.app.get(QuotePrice, { strict: false }).run(scope, asked)).receives;
    }
    const day = new Date(Date.parse(placed.placedAt!) + 7 * 3_600_000).toISOString().slice(0, 10);
    const known = lines.map(({ productSet, amount }) => ({ productSet, amount: dong(amount) }));
    return termsOf({ sellerKind: kind, channel: placed.channel!, method: captured.method, moneyRoute: 'collected', day, lines: known }, await rates()).receives;
  };

  const sell = async (): Promise<Sold> => {
    const kind = random.oneOf(SELLER_KINDS);
    const sellerId = sellers.get(kind)!;
    const stall = random.next() < 0.2;
    const method = stall ? random.oneOf(['vietqr', 'cod'] as const) : random.oneOf(METHODS);
    const sale = saleNews({
      sellerId, method, channel: stall ? 'stall' : 'shop', delivery: stall ? 0 : random.between(0, 60_000),
      tender: method === 'cod' ? random.oneOf(['cash', 'qr_at_door'] as const) : method === 'vietqr' ? 'bank_transfer' : 'gateway',
      lines: Array.from({ length: random.next() < 0.6 ? 1 : random.between(2, 5) }, () => ({ productSet: random.oneOf(SETS), amount: random.between(1, random.oneOf([100, 99_999, 5_000_000])) })),
      placedAt: test.clock.now().toISOString(), deliveredAt: new Date(test.clock.now().getTime() + random.between(1, 30) * DAY_MS).toISOString(),
    });
    await test.tell('ordering.order_group_placed', sale.placed);
    return { sale, sellerId, kind, quoted: await quoteOf(sellerId, kind, sale), refunds: refundsOf(sale) };
  };

  /** One in ten goes back: whole, in two parts, or line by line, some of them or all. */
  const refundsOf = ({ captured, placed }: ToldSale): Sold['refunds'] => {
    const { items, delivery } = captured.splits[0]!;
    if (random.next() >= 0.1) return [];
    const { lines } = placed.orders![0]!;
    if (lines.length > 1 && random.next() < 0.6) return random.some([...lines.entries()], random.between(1, lines.length)).map(([line, { amount }]) => ({ items: amount, delivery: 0, lines: [[line, amount]] }));
    const part = random.between(1, items);
    return random.next() < 0.5 ? [{ items, delivery }] : [{ items: part, delivery: 0 }, ...(part < items ? [{ items: items - part, delivery }] : [])].slice(0, random.between(1, 2));
  };

  const fulfil = async ({ sale, refunds }: Sold): Promise<void> => {
    const news = [
      () => test.tell('payments.money_received', sale.received), () => test.tell('payments.payment_captured', sale.captured), () => test.tell('ordering.order_delivered', sale.delivered),
      () => test.tell('ordering.order_group_placed', sale.placed),
      ...refunds.map(({ items, delivery, lines }) => { const refund = sale.refund(items, delivery, lines); return () => test.tell('payments.refund_requested', refund); }),
    ];
    for (const tell of random.some(news, news.length)) await tell();
  };

  const inParallel = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
    const rest = [...items];
    await Promise.all(Array.from({ length: 8 }, async () => { for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item); }));
  };

  beforeAll(async () => {
    test = await openSettlement();
    for (const kind of SELLER_KINDS) sellers.set(kind, await test.seller(kind));
    for (let phase = 0; phase < PHASES; phase++) {
      const placed: Sold[] = [];
      await inParallel(Array.from({ length: SALES / PHASES }, (_, index) => index), async () => { placed.push(await sell()); });
      const before = await frozen();
      await announce({ kind: 'commission', basisPoints: random.between(0, 1_500), productSets: ['QD26-06', 'QD26-21'], floor: random.oneOf([null, 2_000]), cap: random.oneOf([null, 90_000]) });
      await announce({ kind: 'commission', basisPoints: random.between(0, 1_000), sellerKind: 'htx' });
      await announce({ kind: 'gateway_fee', basisPoints: random.between(50, 250), method: 'vnpay', floor: 1_650, borneBy: random.oneOf(['seller', 'market'] as const) });
      if (phase === 1) await announce({ kind: 'tax_pit', basisPoints: 75, sellerKind: 'household', legalRef: 'thử' });
      test.clock.advance(21 * DAY_MS);
      await inParallel(placed, fulfil);
      hashes.push({ before, after: await frozen() });
      sold.push(...placed);
    }
  }, 1_800_000);
  afterAll(() => test?.close());

  const entries = () => test.sql<{ orderCode: string; kind: string; receives: number; net: number; vat: number; pit: number; sellerId: string }>(
    'select order_code as "orderCode", kind, receives_amount as receives, net_amount as net, tax_vat_amount as vat, tax_pit_amount as pit, seller_id as "sellerId" from settlement.entries');

  it('differ by 0 đ, but for refunds', async () => {
    const bySale = new Map<string, { credited: number; back: number }>();
    for (const { orderCode, kind, receives } of await entries()) {
      const sums = bySale.get(orderCode) ?? { credited: 0, back: 0 };
      if (kind === 'sale') sums.credited += receives; else sums.back += receives;
      bySale.set(orderCode, sums);
    }
    const differing = sold.filter(({ sale, quoted, refunds }) => {
      const { credited, back } = bySale.get(sale.orderCode) ?? { credited: -1, back: 0 };
      const whole = refunds.reduce((sum, { items }) => sum + items, 0) === sale.captured.splits[0]!.items;
      return credited !== quoted || (refunds.length === 0 && back !== 0) || (whole && back !== quoted);
    });
    expect([sold.length, differing]).toEqual([SALES, []]);
    console.log(`${sold.length} sales, ${sold.filter(({ refunds }) => refunds.length > 0).length} with refunds: quoted − credited = ${sold.reduce((sum, { sale, quoted }) => sum + quoted - bySale.get(sale.orderCode)!.credited, 0)} đ`);
  });

  it('differ by what was frozen for the lines that went back, where lines were named', async () => {
    const frozen = await test.sql<{ orderCode: string; line: number; receives: number }>(`
      select t.order_code as "orderCode", (l.place - 1)::int as line, (l.line->>'amount')::bigint
        - (select coalesce(sum((d->'byLine'->>(l.place - 1)::int)::bigint), 0) from jsonb_array_elements(t.by_method->p.method->'deductions') d)::bigint as receives
      from settlement.sale_terms t join settlement.sale_progress p using (order_code) cross join lateral jsonb_array_elements(t.lines) with ordinality as l (line, place)`);
    const receives = new Map(frozen.map((line) => [`${line.orderCode} ${line.line}`, line.receives]));
    const all = await entries();
    const named = sold.filter(({ refunds }) => refunds.some(({ lines }) => lines));
    const differing = named.filter(({ sale, refunds }) => all.reduce((sum, entry) => sum + (entry.orderCode === sale.orderCode && entry.kind === 'reversal' ? entry.receives : 0), 0)
      !== refunds.flatMap(({ lines }) => lines!).reduce((sum, [line]) => sum + receives.get(`${sale.orderCode} ${line}`)!, 0));
    expect([named.length > 0, differing]).toEqual([true, []]);
  });

  it('are in the ledger to the đồng, with the taxes of households alone', async () => {
    const all = await entries();
    for (const [kind, sellerId] of sellers) {
      const own = all.filter((entry) => entry.sellerId === sellerId);
      expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(own.reduce((sum, { net }) => sum + net, 0));
      if (!kind.endsWith('household')) expect(own.reduce((sum, { vat, pit }) => sum + vat + pit, 0)).toBe(0);
    }
    const withheld = (tax: 'vat' | 'pit'): number => all.reduce((sum, entry) => sum + (entry.kind === 'sale' ? entry[tax] : -entry[tax]), 0);
    expect([await test.ledger.balanceOf('tax:vat'), await test.ledger.balanceOf('tax:pit')]).toEqual([withheld('vat'), withheld('pit')]);
    expect((await test.ledger.trialBalance()).reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  });

  it('stay as they were agreed when rates change: past rows are equal to the byte', () => {
    expect(hashes).toHaveLength(PHASES);
    for (const { before, after } of hashes) expect(after).toBe(before);
  });

  it('are settled whole: nothing is left with an order that was delivered and paid', async () => {
    expect(await test.sql('select order_code from settlement.sale_progress where credited_at is null')).toEqual([]);
    await test.app.get(UnitOfWork).run(async (tx) => expect(await tx.query(`select order_code from settlement.entries where kind = 'sale' group by 1 having count(*) > 1`)).toEqual([]));
  });
});
