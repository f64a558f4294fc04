import { addDays, addMonths, certificateExpiry, type CertificateDates, type VietnamDay } from '@cho-phien/kernel';
import { demoCommunes, formerDistricts } from './goods/places.js';
import type { Standing } from './goods/good-row.js';

/**
 * An invented certificate for the demo. Number and decision begin with DEMO so that nobody takes
 * them for real; dates are counted from the day the demo is loaded, so that it always shows
 * certificates in force, in grace and past their end.
 */
export interface DemoCertificate extends CertificateDates {
  /** `DEMO-22-06838-2-2026`; before 1 July 2025 with the district: `DEMO-22-198-06838-2-2024`. */
  number: string;
  stars: 3 | 4 | 5;
  decisionNumber: string;
  /** The authority that recognised the class on that day. */
  authority: string;
  holder: string;
  /** The decision whose product classes the paper names. */
  classificationScheme: 'QD148' | 'QD26';
}

export interface CertificateWish {
  id: string;
  stars: 3 | 4 | 5;
  standing: Standing;
  commune: string;
  holder: string;
}

const districtsAbolished: VietnamDay = '2025-07-01';
const decision26InForce: VietnamDay = '2026-05-22';
const ministryRenamed: VietnamDay = '2025-03-01';

/** FNV-1a of a short id: the same goods get the same figures on every machine. */
export function figureOf(id: string, salt: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${salt}:${id}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const between = (figure: number, least: number, most: number): number => least + (figure % (most - least + 1));

/** Days from today to the certificate's end; negative once it is past. */
const daysLeft: Record<Standing, (figure: number) => number> = {
  valid: (figure) => between(figure, 200, 980),
  renewal_open: (figure) => between(figure, 125, 175),
  late: (figure) => between(figure, 20, 110),
  grace: (figure) => -between(figure, 10, 120),
  lapsed: (figure) => -between(figure, 10, 150),
  expired: (figure) => -between(figure, 220, 900),
};

/** A certificate that stands as wished on `today`; `running` is the commune's number in the year of issue. */
export function demoCertificate(wish: CertificateWish, today: VietnamDay, running: (commune: string, year: string) => number): DemoCertificate {
  const figure = figureOf(wish.id, 'certificate');
  const issuedOn = addMonths(addDays(today, daysLeft[wish.standing](figure) + 1), -36);
  const expiresOn = certificateExpiry(issuedOn);
  const year = issuedOn.slice(0, 4);
  return {
    number: productCode(wish.commune, issuedOn, running(wish.commune, year)),
    stars: wish.stars,
    decisionNumber: `DEMO ${between(figure >>> 4, 101, 3_899)}/${decisionSuffix(issuedOn, wish.stars)}`,
    authority: authorityOn(issuedOn, wish.stars, wish.commune),
    issuedOn,
    expiresOn,
    holder: wish.holder,
    renewalLodgedOn: lodgedOn(wish, expiresOn, today),
    revokedOn: null,
    classificationScheme: issuedOn < decision26InForce ? 'QD148' : 'QD26',
  };
}

const decisionSuffix = (day: VietnamDay, stars: 3 | 4 | 5): string =>
  stars < 5 ? 'QĐ-UBND' : day < ministryRenamed ? 'QĐ-BNN-VPĐP' : 'QĐ-BNNMT';

/** A file in grace was lodged in the window of 180 to 120 days before the end; of those in the window, every second one. */
function lodgedOn(wish: CertificateWish, expiresOn: VietnamDay, today: VietnamDay): VietnamDay | null {
  const figure = figureOf(wish.id, 'renewal');
  if (wish.standing === 'grace') return addDays(expiresOn, -between(figure, 122, 178));
  return wish.standing === 'renewal_open' && figure % 2 ? addDays(today, -1) : null;
}

function districtOf(commune: string): { code: string; name: string; province: string; earlier?: { until: VietnamDay; name: string } } {
  const code = demoCommunes[commune]?.district ?? '';
  const district = formerDistricts[code];
  if (!district) throw new RangeError(`The demo knows no commune ${commune}.`);
  return { code, ...district };
}

function productCode(commune: string, day: VietnamDay, running: number): string {
  const { code, province } = districtOf(commune);
  const place = day < districtsAbolished ? `${province}-${code}-${commune}` : `${provinceNow(province)}-${commune}`;
  return `DEMO-${place}-${running}-${day.slice(0, 4)}`;
}

/** Bình Phước (70) became part of Đồng Nai (75); the other provinces here kept their code. */
export const provinceNow = (oldProvince: string): string => (oldProvince === '70' ? '75' : oldProvince);

/** Current province code of a commune the demo uses. */
export const provinceOfCommune = (commune: string): string => provinceNow(districtOf(commune).province);

/**
 * Who recognised a class on a day: five stars the ministry; four the province; three the district under
 * Decision 148/QĐ-TTg (24 February 2023) until districts ended on 1 July 2025, before and after it the province.
 */
export function authorityOn(day: VietnamDay, stars: 3 | 4 | 5, commune: string): string {
  if (stars === 5) return day < ministryRenamed ? 'Bộ Nông nghiệp và Phát triển nông thôn' : 'Bộ Nông nghiệp và Môi trường';
  const district = districtOf(commune);
  if (stars === 3 && day >= '2023-02-24' && day < districtsAbolished) {
    return `UBND ${district.earlier && day < district.earlier.until ? district.earlier.name : district.name}`;
  }
  return `UBND ${provinceOn(day, district.province)}`;
}

/** Province names by code before 1 July 2025, each with the day from which it held. */
const provinceNames: Readonly<Record<string, readonly (readonly [from: VietnamDay, name: string])[]>> = {
  22: [['0001-01-01', 'tỉnh Quảng Ninh']],
  24: [['0001-01-01', 'tỉnh Bắc Giang'], [districtsAbolished, 'tỉnh Bắc Ninh']],
  46: [['0001-01-01', 'tỉnh Thừa Thiên Huế'], ['2025-01-01', 'thành phố Huế']],
  70: [['0001-01-01', 'tỉnh Bình Phước'], [districtsAbolished, 'tỉnh Đồng Nai'], ['2026-04-30', 'thành phố Đồng Nai']],
};

function provinceOn(day: VietnamDay, oldProvince: string): string {
  return provinceNames[oldProvince]?.findLast(([from]) => from <= day)?.[1] ?? '';
}
