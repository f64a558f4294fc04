import { addDays, certificateExpiry, dong, newId, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { CertificateDraft, ProductDraft, ProductSeller, VariantDraft } from '@cho-phien/catalog';

/** Goods for tests: two provinces, four communes, five shops, every third uncertified, every fifth sold out. */
const sellers: readonly ProductSeller[] = Array.from({ length: 5 }, (_, index) => (
  { id: newId(), slug: `htx-${index + 1}`, name: `HTX ${index + 1}`, kind: 'htx', communeCode: '06838' }));
const COMMUNES = [['06838', '22'], ['06862', '22'], ['07210', '24'], ['07228', '24']] as const;
const NAMES = ['Miến dong', 'Ổi lê', 'Đậu nành', 'Dầu sở', 'Áo chàm', 'Ba kích', 'Mật ong', 'Ngán', 'Ớt khô', 'Ê đê', 'Chả mực', 'Cam đường'] as const;

export interface TestGoods { products: ProductDraft[]; certificates: CertificateDraft[] }

/** `random` answers whole numbers below its argument, so that a run can be repeated. */
export function testGoods(count: number, today: VietnamDay, random: (below: number) => number): TestGoods {
  const products = Array.from({ length: count }, (_, index) => product(index, today, random));
  return { products, certificates: products.filter((_, index) => index % 3 !== 0).map((each, index) => certificateFor(each, index, addDays(today, -random(1_500)), random)) };
}

function product(index: number, today: VietnamDay, random: (below: number) => number): ProductDraft {
  const [communeCode, provinceCode] = COMMUNES[random(4)]!;
  const name = `${NAMES[random(NAMES.length)]} ${random(20)}`;
  return {
    id: newId(), slug: `hang-${index}`, name, description: 'Hàng thử.', story: null, ingredients: null, productSet: `QD26-${String(1 + random(26)).padStart(2, '0')}`,
    seller: sellers[random(5)]!, communeCode, communeLabel: `Xã ${communeCode}`, provinceCode,
    variants: [pack(index, 'gói 500 g', random), ...(index % 4 === 0 ? [pack(index, 'gói 1 kg', random)] : [])],
    images: index % 2 ? [{ key: `hang-${index}-0123abcd`, width: 1280, height: 1280, alt: name, drawn: true }] : [],
    listedAt: startOfVietnamDay(addDays(today, -random(40))),
  };
}

const pack = (index: number, name: string, random: (below: number) => number): VariantDraft => ({
  id: newId(), name, unit: name, price: dong(5_000 * (1 + random(40))), netWeightGrams: 500, netVolumeMl: null, deliveryWeightGrams: 600, available: index % 5 === 0 && random(2) ? 0 : random(30),
});

export const certificateFor = (draft: ProductDraft, index: number, issuedOn: VietnamDay, random: (below: number) => number): CertificateDraft => ({
  id: newId(), number: `THU-${index}-${draft.slug}`, stars: ([3, 4, 5] as const)[random(3)]!, decisionNumber: `THU ${index}`, authority: 'UBND tỉnh', holder: draft.seller.name, producerKind: 'htx',
  issuedOn, expiresOn: certificateExpiry(issuedOn), renewalLodgedOn: index % 7 === 0 ? addDays(certificateExpiry(issuedOn), -150) : null, revokedOn: index % 11 === 0 ? addDays(issuedOn, 400) : null,
  classificationScheme: 'QD26', productSet: draft.productSet, communeCode: draft.communeCode, productId: draft.id, productName: draft.name, demo: true,
});
