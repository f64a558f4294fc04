import { Injectable } from '@nestjs/common';
import { vietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { LIMITS, TASK_RULES } from '../domain/task.js';
import type { Task } from '../domain/task.js';

type Row = Omit<Task, 'subject'> & { kind: Task['subject']['kind']; subjectId: string };

/**
 * $1 the assistant, $2 now, $3 today in Vietnam. Whom he may help with what, then one branch for each rule; a rule
 * counts only where the consent covers the work that it asks for. Of goods that were not counted for long the
 * household is asked once, naming the one of which nothing was heard longest.
 */
export const TASKS = `
  with mine as materialized (
    select c.seller_id, max(c.until) as until, array_agg(distinct scope) as scopes,
      (array_agg(c.seller_name order by c.event_id desc))[1] as seller_name, (array_agg(c.seller_phone order by c.event_id desc))[1] as phone, (array_agg(c.commune_code order by c.event_id desc))[1] as commune_code
    from insight.consents c cross join unnest(c.scopes) as scope
    where c.assistant_id = $1 and c.state = 'live' and c.starts_at <= $2 and c.until > $2 group by c.seller_id),
  found as (
    select 'order_late' as rule, m.seller_id, 'order' as kind, w.order_code as subject_id, w.order_code as label, w.accept_by as since, w.accept_by as due
    from mine m join insight.waiting_orders w on w.seller_id = m.seller_id and w.answered_at is null and w.accept_by < $2 where 'orders' = any(m.scopes)
    union all
    select 'order_unsent', m.seller_id, 'order', w.order_code, w.order_code, w.send_by, w.send_by
    from mine m join insight.waiting_orders w on w.seller_id = m.seller_id and w.answered_at is not null and w.left_at is null and w.send_by < $2 where 'orders' = any(m.scopes)
    union all
    select 'unconfirmed_listing', m.seller_id, 'product', l.product_id::text, l.name, l.at, null
    from mine m join insight.listings l on l.seller_id = m.seller_id and l.state in ('draft', 'changes_asked') and l.written_by = 'assistant' and l.confirmed_at is null where 'listing' = any(m.scopes)
    union all
    select 'draft_stuck', m.seller_id, 'product', l.product_id::text, l.name, l.at, null
    from mine m join insight.listings l on l.seller_id = m.seller_id and l.state in ('draft', 'changes_asked') and (l.written_by is distinct from 'assistant' or l.confirmed_at is not null)
      and l.at < $2::timestamptz - make_interval(days => case l.state when 'draft' then ${LIMITS.draftDays} else ${LIMITS.changesDays} end) where 'listing' = any(m.scopes)
    union all
    select 'consent_ending', m.seller_id, 'consent', c.consent_id::text, m.seller_name, c.starts_at, c.until
    from mine m join insight.consents c on c.seller_id = m.seller_id and c.assistant_id = $1 and c.state = 'live' and c.until = m.until where m.until < $2::timestamptz + interval '${LIMITS.consentDays} days'
    union all
    select 'certificate_ending', m.seller_id, 'certificate', k.certificate_id::text, k.product_name, k.issued_on::timestamptz, k.expires_on::timestamptz
    from mine m join insight.shop_goods g on g.seller_id = m.seller_id join insight.certificates k on k.product_id = g.product_id and k.revoked_on is null and k.renewal_lodged_on is null
      and k.expires_on between $3::date - 30 and $3::date + ${LIMITS.certificateDays} where 'listing' = any(m.scopes)
    union all
    select 'stock_silent', m.seller_id, 'product', silent.product_id::text, silent.name, silent.last_news, null
    from mine m cross join lateral (
      select g.product_id, g.name, greatest(g.since, s.at) as last_news from insight.shop_goods g left join insight.stock_news s on s.product_id = g.product_id
      where g.seller_id = m.seller_id and g.public order by last_news, g.product_id limit 1) silent
    where 'listing' = any(m.scopes) and silent.last_news < $2::timestamptz - interval '${LIMITS.silentDays} days')
  select f.rule, f.seller_id as "sellerId", m.seller_name as "sellerName", m.phone, m.commune_code as "communeCode", m.scopes, m.until, f.kind, f.subject_id as "subjectId", f.label, f.since, f.due
  from found f join mine m using (seller_id) order by m.commune_code, array_position($4::text[], f.rule), f.since, f.subject_id`;

/** An assistant's work, in one statement. */
@Injectable()
export class TaskList {
  constructor(private readonly dataSource: DataSource) {}

  /** By commune, then by rule, the oldest first. */
  async of(assistantId: string, now: Date): Promise<Task[]> {
    const rows: Row[] = await this.dataSource.query(TASKS, [assistantId, now, vietnamDay(now), TASK_RULES]);
    return rows.map(({ kind, subjectId, ...row }) => ({ ...row, subject: { kind, id: subjectId } }));
  }
}
