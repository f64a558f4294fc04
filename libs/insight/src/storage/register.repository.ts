import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

/** Certificates and sellers as last told; older news changes nothing. */
@Injectable()
export class RegisterRepository {
  /** A correction holds for past days too: the figures of a day are what is now known of it. */
  async keepCertificate(tx: Tx, eventId: string, told: PayloadOf<'catalog.certificate_changed'>): Promise<void> {
    const values = {
      certificate_id: told.certificateId, event_id: eventId, number: told.number, stars: told.stars, product_set: told.productSet, product_name: told.productName,
      producer_kind: told.producerKind, holder: told.holder, commune_code: told.communeCode, issued_on: told.issuedOn, expires_on: told.expiresOn,
      renewal_lodged_on: told.renewalLodgedOn, revoked_on: told.revokedOn, product_id: told.productId, demo: told.demo,
    };
    const names = Object.keys(values);
    await tx.query(`
      insert into insight.certificates as c (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
      on conflict (certificate_id) do update set ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}
      where c.event_id < excluded.event_id`, Object.values(values));
  }

  async keepSeller(tx: Tx, eventId: string, sellerId: string, name: string): Promise<void> {
    await tx.query(`
      insert into insight.sellers as s (seller_id, event_id, name) values ($1, $2, $3)
      on conflict (seller_id) do update set event_id = excluded.event_id, name = excluded.name where s.event_id < excluded.event_id`, [sellerId, eventId, name]);
  }
}
