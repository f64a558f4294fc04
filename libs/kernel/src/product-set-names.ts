import type { Language } from './messages.js';

/** Names of the 26 OCOP product sets in the order of annex II of Decision 26/2026/QĐ-TTg, Vietnamese and English. */
export const PRODUCT_SET_NAMES: readonly (readonly [vi: string, en: string])[] = [
  ['Rau, củ, quả, hạt tươi', 'Fresh vegetables, fruit and seeds'],
  ['Thịt, thủy sản, trứng, sữa tươi', 'Fresh meat, fish, eggs and milk'],
  ['Gạo, ngũ cốc, hạt sơ chế', 'Rice, cereals and raw seeds'],
  ['Mật ong, mật khác và nông sản khác', 'Honey and other raw farm food'],
  ['Đồ ăn nhanh', 'Snacks'],
  ['Chế biến từ gạo, ngũ cốc', 'Made from rice and cereals'],
  ['Chế biến từ rau, củ, quả, hạt', 'Made from vegetables, fruit and seeds'],
  ['Chế biến từ thịt, trứng, sữa, thủy sản, mật ong', 'Made from meat, eggs, milk, fish and honey'],
  ['Tương, nước mắm, gia vị lỏng', 'Sauces and liquid seasoning'],
  ['Gia vị khác', 'Other seasoning'],
  ['Chè tươi, chè chế biến', 'Tea'],
  ['Trà từ thực vật khác', 'Herbal and flower teas'],
  ['Cà phê, ca cao', 'Coffee and cocoa'],
  ['Rượu trắng', 'White spirits'],
  ['Đồ uống có cồn khác', 'Other alcoholic drinks'],
  ['Nước khoáng, nước uống đóng chai', 'Mineral and bottled water'],
  ['Đồ uống không cồn khác', 'Other soft drinks'],
  ['Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền', 'Supplements and traditional medicine'],
  ['Mỹ phẩm có dược liệu', 'Herbal cosmetics'],
  ['Tinh dầu và dược liệu khác', 'Essential oils and other herbs'],
  ['Đồ gia dụng, trang trí', 'Household and decorative craft'],
  ['Vải, may mặc', 'Cloth and clothing'],
  ['Hoa', 'Flowers'],
  ['Cây cảnh', 'Ornamental plants'],
  ['Động vật cảnh', 'Ornamental animals'],
  ['Du lịch cộng đồng, du lịch sinh thái và điểm du lịch', 'Community and eco tourism'],
];

const codeOf = (index: number): string => `QD26-${String(index + 1).padStart(2, '0')}`;
const byCode = new Map(PRODUCT_SET_NAMES.map(([vi, en], index) => [codeOf(index), { vi, en }]));

/** `QD26-06` → `Chế biến từ gạo, ngũ cốc`; an unknown code answers itself. */
export const productSetName = (code: string, language: Language): string => byCode.get(code)?.[language] ?? code;
