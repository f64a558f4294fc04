import type { VietnamDay } from '@cho-phien/kernel';

export type AreaLevel = 'country' | 'province' | 'district' | 'commune' | 'cluster';

/**
 * An area as it was called from one day until another. Codes are those of the state
 * (province 2 digits, commune 5, district 3 until it ended); a cluster is a set of
 * communes made for officers, and the former districts are clusters under their old code.
 */
export interface Area {
  code: string;
  /** Another code seen for the same area. */
  altCode: string | null;
  level: AreaLevel;
  /** Without its type: `Bình Liêu`. */
  name: string;
  /** `xã`, `phường`, `đặc khu`, `thị trấn`, `huyện`, `tỉnh`, `thành phố` … */
  type: string;
  /** As written in an address: `Xã Bình Liêu`. */
  label: string;
  parentCode: string | null;
  validFrom: VietnamDay;
  /** First day on which it no longer held; null while it holds. */
  validTo: VietnamDay | null;
}

/** The two-tier order began; districts ended (202/2025/QH15, 72/2025/QH15). */
export const TWO_TIERS_SINCE: VietnamDay = '2025-07-01';

/** Used where the day an area began is not recorded here. */
export const BEFORE_RECORDS: VietnamDay = '0001-01-01';

export const COUNTRY = 'VN';

/** What became of a commune that ended. `divided`: its land went to more than one commune. */
export interface Successor { oldCode: string; newCode: string; divided: boolean }

/**
 * A commune of a cluster. `approximate`: the commune also holds land from outside the former district.
 * A cluster whose former district lost land to other communes is approximate as a whole.
 */
export interface ClusterMember { clusterCode: string; communeCode: string; approximate: boolean }

export const holdsOn = (area: Area, day: VietnamDay): boolean => area.validFrom <= day && (area.validTo === null || day < area.validTo);
