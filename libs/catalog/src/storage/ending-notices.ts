import { Injectable } from '@nestjs/common';
import type { CertificateEnding } from '@cho-phien/contracts';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

/** Days before the end on which the holder is told. */
export const THRESHOLDS = [180, 90, 30] as const;

/** Of each certificate in force that ends soon, the tightest threshold it has come under; what is past by then is not told any more. Invented ones have nobody to tell. */
const TELL = `
  with told as (
    insert into catalog.ending_notices (certificate_id, expires_on, days, at)
    select c.id, c.expires_on, due.days, $2
    from catalog.certificates c left join catalog.products p on p.id = c.product_id
      cross join lateral (select min(days) as days from unnest(array[${THRESHOLDS.join(', ')}]) as days where c.expires_on - $1::date <= days) due
    where $1::date between c.expires_on - ${Math.max(...THRESHOLDS)} and c.expires_on and c.issued_on <= $1::date and (c.revoked_on is null or c.revoked_on > $1::date)
      and c.renewal_lodged_on is null and not c.demo and coalesce(p.seller_id, c.seller_id) is not null
      and not exists (select 1 from catalog.certificates o where o.product_id = c.product_id and o.expires_on > c.expires_on and o.revoked_on is null)
    on conflict do nothing returning certificate_id, days)
  select json_build_object('certificateId', c.id, 'number', c.number, 'stars', c.stars, 'productName', c.product_name, 'expiresOn', c.expires_on, 'days', t.days,
    'sellerId', coalesce(p.seller_id, c.seller_id)) as payload
  from told t join catalog.certificates c on c.id = t.certificate_id left join catalog.products p on p.id = c.product_id order by c.expires_on, c.id`;

/** Who was told of the end of his certificate, and when. */
@Injectable()
export class EndingNotices {
  /** Notes the notices that are due on a day; each comes back from one call only, however often and by how many it is asked. */
  async due(tx: Tx, day: VietnamDay, at: Date): Promise<CertificateEnding[]> {
    const rows: { payload: CertificateEnding['payload'] }[] = await tx.query(TELL, [day, at]);
    return rows.map(({ payload }) => ({ type: 'catalog.certificate_ending', payload }));
  }
}
