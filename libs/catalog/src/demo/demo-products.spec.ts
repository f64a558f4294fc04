import { addDays, isEffective } from '@cho-phien/kernel';
import { PRODUCT_SETS } from '../domain/product-sets.js';
import type { DemoCertificate } from './certificates.js';
import { authorityOn } from './certificates.js';
import { demoExternalListings, demoProducts, demoRegister, demoSellers } from './demo-products.js';
import { demoCommunes } from './goods/places.js';
import { packedGrams, packSize } from '../domain/pack-size.js';

const today = '2026-11-22';
const pilotDistricts = ['198', '199', '200', '202'];
const inPilot = (commune: string): boolean => pilotDistricts.includes(demoCommunes[commune]?.district ?? '');

const inForce = (certificate: DemoCertificate | null, day: string): boolean => certificate !== null && isEffective(certificate, day);

describe('the demo goods', () => {
  const products = demoProducts(today);

  it('carry all 152 listed goods, and more from the pilot area', () => {
    const listed = products.filter((product) => product.id.startsWith('P')).map((product) => product.id).sort();
    expect(listed).toEqual(Array.from({ length: 152 }, (_, i) => `P${String(i + 1).padStart(3, '0')}`));
    expect(products.filter((product) => product.id.startsWith('D')).every((product) => inPilot(product.communeCode))).toBe(true);
  });

  it('have unlike slugs, known sellers, whole prices, weights and words of their own', () => {
    expect(new Set(products.map((product) => product.slug)).size).toBe(products.length);
    expect(new Set(demoSellers.map((seller) => seller.slug)).size).toBe(demoSellers.length);
    const keys = new Set(demoSellers.map((seller) => seller.key));
    for (const product of products) {
      expect(keys).toContain(product.sellerKey);
      expect(PRODUCT_SETS[product.set - 1]?.number).toBe(product.set);
      expect(product.story.split('. ').length).toBeGreaterThanOrEqual(3);
      for (const variant of product.variants) {
        expect(variant.price).toBeGreaterThan(0);
        expect(variant.deliveryWeightGrams).toBeGreaterThanOrEqual(product.set === 26 ? 0 : 30);
      }
    }
    expect(new Set(products.map((product) => product.story)).size).toBe(products.length);
  });

  it('say nothing of curing or health', () => {
    for (const { description, story } of products) expect(`${description} ${story.replace(/không (phải là thuốc|thay thuốc chữa bệnh)/g, '')}`).not.toMatch(/chữa|trị bệnh|sức khỏe|bổ dưỡng|giải độc|tăng cường/i);
  });

  it('offer goods of two sellers and more in commune 06838', () => {
    const sellers = new Set(products.filter((product) => product.communeCode === '06838' && product.variants[0]!.stock > 0).map((product) => product.sellerKey));
    expect(sellers.size).toBeGreaterThanOrEqual(2);
  });

  it.each([1, 2] as const)('give demo owner %i several goods in stock that are not alcohol', (owner) => {
    const seller = demoSellers.find((each) => each.demoOwner === owner);
    const sold = products.filter((product) => product.sellerKey === seller?.key && product.variants[0]!.stock >= 20 && ![14, 15].includes(product.set));
    expect(seller?.kind).toBe('cooperative');
    expect(sold.length).toBeGreaterThanOrEqual(4);
  });

  it.each(['2026-11-22', '2027-02-28', '2028-07-15'])('show 36 of 46 certificates of the pilot area on sale, whenever the demo is loaded (%s)', (day) => {
    const sold = demoProducts(day).filter((product) => inPilot(product.communeCode) && inForce(product.certificate, day));
    const others = demoRegister(day).filter((entry) => inForce(entry.certificate, day));
    const onSale = sold.filter((product) => product.variants.some((variant) => variant.stock > 0));
    expect([onSale.length, sold.length + others.length]).toEqual([36, 46]);
  });

  it('hold certificates in force, in grace, past their end, and goods with none', () => {
    const certificates = products.map((product) => product.certificate);
    expect(certificates.filter((certificate) => certificate === null).length).toBeGreaterThanOrEqual(20);
    expect(certificates.filter((certificate) => certificate && certificate.expiresOn >= today).length).toBeGreaterThanOrEqual(80);
    expect(certificates.filter((certificate) => certificate && certificate.expiresOn < today && inForce(certificate, today)).length).toBeGreaterThanOrEqual(8);
    expect(certificates.filter((certificate) => certificate && !inForce(certificate, today)).length).toBeGreaterThanOrEqual(20);
  });

  it('number every certificate once and mark each as a demo', () => {
    const certificates = [...products.flatMap((product) => product.certificate ?? []), ...demoRegister(today).map((entry) => entry.certificate)];
    expect(new Set(certificates.map((certificate) => certificate.number)).size).toBe(certificates.length);
    for (const certificate of certificates) {
      expect(certificate.number).toMatch(/^DEMO-\d\d-(\d{3}-)?\d{5}-\d+-20\d\d$/);
      expect(certificate.decisionNumber).toMatch(/^DEMO \d+\/QĐ-/);
      expect(certificate.authority).not.toBe('');
    }
  });

  it('name offers on other floors, some looked at within 30 days and some not', () => {
    const days = demoExternalListings(today).map((listing) => listing.checkedOn);
    expect(days.some((day) => day >= addDays(today, -30))).toBe(true);
    expect(days.some((day) => day < addDays(today, -30))).toBe(true);
  });
});

describe('the authority of that day', () => {
  it('is the district for three stars until districts ended, then the province', () => {
    expect(authorityOn('2024-05-06', 3, '06838')).toBe('UBND huyện Bình Liêu');
    expect(authorityOn('2025-07-01', 3, '06838')).toBe('UBND tỉnh Quảng Ninh');
    expect(authorityOn('2022-12-01', 3, '06838')).toBe('UBND tỉnh Quảng Ninh');
    expect(authorityOn('2024-05-06', 3, '07525')).toBe('UBND huyện Lục Ngạn');
  });

  it('keeps the names provinces had', () => {
    expect(authorityOn('2025-06-30', 4, '07264')).toBe('UBND tỉnh Bắc Giang');
    expect(authorityOn('2025-07-01', 4, '07264')).toBe('UBND tỉnh Bắc Ninh');
    expect(authorityOn('2024-12-31', 4, '19885')).toBe('UBND tỉnh Thừa Thiên Huế');
    expect(authorityOn('2026-05-01', 4, '25210')).toBe('UBND thành phố Đồng Nai');
    expect(authorityOn('2024-05-06', 5, '06979')).toBe('Bộ Nông nghiệp và Phát triển nông thôn');
  });
});

describe('a pack size', () => {
  it('is read from the unit', () => {
    expect(packSize('kg')).toEqual({ grams: 1_000, millilitres: null });
    expect(packSize('gói 500 g')).toEqual({ grams: 500, millilitres: null });
    expect(packSize('túi 5 kg')).toEqual({ grams: 5_000, millilitres: null });
    expect(packSize('thùng 24 chai 500 ml')).toEqual({ grams: null, millilitres: 12_000 });
    expect(packSize('hộp 10 quả')).toEqual({ grams: null, millilitres: null });
  });

  it('weighs more once packed, glass more than plastic', () => {
    expect(packedGrams('chai 500 ml', 9)).toBe(870);
    expect(packedGrams('chai 500 ml', 16)).toBe(540);
    expect(packedGrams('chiếc', 22)).toBeNull();
  });
});
