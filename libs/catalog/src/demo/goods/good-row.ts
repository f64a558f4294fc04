/**
 * How demo goods are written down. Names, prices, units, sets and reported classes of rows P001–P152
 * come from press and programme lists on OCOP goods (2019–2025); prices are illustrative.
 * Rows D01… are plain goods of the same districts, added so that the pilot area has enough to count.
 * Certificates are invented: see certificates.ts.
 */
export type SellerKind = 'cooperative' | 'company' | 'household';

export interface SellerRow {
  key: string;
  name: string;
  kind: SellerKind;
  /** 5-digit commune code in force since 1 July 2025. */
  commune: string;
  /** The lists name only the former district or province; the commune is a plausible one of it. */
  communeAssumed?: true;
  /** Owned by the first or the second demo seller account. */
  demoOwner?: 1 | 2;
}

/**
 * Where a certificate stands on the day the demo is loaded:
 * `valid`; `renewal_open` (180–120 days left); `late` (under 120 days left, no file);
 * `grace` (past its end, file lodged in time); `lapsed` (just past its end, no file); `expired` (long past).
 */
export type Standing = 'valid' | 'renewal_open' | 'late' | 'grace' | 'lapsed' | 'expired';

export interface PackRow { unit: string; price: number }

export interface GoodRow {
  id: string;
  /** Key of the seller. */
  seller: string;
  name: string;
  /** Product set, 1 to 26. */
  set: number;
  /** Đồng for one unit. */
  price: number;
  unit: string;
  /** Further pack sizes. */
  packs?: readonly PackRow[];
  stars?: 3 | 4 | 5;
  /** Given where there are stars and the certificate is not simply valid. */
  standing?: Standing;
  craft: Craft;
  about: string;
  ingredients?: string;
  /** Key of the member household that makes it for a cooperative. */
  producer?: string;
  /** Where it differs from the seller's. */
  commune?: string;
  /** Weight of one packed unit; computed from the unit where absent. */
  deliveryGrams?: number;
  stock?: number;
}

export type Craft =
  | 'mien' | 'my' | 'gao' | 'lac' | 'banh' | 'mat_ong' | 'tra_hoa' | 'tra_la' | 'tinh_dau' | 'dau_ep' | 'ruou' | 'ruou_ngam'
  | 'nuoc' | 'giai_khat' | 'cu_kho' | 'mang' | 'nam_tuoi' | 'nam_kho' | 'trai_cay' | 'thit' | 'ga' | 'trung' | 'hai_san_tuoi'
  | 'hai_san_kho' | 'mam' | 'gio_cha' | 'khau_nhuc' | 'duoc_lieu' | 'dieu' | 'ca_phe' | 'tieu' | 'say' | 'ngoc_trai'
  | 'may_tre' | 'det' | 'yen' | 'du_lich' | 'gia_vi' | 'khoai';
