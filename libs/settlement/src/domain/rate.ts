import type { PaymentMethod } from '@cho-phien/contracts';
import type { VietnamDay } from '@cho-phien/kernel';

/** What may be taken from a sale before the seller receives it. */
export const DEDUCTIONS = ['commission', 'gateway_fee', 'tax_vat', 'tax_pit'] as const;
export type DeductionKind = (typeof DEDUCTIONS)[number];

export const SELLER_KINDS = ['htx', 'tht', 'company', 'farm', 'registered_household', 'household'] as const;
export type SellerKind = (typeof SELLER_KINDS)[number];

/** What the law takes, as against the market's own fees. */
export const isTax = (kind: DeductionKind): boolean => kind === 'tax_vat' || kind === 'tax_pit';

/** From whom a market with a payment function withholds: households and individuals, never an organisation (NĐ 117/2025/NĐ-CP, Art. 4; NĐ 68/2026/NĐ-CP, Art. 11). */
export const WITHHELD_FROM: readonly SellerKind[] = ['registered_household', 'household'];

/** Where the sale was made: in the shop on the site, or face to face at a stall. */
export const SALE_CHANNELS = ['shop', 'stall'] as const;
export type SaleChannel = (typeof SALE_CHANNELS)[number];

export const METHODS = ['vietqr', 'vnpay', 'stripe', 'cod'] as const satisfies readonly PaymentMethod[];

/** A dated rule of what is deducted. An empty dimension holds for everything. */
export interface Rate {
  id: string;
  kind: DeductionKind;
  /** Codes of product sets; a group of products is the list of its sets. */
  productSets: readonly string[] | null;
  sellerKind: SellerKind | null;
  channel: SaleChannel | null;
  method: PaymentMethod | null;
  /** Hundredths of a percent of the goods' price. */
  basisPoints: number;
  /** Whole đồng for each order and rate; null: none. */
  floor: number | null;
  cap: number | null;
  /** A fee that the market bears is not taken from the seller. */
  borneBy: 'market' | 'seller';
  validFrom: VietnamDay;
  /** The last day; null: until another rate takes its place. */
  validTo: VietnamDay | null;
  legalRef: string | null;
  /** A rate of the law that has not been read in full says so until an accountant confirms it. */
  status: 'confirmed' | 'to_be_confirmed';
}

/** What a rate is chosen by. */
export interface Circumstances { productSet: string | null; sellerKind: SellerKind; channel: SaleChannel; method: PaymentMethod }

export const isInForce = ({ validFrom, validTo }: Pick<Rate, 'validFrom' | 'validTo'>, day: VietnamDay): boolean => validFrom <= day && (validTo === null || day <= validTo);

const fits = (rate: Rate, { productSet, sellerKind, channel, method }: Circumstances): boolean =>
  (rate.productSets === null || (productSet !== null && rate.productSets.includes(productSet))) && (rate.sellerKind ?? sellerKind) === sellerKind
  && (rate.channel ?? channel) === channel && (rate.method ?? method) === method;

/** Goods weigh most, then the seller, the channel and the way of paying: every two rates that fit can be told apart. */
export const precision = ({ productSets, sellerKind, channel, method }: Rate): number =>
  (productSets ? 8 : 0) + (sellerKind ? 4 : 0) + (channel ? 2 : 0) + (method ? 1 : 0);

/** The later of two rates for the same; ids sort by the time they were written. */
export const comesBefore = (one: Rate, other: Rate): boolean => one.validFrom !== other.validFrom ? one.validFrom > other.validFrom : one.id > other.id;

/** The one rate of a kind in force on a day for these circumstances: the most precise, and of those the latest. */
export function rateFor(rates: readonly Rate[], kind: DeductionKind, day: VietnamDay, circumstances: Circumstances): Rate | null {
  return rates.filter((rate) => rate.kind === kind && isInForce(rate, day) && fits(rate, circumstances))
    .reduce<Rate | null>((best, rate) => (best === null || precision(rate) > precision(best) || (precision(rate) === precision(best) && comesBefore(rate, best)) ? rate : best), null);
}
