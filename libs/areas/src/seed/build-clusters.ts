import { TWO_TIERS_SINCE } from '../domain/area.js';
import type { Area, ClusterMember, Successor } from '../domain/area.js';
import type { FormerDistrict } from './build-areas.js';
import { ISLAND_DISTRICTS } from './corrections.js';
import { readLabel } from './label.js';

interface Clusters { clusters: Area[]; members: ClusterMember[]; approximate: string[] }

/**
 * Former districts as clusters of today's communes, under their 3-digit code. A commune belongs to the
 * district of the former commune whose code it carries on (its seat), so that clusters never overlap.
 * `approximate` lists clusters whose outline is not exactly the district's: land went out or came in.
 */
export function buildClusters(
  communes: readonly { code: string; altCode: string | null; province: string }[],
  districts: readonly FormerDistrict[],
  home: ReadonlyMap<string, string>,
  successors: readonly Successor[],
): Clusters {
  const islandHome = new Map(Object.entries(ISLAND_DISTRICTS).map(([district, commune]) => [commune, district]));
  const clusterOf = new Map(communes.map(({ code, altCode }) => {
    const district = islandHome.get(code) ?? home.get(code) ?? home.get(altCode ?? '');
    if (!district) throw new Error(`No former district is known for commune ${code}.`);
    return [code, district] as const;
  }));
  const approximate = new Set<string>();
  const mixed = new Set<string>();
  for (const { oldCode, newCode } of successors) {
    const [from, to] = [home.get(oldCode), clusterOf.get(newCode)];
    if (from === undefined || to === undefined) throw new Error(`Successor ${oldCode} > ${newCode} names an unknown commune.`);
    if (from !== to) { approximate.add(from).add(to); mixed.add(newCode); }
  }
  const provinceOf = new Map(communes.map(({ code, province }) => [code, province]));
  const members = [...clusterOf].map(([communeCode, clusterCode]) => ({ clusterCode, communeCode, approximate: mixed.has(communeCode) }));
  const provinceOfCluster = new Map(members.map(({ clusterCode, communeCode }) => [clusterCode, provinceOf.get(communeCode)]));
  return { clusters: districts.map((district) => clusterArea(district, provinceOfCluster.get(district.code) ?? null)), members, approximate: [...approximate].sort() };
}

function clusterArea({ code, label }: FormerDistrict, parentCode: string | null): Area {
  const { name, type } = readLabel(label);
  return { code, altCode: null, level: 'cluster', name, type, label: `Địa bàn ${type} ${name} (trước 01/7/2025)`, parentCode, validFrom: TWO_TIERS_SINCE, validTo: null };
}
