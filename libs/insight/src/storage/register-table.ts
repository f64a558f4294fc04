import { Injectable } from '@nestjs/common';
import { certificateState, endOfVietnamDay, message, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';

/** What of a certificate a column of the ministry's table can hold. */
type Field = 'number' | 'communeCode' | 'year' | 'productSet' | 'productName' | 'stars' | 'holder' | 'revenueMillions' | 'state';
interface LayoutColumn { title: string; field: Field }

interface CertificateRow {
  id: string; number: string; communeCode: string; productSet: string; productName: string; stars: number; holder: string;
  issuedOn: VietnamDay; expiresOn: VietnamDay; renewalLodgedOn: VietnamDay | null; revokedOn: VietnamDay | null; revenue: number | null;
}

const MILLION = 1_000_000;

/**
 * Certificates as the ministry's table of OCOP products lays them out; which columns it has on a day stands in
 * insight.export_layouts, since it was only read at second hand (QĐ 5277/QĐ-BNNMT).
 */
@Injectable()
export class RegisterTable {
  constructor(private readonly dataSource: DataSource) {}

  /** Every certificate of the communes issued by a day, its state on that day, and what was sold of it here in that year until then. */
  async *batches(communes: readonly string[], day: VietnamDay, size: number): AsyncGenerator<Record<string, string | number>[]> {
    const layout = await this.layoutOn(day);
    for (let last: CertificateRow | undefined; ;) {
      const rows = await this.page(communes, day, size, last);
      yield rows.map((row) => shaped(row, day, layout));
      if (rows.length < size) return;
      last = rows.at(-1);
    }
  }

  private async layoutOn(day: VietnamDay): Promise<LayoutColumn[]> {
    const [row]: { columns: LayoutColumn[] }[] = await this.dataSource.query(
      `select columns from insight.export_layouts where name = 'PTNT_OCOP' and (valid_to is null or $1::date <= valid_to) order by valid_from > $1::date, abs(valid_from - $1::date) limit 1`, [day]);
    return row?.columns ?? [];
  }

  private async page(communes: readonly string[], day: VietnamDay, size: number, last?: CertificateRow): Promise<CertificateRow[]> {
    return this.dataSource.query(
      `select c.certificate_id as id, c.number, c.commune_code as "communeCode", c.product_set as "productSet", c.product_name as "productName", c.stars, c.holder,
         c.issued_on as "issuedOn", c.expires_on as "expiresOn", c.renewal_lodged_on as "renewalLodgedOn", c.revoked_on as "revokedOn", case when c.product_id is not null then coalesce(sold.amount, 0) end as revenue
       from insight.certificates c
       left join lateral (
         select sum(l.items_amount)::bigint as amount from insight.order_lines l where l.product_id = c.product_id and l.delivered_at >= $7 and l.delivered_at < $8) sold on true
       where c.commune_code = any($1) and c.issued_on <= $2::date and ($4::text is null or (c.commune_code, c.number, c.certificate_id) > ($4::text, $5::text, $6::uuid))
       order by c.commune_code, c.number, c.certificate_id limit $3`, [communes, day, size, last?.communeCode ?? null, last?.number ?? null, last?.id ?? null, startOfVietnamDay(`${day.slice(0, 4)}-01-01`), endOfVietnamDay(day)]);
  }
}

const shaped = (row: CertificateRow, day: VietnamDay, layout: readonly LayoutColumn[]): Record<string, string | number> =>
  Object.fromEntries(layout.map(({ title, field }) => [title, fieldOf(row, day, field)]));

function fieldOf(row: CertificateRow, day: VietnamDay, field: Field): string | number {
  switch (field) {
    case 'year': return day.slice(0, 4);
    case 'stars': return `${row.stars}*`;
    case 'revenueMillions': return row.revenue === null ? '' : Math.round((row.revenue / MILLION) * 10) / 10;
    case 'state': return message(`insight.value.state.${certificateState(row, day)}`, 'vi');
    default: return row[field];
  }
}
