import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DataSource as Source } from 'typeorm';
import { seedAreas } from '@cho-phien/areas';
import { InventoryHttpModule } from '@cho-phien/inventory/inventory.http.module';
import { dong, newId } from '@cho-phien/kernel';
import type { FixedClock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { NewSeller } from '@cho-phien/sellers';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { CatalogHttpModule } from '../catalog.http.module.js';
import type { NewListing } from '../domain/listing-content.js';
import type { Decision } from '../domain/revision-state.js';
import { ListingReviews } from '../storage/listing-reviews.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { CreateListing } from '../usecases/create-listing.js';
import { DecideListing } from '../usecases/decide-listing.js';
import { ShowOwnProducts } from '../usecases/show-own-products.js';
import { SubmitListing } from '../usecases/submit-listing.js';

/** A seller with photos who lists goods, an assistant who helps, and operators. */
export interface Stall {
  test: TestApp; clock: FixedClock; db: DataSource;
  seller: ListingAuthor; assistant: ListingAuthor; other: ListingAuthor;
  get<Part>(part: abstract new (...args: never[]) => Part): Part;
  photo(sellerId?: string): Promise<string>;
  listing(more?: Partial<NewListing>): Promise<NewListing>;
  /** Puts down a draft that lacks nothing. */
  draft(author?: ListingAuthor, more?: Partial<NewListing>): Promise<string>;
  submit(productId: string, author?: ListingAuthor): Promise<void>;
  /** Gives the word on a product's version in review. */
  decide(productId: string, decision: Decision, reason?: string): Promise<void>;
  published(more?: Partial<NewListing>): Promise<string>;
  close(): Promise<void>;
}

export async function openStall(): Promise<Stall> {
  const clock = standingClock();
  const test = await openTestApp({ name: 'stall', http: [CatalogHttpModule, InventoryHttpModule], jobs: [] }, { ROLE: 'api' }, clock);
  const get = test.app.get.bind(test.app) as Stall['get'];
  const db = get(Source);
  await get(UnitOfWork).run((tx) => seedAreas(tx));
  const open = (more: Partial<NewSeller>): Promise<string> =>
    get(UnitOfWork).run((tx) => get(SellersFacade).openSeller(tx, { slug: 'htx-thu', name: 'HTX Thử', kind: 'htx', communeCode: '06838', phone: '+84913000009', ...more }));
  const [sellerId, otherId] = [await open({}), await open({ slug: 'ho-thu', name: 'Hộ Thử', kind: 'household' })];
  const author = (id: string, consentId: string | null = null): ListingAuthor => {
    const accountId = newId();
    return { sellerId: id, accountId, consentId, actor: consentId === null ? `seller:${accountId}` : `assistant:${accountId}:${consentId}` };
  };
  const seller = author(sellerId);

  const photo = async (of = sellerId): Promise<string> => {
    const id = newId();
    await db.query(`insert into media.photos (seller_id, id, state, size, received, created_by, created_at, touched_at, key, width, height, placeholder) values ($1, $2, 'ready', 9, 9, 'test', now(), now(), $3, 1280, 960, 'data:,')`,
      [of, id, createHash('md5').update(id).digest('hex')]);
    return id;
  };
  const listing = async (more: Partial<NewListing> = {}): Promise<NewListing> => (
    { name: 'Miến dong', productSet: 'QD26-06', price: dong(75_000), unit: 'gói 500 g', onHand: 20, photos: [await photo()], ingredients: 'Bột dong riềng', attributes: { shelf_life_days: 180 }, ...more });
  const draft: Stall['draft'] = async (by = seller, more = {}) => (await get(CreateListing).run(by, newId(), await listing(more))).productId;
  const submit: Stall['submit'] = (productId, by = seller) => get(SubmitListing).run(by, productId, 'vi');
  const decide: Stall['decide'] = async (productId, decision, reason) => {
    const waiting = (await get(ListingReviews).page('in_review', { limit: 100 })).items.find((item) => item.productId === productId);
    await get(DecideListing).run(newId(), waiting?.id ?? newId(), decision, reason ?? null);
  };
  const published: Stall['published'] = async (more) => {
    const id = await draft(seller, more);
    await submit(id);
    await decide(id, 'approve');
    return id;
  };
  return { test, clock, db, seller, assistant: author(sellerId, newId()), other: author(otherId), get, photo, listing, draft, submit, decide, published, close: () => test.close() };
}

export const shown = (stall: Stall, productId: string) => stall.get(ShowOwnProducts).one(stall.seller, productId);
