import { Clock } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';

const VERSIONED = 'number, stars, product_set, product_name, producer_kind, led_by_woman, led_by_minority, holder, commune_code, issued_on, expires_on, renewal_lodged_on, revoked_on, product_id';

/** One holder with however many spaces, of whatever kind, between the words. */
const spaced = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** Certificates and sellers as last told; older news changes nothing. */
@Injectable()
export class RegisterRepository {
  constructor(private readonly clock: Clock) {}

  /** A correction holds for past days too; what was known before stays, with the time until which it was. */
  async keepCertificate(tx: Tx, eventId: string, told: PayloadOf<'catalog.certificate_changed'>): Promise<void> {
    const values = {
      certificate_id: told.certificateId, event_id: eventId, number: told.number, stars: told.stars, product_set: told.productSet, product_name: told.productName,
      producer_kind: told.producerKind, led_by_woman: told.ledByWoman ?? null, led_by_minority: told.ledByMinority ?? null, holder: spaced(told.holder), commune_code: told.communeCode, issued_on: told.issuedOn, expires_on: told.expiresOn,
      renewal_lodged_on: told.renewalLodgedOn, revoked_on: told.revokedOn, product_id: told.productId, demo: told.demo,
    };
    const names = Object.keys(values);
    await tx.query(`
      with kept as (
        insert into insight.certificates as c (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
        on conflict (certificate_id) do update set ${names.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}
        where c.event_id < excluded.event_id
        returning c.*),
      past as (
        update insight.certificate_versions v set superseded_at = $${names.length + 1} from kept where v.certificate_id = kept.certificate_id and v.superseded_at is null)
      insert into insight.certificate_versions (certificate_id, event_id, known_at, ${VERSIONED}) select certificate_id, event_id, $${names.length + 1}, ${VERSIONED} from kept`,
    [...Object.values(values), this.clock.now()]);
  }

  async keepSeller(tx: Tx, eventId: string, sellerId: string, name: string): Promise<void> {
    await tx.query(`
      insert into insight.sellers as s (seller_id, event_id, name) values ($1, $2, $3)
      on conflict (seller_id) do update set event_id = excluded.event_id, name = excluded.name where s.event_id < excluded.event_id`, [sellerId, eventId, name]);
  }
}
