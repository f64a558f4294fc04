import { Injectable } from '@nestjs/common';
import { endOfVietnamDay, graceDaysOn, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Behind } from '../domain/disclosure/publication-frame.js';

/** The part of a figure of payments in which a paid order stands. */
const PART = `case o.tender when 'cash' then 'rest' else 'numerator' end`;

/** Who bought, as a mark; `b` are the known buyers of the orders `o`. */
const BUYER = `coalesce(b.mark, case o.channel when 'stall' then o.order_code else '' end)`;

/** The sellers and holders of which a published figure tells; their names go nowhere, only how many they are. */
@Injectable()
export class BehindCells {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Sellers of whom orders were delivered and paid, and who bought, by commune and month of the delivery and by whether it was cash. At a stall nobody is asked who he is: each sale is one person.
   * Orders of which it is not known who bought count as one, so that they hide rather than show; those of which no payment is known stand in no part that tells of people, and hide nobody else in it.
   */
  async ofDeliveries(communes: readonly string[], first: VietnamDay, last: VietnamDay): Promise<Behind[]> {
    return this.dataSource.query(
      `select o.seller_commune_code as commune, to_char(o.delivered_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, ${PART} as part, array_agg(distinct o.seller_id::text) as sellers,
         array_agg(distinct ${BUYER}) as buyers
       from insight.orders o left join insight.order_buyers b using (order_code) where o.seller_commune_code = any($1) and o.delivered_at >= $2 and o.delivered_at < $3 and o.paid_at is not null group by 1, 2, 3`, [communes, startOfVietnamDay(first), endOfVietnamDay(last)]);
  }

  /** Those behind paid orders of which the delivery or the payment became known after an instant, each place and month after its own. */
  async ofLateNews(tx: Tx, since: readonly { commune: string; month: string; since: Date }[]): Promise<Behind[]> {
    return tx.query(
      `select s.commune, s.month, ${PART} as part, array_agg(distinct o.seller_id::text) as sellers, array_agg(distinct ${BUYER}) as buyers
       from jsonb_to_recordset($1::jsonb) as s (commune text, month text, since timestamptz)
       join insight.orders o on o.seller_commune_code = s.commune and o.delivered_at >= (s.month || '-01')::timestamp at time zone 'Asia/Ho_Chi_Minh'
         and o.delivered_at < ((s.month || '-01')::timestamp + interval '1 month') at time zone 'Asia/Ho_Chi_Minh' and o.paid_at is not null and greatest(o.delivered_known_at, o.paid_known_at) > s.since
       left join insight.order_buyers b using (order_code) group by 1, 2, 3`, [JSON.stringify(since)]);
  }

  /** Holders of certificates that were in force on the last day of each month; one however it is written, as I4 counts it. */
  async ofCertificates(communes: readonly string[], lastDays: readonly VietnamDay[]): Promise<Behind[]> {
    return this.dataSource.query(
      `select c.commune_code as commune, to_char(d.day, 'YYYY-MM') as month, null as part, array_agg(distinct lower(c.holder)) as sellers, null::text[] as buyers
       from unnest($2::date[], $3::int[]) as d (day, grace) join insight.certificates c on c.commune_code = any($1) and c.stars >= 3 and c.issued_on <= d.day and (c.revoked_on is null or d.day < c.revoked_on)
         and (d.day <= c.expires_on or (c.renewal_lodged_on <= c.expires_on and d.day <= c.expires_on + d.grace))
       group by 1, 2`, [communes, lastDays, lastDays.map(graceDaysOn)]);
  }
}
