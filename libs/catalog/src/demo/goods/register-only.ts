import type { Standing } from './good-row.js';

/**
 * Goods of the pilot area that hold a certificate but are not sold here. Without them every
 * listing rate would be 100 %. All invented.
 */
export interface RegisterRow { id: string; name: string; holder: string; kind: 'cooperative' | 'household'; set: number; commune: string; stars: 3 | 4; standing: Standing }

export const registerOnly: readonly RegisterRow[] = [
  { id: 'R01', name: 'Mật ong bạc hà Hoành Mô', holder: 'Hộ nuôi ong Hoành Mô', kind: 'household', set: 4, commune: '06841', stars: 3, standing: 'valid' },
  { id: 'R02', name: 'Rượu khoai Lục Hồn', holder: 'Hộ nấu rượu Lục Hồn', kind: 'household', set: 14, commune: '06856', stars: 3, standing: 'valid' },
  { id: 'R03', name: 'Gạo bao thai Điền Xá', holder: 'HTX Lúa Điền Xá', kind: 'cooperative', set: 3, commune: '06874', stars: 3, standing: 'valid' },
  { id: 'R04', name: 'Bánh gật gù Tiên Yên', holder: 'Hộ làm bánh gật gù Tiên Yên', kind: 'household', set: 6, commune: '06862', stars: 4, standing: 'renewal_open' },
  { id: 'R05', name: 'Cua biển Hải Lạng', holder: 'HTX Cua Hải Lạng', kind: 'cooperative', set: 2, commune: '06886', stars: 3, standing: 'valid' },
  { id: 'R06', name: 'Thanh long ruột đỏ Lương Minh', holder: 'HTX Lương Minh', kind: 'cooperative', set: 1, commune: '06985', stars: 3, standing: 'valid' },
  { id: 'R07', name: 'Gà bản Quảng Tân', holder: 'HTX Gà bản Quảng Tân', kind: 'cooperative', set: 2, commune: '06913', stars: 3, standing: 'late' },
  { id: 'R08', name: 'Hà biển khô Đầm Hà', holder: 'HTX Hà Đầm Hà', kind: 'cooperative', set: 8, commune: '06895', stars: 3, standing: 'expired' },
];

/** Goods also offered on a floor outside this market, by product id. Addresses are invented; days ago of the last check. */
export interface ExternalRow { productId: string; floor: string; url: string; checkedDaysAgo: number }

export const externalListings: readonly ExternalRow[] = [
  { productId: 'P021', floor: 'Voso', url: 'https://voso.example/demo/tra-hoa-vang-ba-che', checkedDaysAgo: 6 },
  { productId: 'P022', floor: 'Voso', url: 'https://voso.example/demo/mien-dong-binh-lieu', checkedDaysAgo: 12 },
  { productId: 'P022', floor: 'Shopee', url: 'https://shopee.example/demo/mien-dong-binh-lieu', checkedDaysAgo: 21 },
  { productId: 'P031', floor: 'Shopee', url: 'https://shopee.example/demo/dau-so-binh-lieu', checkedDaysAgo: 47 },
  { productId: 'P033', floor: 'Nông sản Bưu điện', url: 'https://buudien.example/demo/cu-cai-kho-dam-ha', checkedDaysAgo: 9 },
  { productId: 'P038', floor: 'Nông sản Bưu điện', url: 'https://buudien.example/demo/ga-tien-yen', checkedDaysAgo: 25 },
  { productId: 'R03', floor: 'Voso', url: 'https://voso.example/demo/gao-bao-thai-dien-xa', checkedDaysAgo: 14 },
  { productId: 'R04', floor: 'Shopee', url: 'https://shopee.example/demo/banh-gat-gu-tien-yen', checkedDaysAgo: 3 },
  { productId: 'R06', floor: 'TikTok Shop', url: 'https://tiktok.example/demo/thanh-long-luong-minh', checkedDaysAgo: 58 },
];
