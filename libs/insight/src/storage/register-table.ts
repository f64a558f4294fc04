import { Injectable } from '@nestjs/common';
import { certificateState, Clock, isEffectiveSql, message } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { askedParameters } from './asked-times.js';
import { askedTable } from './unit-query.js';
import { salesOfProducts } from './units/revenue.js';

/** What of a certificate a column of the ministry's table can hold. */
type Field = 'number' | 'communeCode' | 'year' | 'productSet' | 'productName' | 'stars' | 'holder' | 'revenueMillions' | 'state';
interface LayoutColumn { title: string; field: Field }

interface CertificateRow {
  id: string; number: string; communeCode: string; productSet: string; productName: string; stars: number; holder: string;
  issuedOn: VietnamDay; expiresOn: VietnamDay; renewalLodgedOn: VietnamDay | null; revokedOn: VietnamDay | null; matched: boolean;
}
/** `revenue` in đồng; null where no product is matched, so that nothing could be seen. */
type RegisterRow = CertificateRow & { revenue: number | null };

const MILLION = 1_000_000;

/** The units of I3 by the certificate that each counts under: of its product and commune the one in force on the day of delivery, issued last. */
const { tables: SALES_TABLES, sql: SALES } = salesOfProducts().bulk!;
const BY_CERTIFICATE = `
  line as (
    select distinct on (s.order_code, s.product_id) i.certificate_id, s.weight
    from (select u.*, (u.delivered_at at time zone 'Asia/Ho_Chi_Minh')::date as day from (${SALES}) u) s join in_force i using (product_id, commune_code)
    where ${isEffectiveSql('s.day', 'i')} order by s.order_code, s.product_id, i.issued_on desc, i.certificate_id desc)
  select certificate_id as id, sum(weight)::bigint as amount from line group by 1`;

/**
 * Certificates as the ministry's table of OCOP products lays them out; which columns it has on a day stands in
 * insight.export_layouts, since it was only read at second hand (QĐ 5277/QĐ-BNNMT).
 */
@Injectable()
export class RegisterTable {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  /** Every certificate of the communes issued by a day, its state on that day, and what it brought in here in that year until then: together as much as I3 says. */
  async *batches(communes: readonly string[], day: VietnamDay, size: number): AsyncGenerator<Record<string, string | number>[]> {
    const [layout, revenue] = await Promise.all([this.layoutOn(day), this.revenueOf(communes, day)]);
    for (let last: CertificateRow | undefined; ;) {
      const rows = await this.page(communes, day, size, last);
      yield rows.map((row) => shaped({ ...row, revenue: row.matched ? revenue.get(row.id) ?? 0 : null }, day, layout));
      if (rows.length < size) return;
      last = rows.at(-1);
    }
  }

  private async layoutOn(day: VietnamDay): Promise<LayoutColumn[]> {
    const [row]: { columns: LayoutColumn[] }[] = await this.dataSource.query(
      `select columns from insight.export_layouts where name = 'PTNT_OCOP' and (valid_to is null or $1::date <= valid_to) order by valid_from > $1::date, abs(valid_from - $1::date) limit 1`, [day]);
    return row?.columns ?? [];
  }

  /** Đồng by certificate, in the year of the day until it. */
  private async revenueOf(communes: readonly string[], day: VietnamDay): Promise<Map<string, number>> {
    const asked = { communes, times: [{ first: `${day.slice(0, 4)}-01-01`, last: day }], known: null, floor: null, now: this.clock.now() };
    const rows: { id: string; amount: number }[] = await this.dataSource.query(`with ${[askedTable(asked), ...SALES_TABLES].join(',')}, ${BY_CERTIFICATE}`, askedParameters(asked));
    return new Map(rows.map(({ id, amount }) => [id, amount]));
  }

  private async page(communes: readonly string[], day: VietnamDay, size: number, last?: CertificateRow): Promise<CertificateRow[]> {
    return this.dataSource.query(
      `select c.certificate_id as id, c.number, c.commune_code as "communeCode", c.product_set as "productSet", c.product_name as "productName", c.stars, c.holder,
         c.issued_on as "issuedOn", c.expires_on as "expiresOn", c.renewal_lodged_on as "renewalLodgedOn", c.revoked_on as "revokedOn", c.product_id is not null as matched
       from insight.certificates c
       where c.commune_code = any($1) and c.issued_on <= $2::date and ($4::text is null or (c.commune_code, c.number, c.certificate_id) > ($4::text, $5::text, $6::uuid))
       order by c.commune_code, c.number, c.certificate_id limit $3`, [communes, day, size, last?.communeCode ?? null, last?.number ?? null, last?.id ?? null]);
  }
}

const shaped = (row: RegisterRow, day: VietnamDay, layout: readonly LayoutColumn[]): Record<string, string | number> =>
  Object.fromEntries(layout.map(({ title, field }) => [title, fieldOf(row, day, field)]));

function fieldOf(row: RegisterRow, day: VietnamDay, field: Field): string | number {
  switch (field) {
    case 'year': return day.slice(0, 4);
    case 'stars': return `${row.stars}*`;
    case 'revenueMillions': return row.revenue === null ? '' : Math.round((row.revenue / MILLION) * 10) / 10;
    case 'state': return message(`insight.value.state.${certificateState(row, day)}`, 'vi');
    default: return row[field];
  }
}
