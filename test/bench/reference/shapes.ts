import type * as Kernel from '../../../libs/kernel/src/index.js';
import type * as ShowProductModule from '../../../libs/catalog/src/usecases/show-product.js';
import type * as FoundCardModule from '../../../libs/search/src/storage/found-card.js';
import { compiled } from './compiled.js';

const { SystemClock, toPage } = await compiled<typeof Kernel>('libs/kernel/src/index');
const { ShowProduct } = await compiled<typeof ShowProductModule>('libs/catalog/src/usecases/show-product');
const { cardOf } = await compiled<typeof FoundCardModule>('libs/search/src/storage/found-card');

type Shape = (rows: never[], values: readonly unknown[]) => string | Promise<string>;

/** How many rows were asked for: one more than are shown, the last parameter. */
const limitOf = (values: readonly unknown[]): number => Number(values.at(-1)) - 1;

function listAnswer(rows: readonly { card: string; cursor: string }[], values: readonly unknown[]): string {
  const limit = limitOf(values);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? Buffer.from(shown.at(-1)!.cursor).toString('base64url') : null;
  return `{"items":[${shown.map(({ card }) => card).join(',')}],"next":${JSON.stringify(next)}}`;
}

async function productAnswer([row]: never[]): Promise<string> {
  const show = new ShowProduct({ find: () => Promise.resolve(row) } as never, new SystemClock());
  return JSON.stringify(await show.run('', 'vi'));
}

interface FoundRow { rows: FoundCardModule.FoundRow[]; total: number; sets: unknown; stars: unknown; provinces: unknown; sellers: unknown }

function searchAnswer([found]: FoundRow[], values: readonly unknown[]): string {
  const { rows, total, sets, stars, provinces, sellers } = found!;
  const { items, next } = toPage(rows, limitOf(values), (row) => row.keys, cardOf);
  return JSON.stringify({ items, next, total, facets: { set: sets, stars, province: provinces, seller: sellers }, engine: 'postgres' });
}

/** Rows to the body of the answer, by route. */
export const shapes: Readonly<Record<string, Shape>> = {
  '/api/shop/products': listAnswer,
  '/api/shop/products/:slug': productAnswer,
  '/api/shop/search': searchAnswer,
};
