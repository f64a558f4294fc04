import { Invalid } from '@cho-phien/kernel';

/**
 * The 26 OCOP product sets in 6 groups, Decision 26/2026/QĐ-TTg (22 May 2026), annexes I and II.
 * The decision gives ordinal numbers only; `QD26-01` … `QD26-26` are this market's own keys.
 */
export interface ProductSet {
  code: string;
  /** 1 to 26, the order of annex II. */
  number: number;
  /** 1 to 6. */
  group: number;
  name: string;
  nameEn: string;
  /** Sold to adults only and never against cash on delivery. */
  alcohol: boolean;
  /** What the seller may say about health is limited by law. */
  healthClaims: boolean;
}

export interface ProductGroup { number: number; name: string; nameEn: string }

export const PRODUCT_GROUPS: readonly ProductGroup[] = [
  { number: 1, name: 'Thực phẩm', nameEn: 'Food' },
  { number: 2, name: 'Đồ uống', nameEn: 'Drinks' },
  { number: 3, name: 'Dược liệu', nameEn: 'Medicinal plants' },
  { number: 4, name: 'Thủ công mỹ nghệ', nameEn: 'Handicrafts' },
  { number: 5, name: 'Sinh vật cảnh', nameEn: 'Ornamental plants and animals' },
  { number: 6, name: 'Du lịch cộng đồng', nameEn: 'Community tourism' },
];

type Row = readonly [number: number, group: number, name: string, nameEn: string];

const rows: readonly Row[] = [
  [1, 1, 'Rau, củ, quả, hạt tươi', 'Fresh vegetables, fruit and seeds'],
  [2, 1, 'Thịt, thủy sản, trứng, sữa tươi', 'Fresh meat, fish, eggs and milk'],
  [3, 1, 'Gạo, ngũ cốc, hạt sơ chế', 'Rice, cereals and raw seeds'],
  [4, 1, 'Mật ong, mật khác và nông sản khác', 'Honey and other raw farm food'],
  [5, 1, 'Đồ ăn nhanh', 'Snacks'],
  [6, 1, 'Chế biến từ gạo, ngũ cốc', 'Made from rice and cereals'],
  [7, 1, 'Chế biến từ rau, củ, quả, hạt', 'Made from vegetables, fruit and seeds'],
  [8, 1, 'Chế biến từ thịt, trứng, sữa, thủy sản, mật ong', 'Made from meat, eggs, milk, fish and honey'],
  [9, 1, 'Tương, nước mắm, gia vị lỏng', 'Sauces and liquid seasoning'],
  [10, 1, 'Gia vị khác', 'Other seasoning'],
  [11, 1, 'Chè tươi, chè chế biến', 'Tea'],
  [12, 1, 'Trà từ thực vật khác', 'Herbal and flower teas'],
  [13, 1, 'Cà phê, ca cao', 'Coffee and cocoa'],
  [14, 2, 'Rượu trắng', 'White spirits'],
  [15, 2, 'Đồ uống có cồn khác', 'Other alcoholic drinks'],
  [16, 2, 'Nước khoáng, nước uống đóng chai', 'Mineral and bottled water'],
  [17, 2, 'Đồ uống không cồn khác', 'Other soft drinks'],
  [18, 3, 'Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền', 'Supplements and traditional medicine'],
  [19, 3, 'Mỹ phẩm có dược liệu', 'Herbal cosmetics'],
  [20, 3, 'Tinh dầu và dược liệu khác', 'Essential oils and other herbs'],
  [21, 4, 'Đồ gia dụng, trang trí', 'Household and decorative craft'],
  [22, 4, 'Vải, may mặc', 'Cloth and clothing'],
  [23, 5, 'Hoa', 'Flowers'],
  [24, 5, 'Cây cảnh', 'Ornamental plants'],
  [25, 5, 'Động vật cảnh', 'Ornamental animals'],
  [26, 6, 'Du lịch cộng đồng, du lịch sinh thái và điểm du lịch', 'Community and eco tourism'],
];

const alcoholSets: readonly number[] = [14, 15];
const healthClaimSets: readonly number[] = [18, 19];

export const PRODUCT_SETS: readonly ProductSet[] = rows.map(([number, group, name, nameEn]) => ({
  code: `QD26-${String(number).padStart(2, '0')}`,
  number,
  group,
  name,
  nameEn,
  alcohol: alcoholSets.includes(number),
  healthClaims: healthClaimSets.includes(number),
}));

const byCode = new Map(PRODUCT_SETS.map((set) => [set.code, set]));

export const isProductSet = (code: string): boolean => byCode.has(code);

/** The set with a code such as `QD26-06`. Errors: `catalog.unknown_product_set`. */
export function productSet(code: string): ProductSet {
  const set = byCode.get(code);
  if (!set) throw new Invalid('catalog.unknown_product_set', { code });
  return set;
}
