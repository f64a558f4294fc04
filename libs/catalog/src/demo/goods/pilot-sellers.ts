import type { SellerRow } from './good-row.js';

/** Sellers of the former districts Bình Liêu, Tiên Yên, Đầm Hà and Ba Chẽ. */
export const pilotSellers: readonly SellerRow[] = [
  { key: 'suoi-trong', name: 'HTX Suối Trong', kind: 'cooperative', commune: '06838', communeAssumed: true, demoOwner: 1 },
  { key: 'huong-hoi', name: 'HTX Hương Hồi', kind: 'cooperative', commune: '06838', communeAssumed: true },
  { key: 'khe-van', name: 'Hộ nuôi ong Khe Vằn', kind: 'household', commune: '06838', communeAssumed: true },
  { key: 'nuoc-binh-lieu', name: 'Cơ sở nước tinh khiết Bình Liêu', kind: 'company', commune: '06838', communeAssumed: true },
  { key: 'pac-phe', name: 'HTX Pắc Phe', kind: 'cooperative', commune: '06841', communeAssumed: true },
  { key: 'ngan-cam', name: 'Hộ trồng nấm Ngàn Cậm', kind: 'household', commune: '06841', communeAssumed: true },
  { key: 'ban-cau', name: 'Hộ nấu rượu Bản Cáu', kind: 'household', commune: '06856', communeAssumed: true },
  { key: 'det-luc-hon', name: 'HTX Dệt Lục Hồn', kind: 'cooperative', commune: '06856', communeAssumed: true },
  { key: 'nam-son', name: 'HTX Nam Sơn', kind: 'cooperative', commune: '06978', communeAssumed: true, demoOwner: 2 },
  { key: 'duoc-vat-ba-che', name: 'HTX Kinh doanh dược vật lâm sản ngoài gỗ Ba Chẽ', kind: 'cooperative', commune: '06978', communeAssumed: true },
  { key: 'khe-lanh', name: 'HTX Khe Lạnh', kind: 'cooperative', commune: '06979', communeAssumed: true },
  { key: 'dap-thanh', name: 'Công ty CP Kinh doanh lâm sản Đạp Thanh', kind: 'company', commune: '06979' },
  { key: 'nam-kim', name: 'Hộ bản Nam Kim', kind: 'household', commune: '06985', communeAssumed: true },
  { key: 'truong-son', name: 'HTX Trường Sơn', kind: 'cooperative', commune: '06895', communeAssumed: true },
  { key: 'gio-nuong-tan-lap', name: 'Hộ làm giò nướng Tân Lập', kind: 'household', commune: '06895' },
  { key: 'khau-nhuc-dam-ha', name: 'Hộ làm khau nhục phố Đầm Hà', kind: 'household', commune: '06895' },
  { key: 'bien-dam-ha', name: 'HTX Biển Đầm Hà', kind: 'cooperative', commune: '06895', communeAssumed: true },
  { key: 'dong-bai', name: 'HTX Đồng Bãi', kind: 'cooperative', commune: '06913', communeAssumed: true },
  { key: 'dong-tien', name: 'HTX Đồng Tiến', kind: 'cooperative', commune: '06886' },
  { key: 'ga-tien-yen', name: 'HTX Gà Tiên Yên', kind: 'cooperative', commune: '06877' },
  { key: 'ong-dien-xa', name: 'Hộ nuôi ong Điền Xá', kind: 'household', commune: '06874', communeAssumed: true },
  { key: 'keo-pho-cho', name: 'Hộ làm kẹo phố chợ Tiên Yên', kind: 'household', commune: '06862' },
  { key: 'khau-nhuc-tien-yen', name: 'Hộ làm khâu nhục Tiên Yên', kind: 'household', commune: '06862', communeAssumed: true },
  { key: 'banh-pho-cho', name: 'Hộ làm bánh phố chợ Tiên Yên', kind: 'household', commune: '06862', communeAssumed: true },
];
