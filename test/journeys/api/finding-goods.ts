import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { allCards } from '../../support/shopping.js';
import type { Card, Page, Product } from '../../support/shop-answers.js';

interface Found { items: Card[]; total: number; engine: string }

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

export function findingGoods(market: () => Market): void {
  const api = (): Api => new Api(market().url);

  it('shows each of the demo’s goods once, page by page', async () => {
    const cards = await allCards(api());
    expect(cards.length).toBeGreaterThanOrEqual(152);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  });

  it('narrows the list by price, seller and commune', async () => {
    const [first] = await allCards(api());
    const cheap = await allCards(api(), '&maxPrice=100000');
    expect(cheap.every(({ price }) => price <= 100_000)).toBe(true);
    const ofSeller = await allCards(api(), `&seller=${first?.seller.slug}`);
    expect(new Set(ofSeller.map(({ seller }) => seller.id))).toEqual(new Set([first?.seller.id]));
    const inCommune = await allCards(api(), '&commune=06838');
    expect(inCommune.length).toBeGreaterThan(0);
    expect(inCommune.every(({ area }) => area.code === '06838')).toBe(true);
  });

  it('opens the page of what the list shows, at the same price', async () => {
    const { items } = await api().get<Page<Card>>('/api/shop/products?limit=5&sort=price');
    for (const card of items) {
      const product = await api().get<Product>(`/api/shop/products/${card.slug}`);
      expect(product).toMatchObject({ id: card.id, price: card.price, seller: { id: card.seller.id } });
      expect(Math.min(...product.variants.map(({ price }) => price))).toBe(card.price);
      expect(await api().get(`/api/shop/sellers/${card.seller.slug}`)).toMatchObject({ slug: card.seller.slug });
    }
  });

  it('finds goods with marks, without them and half typed', async () => {
    const { items: [wanted] } = await api().get<Page<Card>>('/api/shop/products?limit=1');
    for (const words of [wanted?.name ?? '', withoutMarks(wanted?.name ?? '')]) {
      const found = await api().get<Found>(`/api/shop/search?q=${encodeURIComponent(words)}`);
      expect(found.engine).toBe('postgres');
      expect(found.items.slice(0, 3).map(({ id }) => id)).toContain(wanted?.id);
    }
    const half = withoutMarks(wanted?.name ?? '').slice(0, 5);
    expect((await api().get<Page<{ text: string }>>(`/api/shop/search/suggestions?q=${encodeURIComponent(half)}`)).items.length).toBeGreaterThan(0);
  });

  it('says in Vietnamese, and in English on request, that a product does not exist', async () => {
    const vietnamese = await api().refused(404, '/api/shop/products/khong-co', undefined, { method: 'GET' });
    const english = await api().refused(404, '/api/shop/products/khong-co', undefined, { method: 'GET', headers: { 'accept-language': 'en' } });
    expect(vietnamese.code).toBe(english.code);
    expect(vietnamese.detail).not.toBe(english.detail);
  });
}
