import { CHECK_HOLDS_DAYS } from '../../domain/external-listing.js';
import type { UnitQuery, UnitRow } from '../unit-query.js';
import { CERTIFICATE_CURSOR, CERTIFICATE_KEYS, CERTIFICATE_REVISIONS, CERTIFICATE_SHOWN, certificateUnit, IN_FORCE, onOffer } from './certificates.js';

/** What the last look at each address up to the last day says of a certificate i, of the addresses that a condition picks; an old look says nothing. */
const looksAt = (addresses: string): string => `
  insight.external_listings l
  cross join lateral (
    select k.found, k.grade, k.checked_on >= i.last_day - ${CHECK_HOLDS_DAYS} as holds from insight.external_checks k
    where k.listing_id = l.listing_id and k.checked_on <= i.last_day and k.recorded_at <= i.known order by k.checked_on desc, k.check_id desc limit 1) look
  where l.certificate_id = i.certificate_id${addresses}`;
const SAID = `bool_or(look.found = 'present' and look.holds) as listed,
  bool_or(look.found = 'unclear' or (look.found = 'present' and not look.holds)) as unclear, min(look.grade) filter (where look.found = 'present' and look.holds) as grade`;

const HERE = 'cho-phien';

const LISTING = { numerator: 'listed', rest: 'not_listed', unknown: 'unknown' } as const;
const offeredUnit = (row: UnitRow): UnitRow => ({ ...certificateUnit(row), listing: LISTING[row.part] });

/** I1: each product once, on whatever floor. */
export const listedAnywhere = (past: boolean): UnitQuery => ({
  tables: [IN_FORCE],
  sql: `
    select o.*, 1 as weight, case when o.part <> 'numerator' then null when o.here then 'A' else o.grade end as evidence,
      case when o.here then array['${HERE}'] || coalesce(o.elsewhere, '{}'::text[]) else coalesce(o.elsewhere, '{}'::text[]) end as on_floors
    from (
      select i.*, h.product_id is not null as here, e.floors as elsewhere, e.grade, case when h.product_id is not null or e.listed then 'numerator' when i.product_id is null or e.unclear then 'unknown' else 'rest' end as part
      from in_force i ${onOffer(past)}
      left join lateral (
        select array_agg(at.floor_code order by at.floor_code) filter (where at.listed) as floors, bool_or(at.listed) as listed, bool_or(at.unclear) as unclear, min(at.grade) as grade
        from (select l.floor_code, ${SAID} from ${looksAt('')} group by 1) at) e on true) o`,
  keys: CERTIFICATE_KEYS,
  shown: { ...CERTIFICATE_SHOWN, floors: 'on_floors' },
  shape: offeredUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'shelf', 'addresses', 'floors'] },
  revisions: CERTIFICATE_REVISIONS,
});

/** I1x: each product once for each floor that ran on the last day, or for the one asked about. */
export const listedOnFloor = (past: boolean): UnitQuery => ({
  tables: [IN_FORCE],
  sql: `
    select o.*, 1 as weight, case when o.part = 'numerator' then case when o.floor_code = '${HERE}' then 'A' else o.grade end end as evidence,
      case when o.part = 'numerator' then array[o.floor_code] else '{}'::text[] end as on_floors
    from (
      select i.*, f.floor_code, e.grade,
        case when f.floor_code = '${HERE}' then case when h.product_id is not null then 'numerator' when i.product_id is null then 'unknown' else 'rest' end
          when e.listed then 'numerator' when e.unclear then 'unknown' else 'rest' end as part
      from in_force i join insight.floors f on (i.floor is null or f.floor_code = i.floor) and f.valid_from <= i.last_day and (f.valid_to is null or i.last_day < f.valid_to)
      ${onOffer(past)} left join lateral (select ${SAID} from ${looksAt(' and l.floor_code = f.floor_code')}) e on true) o`,
  keys: { ...CERTIFICATE_KEYS, floor: 'floor_code' },
  shown: { ...CERTIFICATE_SHOWN, floors: 'on_floors' },
  shape: offeredUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates', 'shelf', 'addresses', 'floors'] },
  revisions: CERTIFICATE_REVISIONS,
});
