import { GROUPS } from '../../domain/survey-group.js';
import type { GroupKind } from '../../domain/survey-group.js';
import type { Surveyed } from '../../domain/survey.js';
import type { UnitQuery } from '../unit-query.js';

const OF_THE_VERSION = 'l.survey_id = c.survey_id and l.version = c.version';

/** Who was counted together: all, or those of each group of a kind and whoever was told of none. */
const countsOf = (kind?: GroupKind): string => (kind === undefined ? `(values ('~', null::text, c.sample_size, c.doing_count))` : `(
        select '~' || l.group_name, l.group_name, l.sample_size, l.doing_count from insight.survey_groups l where ${OF_THE_VERSION} and l.group_name in ('${GROUPS[kind].join(`', '`)}')
        union all
        select '~unstated', 'unstated', c.sample_size - coalesce(sum(l.sample_size), 0)::int, c.doing_count - coalesce(sum(l.doing_count), 0)::int
        from insight.survey_groups l where ${OF_THE_VERSION} and l.group_name in ('${GROUPS[kind].join(`', '`)}'))`);

/** Of a roll nobody says who stands in which group. */
const counted = (unasked: boolean, kind?: GroupKind): string => `
    select c.n, c.commune_code, c.place, c.place_key, c.survey_id, c.surveyed_on, c.method, u.unit_key, u.trade, u.guided, u.part, u.weight, u.unit_group, case when u.part = 'unknown' then null when c.method = 'roll' then 'B' else 'C' end as evidence
    from latest c cross join lateral (
      select l.number as unit_key, l.trade, l.guided, case l.doing when true then 'numerator' when false then 'rest' else 'unknown' end as part, 1 as weight, 'unstated' as unit_group
      from insight.survey_stalls l where ${OF_THE_VERSION}
      union all
      select counts.key || total.place, null, null, total.part, total.weight, counts.unit_group
      from ${countsOf(kind)} as counts (key, unit_group, sample_size, doing_count)
        cross join lateral (values ('1', 'numerator', counts.doing_count), ('2', 'rest', counts.sample_size - counts.doing_count)) as total (place, part, weight)
      where total.weight > 0 and not exists (select from insight.survey_stalls l where ${OF_THE_VERSION})
      ${unasked ? `union all select '~3', null, null, 'unknown', c.frame_size - c.sample_size, null where c.frame_size > c.sample_size` : ''}) u`;

const shown = { place: 'place', communeCode: 'commune_code', surveyedOn: 'surveyed_on', method: 'method', stall: `case when unit_key like '~%' then null else unit_key end`, trade: 'trade', guided: 'guided', weight: 'weight' };

/**
 * `latest`: of each place the last survey up to the last day (of a flow: within the period), in its last known version. A stall of a roll is a unit;
 * where only counts were given, a row stands for as many as its weight says, and one for those who were not asked.
 */
const surveys = (indicator: Surveyed, time: 'asOf' | 'period', unasked: boolean): UnitQuery => ({
  tables: [`
  latest as (
    select distinct on (t.n, s.commune_code, s.place_key) t.n, s.*
    from asked t join insight.surveys s on s.indicator = '${indicator}' and s.surveyed_on <= t.last_day${time === 'period' ? ' and s.surveyed_on >= t.first_day' : ''} and s.recorded_at <= t.known
    where s.commune_code = any($1) and not exists (select from insight.surveys newer where newer.survey_id = s.survey_id and newer.version > s.version and newer.recorded_at <= t.known)
    order by t.n, s.commune_code, s.place_key, s.surveyed_on desc, s.survey_id desc)`],
  sql: counted(unasked),
  keys: { commune: 'commune_code', place: 'place' },
  shown,
  cursor: [{ column: 'commune_code', type: 'text' }, { column: 'place_key', type: 'text' }, { column: 'unit_key', type: 'text' }],
  measures: { guided: 'coalesce(max((select sum(guided_count) from latest)), 0)::bigint', surveys: 'coalesce(max((select count(*) from latest)), 0)::int' },
  revisions: `
    select (s.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", case s.version when 1 then 'survey_entered' else 'survey_corrected' end as what, count(*)::int as count
    from asked t join insight.surveys s on s.indicator = '${indicator}' and s.recorded_at >= t.end_at left join insight.surveys b on b.survey_id = s.survey_id and b.version = s.version - 1
    where (s.commune_code = any($1) and s.surveyed_on <= t.last_day) or (b.commune_code = any($1) and b.surveyed_on <= t.last_day) group by 1, 2 order by 1 desc, 2`,
});

export const stallsDoing = (): UnitQuery => surveys('I6', 'asOf', true);

const inGroups = (kind: GroupKind): Pick<UnitQuery, 'sql' | 'shown'> => ({ sql: counted(false, kind), shown: { ...shown, group: 'unit_group' } });

/** I7: of which sex and ethnicity those asked are was counted beside the whole, each for itself. */
export const residentsBuying = (): UnitQuery => {
  const all = surveys('I7', 'asOf', false);
  return { ...all, keys: { ...all.keys, sex: 'unit_group', ethnicity: 'unit_group' }, apart: { sex: inGroups('sex'), ethnicity: inGroups('ethnicity') } };
};

export const villagesActive = (): UnitQuery => surveys('I8', 'period', true);
export const personsTrained = (): UnitQuery => surveys('I12', 'period', true);
