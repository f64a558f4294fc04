import { fold } from '@cho-phien/kernel';
import { BEFORE_RECORDS, COUNTRY, TWO_TIERS_SINCE } from '../domain/area.js';
import type { Area, AreaLevel, ClusterMember, Successor } from '../domain/area.js';
import { buildClusters } from './build-clusters.js';
import { DISTRICT_ALIASES, DISTRICT_LABELS, FORMERLY, MISSING_COMMUNES, RENAMED, SUCCESSORS } from './corrections.js';
import { FORMER_DISTRICTS } from './data/former-districts.js';
import { FORMER_PROVINCES } from './data/former-provinces.js';
import { FURTHER_SUCCESSORS } from './data/further-successors.js';
import { readLabel } from './label.js';
import type { AddressSource } from './read-package.js';

export interface AreaData { areas: Area[]; successors: Successor[]; clusterMembers: ClusterMember[]; approximateClusters: string[] }

interface FormerCommune { code: string; label: string; district: string; successors: string[] }

/** All areas with their times, from the package, the supplements in data/ and the corrections. Pure. */
export function buildAreas(source: AddressSource): AreaData {
  const districts = readDistricts();
  const formerCommunes = readFormerCommunes(source, districts);
  const successors = readSuccessors(formerCommunes);
  const home = new Map(formerCommunes.map(({ code, district }) => [code, district]));
  const { clusters, members, approximate } = buildClusters(source.communes, districts, home, successors);
  const areas = [
    area('country', COUNTRY, 'Việt Nam', null, BEFORE_RECORDS),
    ...source.provinces.flatMap(({ code, label }) => current('province', code, label, COUNTRY)),
    ...source.communes.flatMap(({ code, label, province, altCode }) => current('commune', code, label, province, altCode)),
    ...FORMER_PROVINCES.flatMap(([code, label]) => former('province', code, label, COUNTRY)),
    ...districts.flatMap(({ code, label, province }) => former('district', code, label, province)),
    ...formerCommunes.flatMap(({ code, label, district }) => former('commune', code, label, district)),
    ...clusters,
  ];
  return { areas, successors, clusterMembers: members, approximateClusters: approximate };
}

function area(level: AreaLevel, code: string, label: string, parentCode: string | null, validFrom: string, validTo: string | null = null, altCode: string | null = null): Area {
  const named = level === 'country' ? { name: label, label, type: 'quốc gia' } : readLabel(label);
  return { code, altCode, level, ...named, parentCode, validFrom, validTo };
}

/** An area of today, in two pieces where it was renamed since. */
function current(level: AreaLevel, code: string, label: string, parentCode: string, altCode: string | null = null): Area[] {
  const renamed = RENAMED.find((each) => each.code === code);
  if (!renamed) return [area(level, code, label, parentCode, TWO_TIERS_SINCE, null, altCode)];
  return [
    area(level, code, label, parentCode, TWO_TIERS_SINCE, renamed.on, altCode),
    area(level, code, renamed.label, parentCode, renamed.on, null, altCode),
  ];
}

/** An area that ended on 1 July 2025, in two pieces where it had been renamed before. */
function former(level: AreaLevel, code: string, label: string, parentCode: string): Area[] {
  const earlier = level === 'province' ? FORMERLY.find((each) => each.code === code) : undefined;
  if (!earlier) return [area(level, code, label, parentCode, BEFORE_RECORDS, TWO_TIERS_SINCE)];
  return [
    area(level, code, earlier.label, parentCode, BEFORE_RECORDS, earlier.until),
    area(level, code, label, parentCode, earlier.until, TWO_TIERS_SINCE),
  ];
}

export interface FormerDistrict { code: string; label: string; province: string }

function readDistricts(): FormerDistrict[] {
  return Object.entries(FORMER_DISTRICTS).flatMap(([province, line]) => line.split('|').map((entry) => {
    const code = entry.slice(0, 3);
    return { code, label: DISTRICT_LABELS[code] ?? entry.slice(4), province };
  }));
}

const nameKey = (province: string, label: string): string => `${province}/${fold(label)}`;

/** The package names provinces and districts of former communes but gives no codes for them. */
function readFormerCommunes(source: AddressSource, districts: readonly FormerDistrict[]): FormerCommune[] {
  const provinceCodes = new Map(FORMER_PROVINCES.map(([code, label]) => [fold(readLabel(label).name), code]));
  const districtCodes = new Map(districts.map(({ code, label, province }) => [nameKey(province, label), code]));
  const byCode = new Map<string, FormerCommune>();
  for (const { code, label, district, province, successor } of source.formerCommunes) {
    const provinceCode = provinceCodes.get(fold(readLabel(province).name)) ?? '';
    const districtCode = districtCodes.get(nameKey(provinceCode, DISTRICT_ALIASES[`${provinceCode}/${district}`] ?? district));
    if (!districtCode) throw new Error(`No code is known for ${district}, ${province}.`);
    const commune = byCode.get(code) ?? { code, label, district: districtCode, successors: [] };
    commune.successors.push(SUCCESSORS[code] ?? successor);
    byCode.set(code, commune);
  }
  for (const { code, label, district, now } of MISSING_COMMUNES) byCode.set(code, { code, label, district, successors: [now] });
  return [...byCode.values()];
}

/** Main successors and the further ones of communes that were divided. */
function readSuccessors(formerCommunes: readonly FormerCommune[]): Successor[] {
  const further = new Map(Object.values(FURTHER_SUCCESSORS).flatMap((line) => line.split(' ')).map((entry) => {
    const [oldCode = '', newCodes = ''] = entry.split('>');
    return [oldCode, newCodes.split(',')] as const;
  }));
  return formerCommunes.flatMap(({ code, successors }) => {
    const all = [...new Set([...successors, ...(further.get(code) ?? [])])];
    return all.map((newCode) => ({ oldCode: code, newCode, divided: all.length > 1 }));
  });
}
