import type { ConsentScope } from '@cho-phien/platform';
import type { FormOfAddress, SellerKind } from '../seller.js';

/** A household of the demo: invented, in a commune of the pilot, with a phone that nobody has. */
export interface DemoHousehold { slug: string; name: string; ownerName: string; kind: SellerKind; communeCode: string; addressLine: string; phone: string; addressAs: FormOfAddress; open: boolean }
/** How the demo's assistant stands to a shop, by its page name; days are counted from the day of loading. */
export interface DemoConsent { slug: string; state: 'live' | 'expired' | 'pending'; scopes: ConsentScope[]; how: 'own_session' | 'code'; untilDays: number }

const BINH_LIEU = '06838';
const HOANH_MO = '06841';
const LUC_HON = '06856';

export const demoHouseholds: readonly DemoHousehold[] = [
  { slug: 'ho-trong-dong-thon-1', name: 'Hộ trồng dong Thôn 1', ownerName: 'Hoàng Thị Mẩy (demo)', kind: 'household', communeCode: BINH_LIEU, addressLine: 'Thôn 1', phone: '+84900000021', addressAs: 'bà', open: true },
  { slug: 'ho-trong-hoi-thon-2', name: 'Hộ trồng hồi Thôn 2', ownerName: 'La A Chíu (demo)', kind: 'household', communeCode: BINH_LIEU, addressLine: 'Thôn 2', phone: '+84900000022', addressAs: 'bác', open: true },
  { slug: 'ho-nuoi-ga-thon-3', name: 'Hộ nuôi gà Thôn 3', ownerName: 'Tằng Thị Sáu (demo)', kind: 'registered_household', communeCode: HOANH_MO, addressLine: 'Thôn 3', phone: '+84900000023', addressAs: 'chị', open: true },
  { slug: 'ho-lam-mien-thon-4', name: 'Hộ làm miến Thôn 4', ownerName: 'Chìu A Nhì (demo)', kind: 'household', communeCode: LUC_HON, addressLine: 'Thôn 4', phone: '+84900000024', addressAs: 'chú', open: true },
  { slug: 'ho-trong-so-thon-5', name: 'Hộ trồng sở Thôn 5', ownerName: 'Dường Thị Lan (demo)', kind: 'household', communeCode: LUC_HON, addressLine: 'Thôn 5', phone: '+84900000025', addressAs: 'cô', open: true },
  { slug: 'ho-lam-banh-thon-6', name: 'Hộ làm bánh Thôn 6', ownerName: 'Nình A Sồi (demo)', kind: 'household', communeCode: BINH_LIEU, addressLine: 'Thôn 6', phone: '+84900000026', addressAs: 'bác', open: false },
  { slug: 'htx-rau-sach-thon-7', name: 'HTX Rau sạch Thôn 7', ownerName: 'Trần Thị Hoa (demo)', kind: 'htx', communeCode: HOANH_MO, addressLine: 'Thôn 7', phone: '+84900000027', addressAs: 'chị', open: false },
];

export const demoConsents: readonly DemoConsent[] = [
  { slug: 'ho-nuoi-ong-khe-van', state: 'live', scopes: ['listing', 'orders', 'profile'], how: 'own_session', untilDays: 300 },
  { slug: 'ho-trong-nam-ngan-cam', state: 'live', scopes: ['listing', 'orders', 'profile'], how: 'code', untilDays: 120 },
  { slug: 'ho-nau-ruou-ban-cau', state: 'live', scopes: ['listing', 'orders', 'profile'], how: 'own_session', untilDays: 200 },
  { slug: 'ho-trong-dong-thon-1', state: 'live', scopes: ['listing', 'orders', 'profile'], how: 'code', untilDays: 90 },
  { slug: 'ho-trong-hoi-thon-2', state: 'live', scopes: ['listing', 'orders', 'profile'], how: 'code', untilDays: 6 },
  { slug: 'ho-nuoi-ga-thon-3', state: 'live', scopes: ['listing', 'orders'], how: 'code', untilDays: 150 },
  { slug: 'ho-lam-mien-thon-4', state: 'expired', scopes: ['listing', 'orders', 'profile'], how: 'code', untilDays: -10 },
  { slug: 'ho-trong-so-thon-5', state: 'pending', scopes: ['listing', 'orders'], how: 'code', untilDays: 180 },
];

/** The demo's cooperative and the households that sell through it. */
export const demoCooperative = { slug: 'htx-suoi-trong', households: ['ho-nuoi-ong-khe-van', 'ho-trong-nam-ngan-cam'] } as const;

/** The phones of demo shops that have goods but no owner of the demo. */
export const demoShopPhones: Readonly<Record<string, string>> = { 'ho-nuoi-ong-khe-van': '+84900000031', 'ho-trong-nam-ngan-cam': '+84900000032', 'ho-nau-ruou-ban-cau': '+84900000033' };
