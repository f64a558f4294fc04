import type { ImageRef, PayloadOf } from '@cho-phien/contracts';
import { distinctWords, searchText } from './search-text.js';

export type ProductSnapshot = PayloadOf<'catalog.product_changed'>;

/** The shop's name, whether it is open and when it rests, where more recent news of it came than the product's own. */
export interface SellerNews { slug: string; name: string; open: boolean; holiday?: { from: string; until: string } | null }

/** What a card shows besides the columns that goods are filtered and sorted by. */
export interface CardDetails {
  unit: string;
  unitPrice: { amount: number; per: 'kg' | 'l' } | null;
  image: ImageRef | null;
  areaName: string;
  isAlcohol: boolean;
  certificateNumber: string | null;
}

/** One product as it is found. Days are `YYYY-MM-DD`, money is đồng. */
export interface Listing {
  productId: string; since: string; snapshot: ProductSnapshot;
  public: boolean; slug: string; name: string; setCode: string; setNameVi: string; setNameEn: string;
  sellerId: string; sellerSlug: string; sellerName: string; communeCode: string; provinceCode: string; provinceName: string;
  priceAmount: number; available: number;
  seasonMonths: number[] | null; windowFrom: string | null; windowUntil: string | null; holidayFrom: string | null; holidayUntil: string | null;
  stars: number | null; issuedOn: string | null; expiresOn: string | null; renewalLodgedOn: string | null; revokedOn: string | null;
  card: CardDetails;
  marked: string; folded: string; markedWords: string[]; nameWords: string[]; nearWords: string[]; allWords: string[];
}

/** How a product is found and shown: its own news, its shop's and the name of its province. */
export function listingOf(product: ProductSnapshot, seller: SellerNews | null, provinceName: string): Listing {
  const { certificate } = product;
  const shop: SellerNews = seller ?? { slug: product.sellerSlug, name: product.sellerName, open: true };
  const set = product.productSetName ?? { vi: product.productSet, en: product.productSet };
  const { marked, folded, markedWords, words } = searchText(product.name);
  const near = [product.name, shop.name, placeName(product.communeName), placeName(provinceName), set.vi];
  return {
    productId: product.productId, since: product.since, snapshot: product,
    public: product.public && shop.open, slug: product.slug, name: product.name, setCode: product.productSet, setNameVi: set.vi, setNameEn: set.en,
    sellerId: product.sellerId, sellerSlug: shop.slug, sellerName: shop.name,
    communeCode: product.communeCode, provinceCode: product.provinceCode, provinceName,
    priceAmount: product.price, available: product.available,
    seasonMonths: product.season?.months ?? null, windowFrom: product.window?.from ?? null, windowUntil: product.window?.until ?? null,
    holidayFrom: shop.holiday?.from ?? null, holidayUntil: shop.holiday?.until ?? null,
    stars: certificate?.stars ?? null, issuedOn: certificate?.issuedOn ?? null, expiresOn: certificate?.expiresOn ?? null,
    renewalLodgedOn: certificate?.renewalLodgedOn ?? null, revokedOn: certificate?.revokedOn ?? null,
    card: {
      unit: product.unit, unitPrice: product.unitPrice, image: product.image, areaName: product.communeName,
      isAlcohol: product.isAlcohol, certificateNumber: certificate?.number ?? null,
    },
    marked, folded, markedWords, nameWords: [...new Set(words)],
    nearWords: distinctWords(...near), allWords: distinctWords(...near, product.description),
  };
}

/** The name without its rank, which every place has and nobody looks for. */
const placeName = (label: string): string => label.replace(/^(xã|phường|đặc khu|tỉnh|thành phố)\s+/i, '');

/** The packs of a product; where the news does not name their prices, all have the product's. */
export const variantsOf = (product: ProductSnapshot): { variantId: string; price: number; available: number | null }[] =>
  product.variants ?? product.variantIds.map((variantId) => ({ variantId, price: product.price, available: null }));
