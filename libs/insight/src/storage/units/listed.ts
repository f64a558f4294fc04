import { CHECK_HOLDS_DAYS } from '../../domain/external-listing.js';
import type { UnitQuery, UnitRow } from '../unit-query.js';
import { CERTIFICATE_CURSOR, CERTIFICATE_KEYS, CERTIFICATE_REVISIONS, CERTIFICATE_SHOWN, certificateUnit, IN_FORCE, offerTables, onOffer } from './certificates.js';

/** The last look at an address up to the last day of i. */
const lookAt = (listing: string, i: string): string => `
    select k.found, k.grade, k.checked_on >= ${i}.last_day - ${CHECK_HOLDS_DAYS} as holds from insight.external_checks k
    where k.listing_id = ${listing} and k.checked_on <= ${i}.last_day and k.recorded_at <= ${i}.known order by k.checked_on desc, k.check_id desc limit 1`;

/** What the last look at each address up to the last day says of a certificate i, of the addresses that a condition picks; an old look says nothing. */
const looksAt = (addresses: string): string => `
  insight.external_listings l
  cross join lateral (${lookAt('l.listing_id', 'i')}) look
  where l.certificate_id = i.certificate_id${addresses}`;
const SAID = `bool_or(look.found = 'present' and look.holds) as listed,
  bool_or(look.found = 'unclear' or (look.found = 'present' and not look.holds)) as unclear, min(look.grade) filter (where look.found = 'present' and look.holds) as grade`;

/** `elsewhere`: what was last seen at the addresses of certificates in force, by floor; most have none. */
const ELSEWHERE = `
  elsewhere as (
    select a.n, a.certificate_id, a.floor_code, ${SAID}
    from (
      select i.n, i.certificate_id, i.last_day, i.known, l.listing_id, l.floor_code from in_force i join insight.external_listings l using (certificate_id)) a
    cross join lateral (${lookAt('a.listing_id', 'a')}) look
    group by 1, 2, 3)`;

const HERE = 'cho-phien';

const LISTING = { numerator: 'listed', rest: 'not_listed', unknown: 'unknown' } as const;
const offeredUnit = (row: UnitRow): UnitRow => ({ ...certificateUnit(row), listing: LISTING[row.part] });

const listedInBulk = (past: boolean): UnitQuery['bulk'] => ({
  tables: [IN_FORCE, ELSEWHERE, ...offerTables(past)],
  sql: `
    select o.*, 1 as weight, 1 as units, case when o.part <> 'numerator' then null when o.here then 'A' else o.grade end as evidence
    from (
      select o.*, case when o.here or o.listed then 'numerator' when o.product_id is null or o.unclear then 'unknown' else 'rest' end as part
      from (
        select i.*, h.product_id is not null as here, e.listed, e.unclear, e.grade from in_force i ${onOffer(past)}
        left join (select n, certificate_id, bool_or(listed) as listed, bool_or(unclear) as unclear, min(grade) as grade from elsewhere group by 1, 2) e using (n, certificate_id)) o) o`,
});

/** Of each floor all that is in force, less what was seen at addresses there, so that a product is not gone through for every floor. */
const onFloorsInBulk = (past: boolean): UnitQuery['bulk'] => ({
  tables: [IN_FORCE, ELSEWHERE, ...offerTables(past), `
  open_floors as (
    select t.n, f.floor_code from asked t join insight.floors f on (t.floor is null or f.floor_code = t.floor) and f.valid_from <= t.last_day and (f.valid_to is null or t.last_day < f.valid_to))`],
  sql: `
    select b.*, f.floor_code, 'rest' as part, b.units as weight, null as evidence
    from (select n, commune_code, stars, product_set, producer_kind, count(*) as units from in_force group by 1, 2, 3, 4, 5) b join open_floors f using (n) where f.floor_code <> '${HERE}'
    union all
    select i.n, i.commune_code, i.stars, i.product_set, i.producer_kind, judged.times, e.floor_code, judged.part, judged.times, case judged.part when 'numerator' then e.grade end
    from elsewhere e join open_floors f using (n, floor_code) join in_force i using (n, certificate_id)
    cross join lateral (values (case when e.listed then 'numerator' else 'unknown' end, 1), ('rest', -1)) as judged (part, times) where f.floor_code <> '${HERE}' and (e.listed or e.unclear)
    union all
    select o.n, o.commune_code, o.stars, o.product_set, o.producer_kind, 1, o.floor_code, case when o.here then 'numerator' when o.product_id is null then 'unknown' else 'rest' end, 1, case when o.here then 'A' end
    from (select i.*, f.floor_code, h.product_id is not null as here from in_force i join open_floors f on f.n = i.n and f.floor_code = '${HERE}' ${onOffer(past)}) o`,
});

/** Where I1 counts a certificate i that is on offer here as h, and of which e was said elsewhere. */
const PART = `case when h.product_id is not null or e.listed then 'numerator' when i.product_id is null or e.unclear then 'unknown' else 'rest' end`;

/** I1: each product once, on whatever floor. */
export const listedAnywhere = (past: boolean): UnitQuery => ({
  tables: [IN_FORCE, ...offerTables(past)],
  sql: `
    select o.*, 1 as weight, case when o.part <> 'numerator' then null when o.here then 'A' else o.grade end as evidence,
      case when o.here then array['${HERE}'] || coalesce(o.elsewhere, '{}'::text[]) else coalesce(o.elsewhere, '{}'::text[]) end as on_floors
    from (
      select i.*, h.product_id is not null as here, e.floors as elsewhere, e.grade, ${PART} as part
      from in_force i ${onOffer(past)}
      left join lateral (
        select array_agg(at.floor_code order by at.floor_code) filter (where at.listed) as floors, bool_or(at.listed) as listed, bool_or(at.unclear) as unclear, min(at.grade) as grade
        from (select l.floor_code, ${SAID} from ${looksAt('')} group by 1) at) e on true) o`,
  bulk: listedInBulk(past),
  keys: CERTIFICATE_KEYS,
  shown: { ...CERTIFICATE_SHOWN, floors: 'on_floors' },
  shape: offeredUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'shelf', 'addresses', 'floors'] },
  revisions: CERTIFICATE_REVISIONS,
});

/** What I1 does not count as listed, `part` saying whether that is known; nothing is looked up of what is on offer here. */
export const NOT_LISTED = `
    select * from (
      select i.*, ${PART} as part from in_force i ${onOffer(false)} left join lateral (select ${SAID} from ${looksAt('')}) e on true where h.product_id is null) o
    where o.part <> 'numerator'`;

/** I1x: each product once for each floor that ran on the last day, or for the one asked about. */
export const listedOnFloor = (past: boolean): UnitQuery => ({
  tables: [IN_FORCE, ...offerTables(past)],
  sql: `
    select o.*, 1 as weight, case when o.part = 'numerator' then case when o.floor_code = '${HERE}' then 'A' else o.grade end end as evidence,
      case when o.part = 'numerator' then array[o.floor_code] else '{}'::text[] end as on_floors
    from (
      select i.*, f.floor_code, e.grade,
        case when f.floor_code = '${HERE}' then case when h.product_id is not null then 'numerator' when i.product_id is null then 'unknown' else 'rest' end
          when e.listed then 'numerator' when e.unclear then 'unknown' else 'rest' end as part
      from in_force i join insight.floors f on (i.floor is null or f.floor_code = i.floor) and f.valid_from <= i.last_day and (f.valid_to is null or i.last_day < f.valid_to)
      ${onOffer(past)} left join lateral (select ${SAID} from ${looksAt(' and l.floor_code = f.floor_code')}) e on true) o`,
  bulk: onFloorsInBulk(past),
  keys: { ...CERTIFICATE_KEYS, floor: 'floor_code' },
  shown: { ...CERTIFICATE_SHOWN, floors: 'on_floors' },
  shape: offeredUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'shelf', 'addresses', 'floors'] },
  revisions: CERTIFICATE_REVISIONS,
});
