import { isoVietnam, newId } from '@cho-phien/kernel';
import type { ProductSnapshot } from '../domain/listing.js';
import { seeded } from './typos.js';

const WORDS = ['miến', 'dong', 'mật', 'ong', 'trà', 'hoa', 'vàng', 'chè', 'nấm', 'rượu', 'măng', 'gạo'];
const SELLERS = ['Suối Trong', 'Nam Sơn', 'Pắc Phe'].map((name, index) => ({ id: `01930000-0000-7000-8000-00000000000${index + 1}`, slug: `htx-${index}`, name: `HTX ${name}` }));
const PLACES = [['06838', 'Xã Bình Liêu', '22'], ['06978', 'Xã Ba Chẽ', '22'], ['07615', 'Xã Sơn Động', '24']] as const;
const DAYS = { issuedOn: '2024-01-01', number: 'MAU-1', decisionNumber: 'MAU', authority: 'UBND tỉnh', holder: 'HTX', communeCode: '06838', demo: true };

/** Random goods that differ in everything goods are filtered by; certificates are in force, in grace, lapsed or revoked, and seasons open or not, on 22 November 2026. */
export function randomShelf(seed: number, count: number): ProductSnapshot[] {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const [seller, [communeCode, communeName, provinceCode]] = [pick(SELLERS), pick(PLACES)];
    const variants = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({ variantId: newId(), price: 10_000 * (1 + Math.floor(random() * 20)), available: pick([0, 0, 3, 8]) }));
    const stars = pick([null, 3, 4, 5] as const);
    const dates = pick([
      { expiresOn: '2027-01-01', renewalLodgedOn: null, revokedOn: null }, { expiresOn: '2026-10-01', renewalLodgedOn: '2026-05-01', revokedOn: null },
      { expiresOn: '2026-11-21', renewalLodgedOn: null, revokedOn: null }, { expiresOn: '2027-01-01', renewalLodgedOn: null, revokedOn: '2026-11-22' },
    ]);
    const name = `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`;
    return {
      productId: newId(), slug: `hang-${index}`, name, public: random() > 0.1, since: isoVietnam(new Date(Date.UTC(2026, 8, 1 + (index % 50), 1))),
      productSet: pick(['QD26-06', 'QD26-04', 'QD26-14']), isAlcohol: false, sellerId: seller.id, sellerSlug: seller.slug, sellerName: seller.name, sellerKind: 'htx',
      communeCode, communeName, provinceCode, description: `Hàng ${pick(WORDS)} của phiên chợ.`,
      price: Math.min(...variants.map(({ price }) => price)), unit: 'gói', unitPrice: null, image: null,
      ...pick([{}, {}, { season: { months: [10, 11] } }, { season: { months: [3, 4] } }, { window: { from: '2026-11-22', until: '2026-12-31' } }, { window: { from: '2026-08-01', until: '2026-11-21' } }]),
      variantIds: variants.map(({ variantId }) => variantId), variants, available: variants.reduce((sum, { available }) => sum + available, 0),
      certificate: stars === null ? null : { certificateId: newId(), stars, ...DAYS, ...dates },
    };
  });
}
