import { addDays, dong, slugOf, type Dong, type VietnamDay } from '@cho-phien/kernel';
import { demoCertificate, figureOf, provinceOfCommune, type DemoCertificate } from './certificates.js';
import { bacNinhGoods, bacNinhSellers } from './goods/bac-ninh.js';
import { dongNaiGoods, dongNaiSellers } from './goods/dong-nai.js';
import type { GoodRow, SellerKind, SellerRow } from './goods/good-row.js';
import { hueGoods, hueSellers } from './goods/hue.js';
import { pilotGoods } from './goods/pilot-goods.js';
import { pilotSellers } from './goods/pilot-sellers.js';
import { demoCommunes } from './goods/places.js';
import { quangNinhGoods, quangNinhSellers } from './goods/quang-ninh.js';
import { externalListings, registerOnly } from './goods/register-only.js';
import { packedGrams, packSize } from '../domain/pack-size.js';
import { storyOf } from './story.js';

export interface DemoSeller {
  key: string;
  slug: string;
  name: string;
  kind: SellerKind;
  communeCode: string;
  /** The public lists name only the former district or province. */
  communeAssumed: boolean;
  provinceCode: string;
  demoOwner: 1 | 2 | null;
}

export interface DemoVariant {
  /** The pack as buyers read it, e.g. `gói 500 g`. */
  name: string;
  unit: string;
  price: Dong;
  netWeightGrams: number | null;
  netVolumeMl: number | null;
  /** Grams of one packed unit; 0 where nothing is sent. */
  deliveryWeightGrams: number;
  stock: number;
}

export interface DemoProduct {
  /** `P001` … `P152`, `D01` …: stable between loads. */
  id: string;
  slug: string;
  name: string;
  sellerKey: string;
  /** Of the household that makes it for a cooperative. */
  producerKey: string | null;
  communeCode: string;
  /** Product set, 1 to 26. */
  set: number;
  description: string;
  story: string;
  ingredients: string | null;
  /** At least one; the first is the one a card shows. */
  variants: DemoVariant[];
  certificate: DemoCertificate | null;
  /** Chooses the drawing, see picture.ts. */
  pictureSeed: number;
}

/** A certificate whose goods are not sold on this market. */
export interface DemoRegisterEntry {
  id: string;
  name: string;
  holderKind: SellerKind;
  set: number;
  communeCode: string;
  certificate: DemoCertificate;
}

export interface DemoExternalListing { productId: string; floor: string; url: string; checkedOn: VietnamDay }

const sellerRows: readonly SellerRow[] = [...pilotSellers, ...quangNinhSellers, ...bacNinhSellers, ...dongNaiSellers, ...hueSellers];
const goodRows: readonly GoodRow[] = [...pilotGoods, ...quangNinhGoods, ...bacNinhGoods, ...dongNaiGoods, ...hueGoods];

export const demoSellers: readonly DemoSeller[] = sellerRows.map((row) => ({
  key: row.key,
  slug: slugOf(row.name),
  name: row.name,
  kind: row.kind,
  communeCode: row.commune,
  communeAssumed: row.communeAssumed ?? false,
  provinceCode: provinceOfCommune(row.commune),
  demoOwner: row.demoOwner ?? null,
}));

const provinceShortNames: Readonly<Record<string, string>> = { 22: 'Quảng Ninh', 24: 'Bắc Ninh', 46: 'Huế', 75: 'Đồng Nai' };

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
const placeOf = (commune: string): string => `${lower(demoCommunes[commune]?.label ?? '')}, ${provinceShortNames[provinceOfCommune(commune)] ?? ''}`;

/** Every demo product, pilot area first, with certificates as they stand on `today`. Pure: same day, same answer. */
export function demoProducts(today: VietnamDay): DemoProduct[] {
  const running = runningNumbers();
  const sellers = new Map(sellerRows.map((row) => [row.key, row]));
  return goodRows.map((row, index) => {
    const seller = sellers.get(row.seller);
    if (!seller) throw new RangeError(`The demo knows no seller ${row.seller}.`);
    return toProduct(row, seller, index + 1, today, running);
  });
}

function toProduct(row: GoodRow, seller: SellerRow, pictureSeed: number, today: VietnamDay, running: RunningNumbers): DemoProduct {
  const commune = row.commune ?? seller.commune;
  return {
    id: row.id,
    slug: slugOf(row.name),
    name: row.name,
    sellerKey: row.seller,
    producerKey: row.producer ?? null,
    communeCode: commune,
    set: row.set,
    description: row.about,
    story: storyOf(row, seller, placeOf(commune)),
    ingredients: row.ingredients ?? null,
    variants: [variantOf(row, row, 0), ...(row.packs ?? []).map((pack, i) => variantOf(row, pack, i + 1))],
    certificate: row.stars
      ? demoCertificate({ id: row.id, stars: row.stars, standing: row.standing ?? 'valid', commune, holder: seller.name }, today, running)
      : null,
    pictureSeed,
  };
}

function variantOf(row: GoodRow, pack: { unit: string; price: number }, index: number): DemoVariant {
  const { grams, millilitres } = packSize(pack.unit);
  const deliveryWeightGrams = (index === 0 ? row.deliveryGrams : undefined) ?? packedGrams(pack.unit, row.set);
  if (deliveryWeightGrams === null) throw new RangeError(`${row.id}: say what one ${pack.unit} weighs.`);
  return { name: pack.unit, unit: pack.unit, price: dong(pack.price), netWeightGrams: grams, netVolumeMl: millilitres, deliveryWeightGrams, stock: stockOf(row, index) };
}

/** Most goods are plentiful; about one in fifteen is low. Further packs hold a third of the first. */
function stockOf(row: GoodRow, index: number): number {
  const figure = figureOf(row.id, 'stock');
  const usual = figure % 15 === 0 ? 1 + (figure % 4) : 24 + (figure % 160);
  const first = row.stock ?? usual;
  return index === 0 ? first : Math.floor(first / 3);
}

type RunningNumbers = (commune: string, year: string) => number;

/** The commune numbers its files from 1 each year. */
function runningNumbers(): RunningNumbers {
  const last = new Map<string, number>();
  return (commune, year) => {
    const next = (last.get(`${commune}/${year}`) ?? 0) + 1;
    last.set(`${commune}/${year}`, next);
    return next;
  };
}

/** Certificates of the pilot area whose goods are sold elsewhere or nowhere; numbered after those sold here. */
export function demoRegister(today: VietnamDay): DemoRegisterEntry[] {
  return registerOnly.map((row, index) => ({
    id: row.id,
    name: row.name,
    holderKind: row.kind,
    set: row.set,
    communeCode: row.commune,
    certificate: demoCertificate(row, today, () => 90 + index),
  }));
}

/** Offers on other floors, with the day each address was last looked at. */
export const demoExternalListings = (today: VietnamDay): DemoExternalListing[] =>
  externalListings.map(({ productId, floor, url, checkedDaysAgo }) => ({ productId, floor, url, checkedOn: addDays(today, -checkedDaysAgo) }));
