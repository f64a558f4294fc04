import { UnitOfWork } from '@cho-phien/platform';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { listingOf } from '../domain/listing.js';
import type { ProductSnapshot } from '../domain/listing.js';
import { SearchHttpModule } from '../search.http.module.js';
import { ListingRepository } from '../storage/listing.repository.js';

/** The search door alone on 22 November 2026, with goods on its shelves. */
export async function openSearch(goods: readonly ProductSnapshot[]): Promise<TestApp> {
  const test = await openTestApp({ name: 'search', http: [SearchHttpModule], jobs: [] }, { ROLE: 'api' }, standingClock());
  const listings = test.app.get(ListingRepository);
  await test.app.get(UnitOfWork).run(async (tx) => {
    for (const product of goods) {
      await listings.keep(tx, product.productId, listingOf(product, null, product.provinceCode === '24' ? 'Bắc Ninh' : 'Quảng Ninh'));
      await listings.keepVariants(tx, product);
    }
  });
  return test;
}
