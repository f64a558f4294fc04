import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

/** A text of the terms of selling; `acceptedAt` is null where this shop has not agreed to it. */
export interface ShopTerms { version: number; body: string; textHash: string; announcedOn: VietnamDay; effectiveFrom: VietnamDay; acceptedAt: Date | null }

/** That a shop agreed: to which text, by whom and how. `textHash`: SHA-256 of the text in UTF-8, hexadecimal. */
export interface TermsAcceptance { version: number; body: string; textHash: string; acceptedByName: string; means: 'own_session'; acceptedAt: Date }

/** Terms of selling and who agreed to them; neither is ever changed. */
@Injectable()
export class TermsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The text that holds on a day and those announced for later, the first of them first. */
  async ofShop(sellerId: string, day: VietnamDay): Promise<ShopTerms[]> {
    return this.dataSource.query(
      `select t.version, t.body, t.text_hash as "textHash", t.announced_on as "announcedOn", t.effective_from as "effectiveFrom", a.accepted_at as "acceptedAt"
       from sellers.selling_terms t left join sellers.terms_acceptances a on a.version = t.version and a.seller_id = $1
       where t.announced_on <= $2 and t.version >= coalesce((select max(version) from sellers.selling_terms where effective_from <= $2), 0) order by t.version`, [sellerId, day]);
  }

  /** Once for each text: who agrees again changes nothing. */
  async accept(tx: Tx, sellerId: string, { version, textHash }: Pick<ShopTerms, 'version' | 'textHash'>, by: string, at: Date): Promise<void> {
    await tx.query(`insert into sellers.terms_acceptances (seller_id, version, text_hash, accepted_by, means, accepted_at) values ($1, $2, $3, $4, 'own_session', $5) on conflict do nothing`, [sellerId, version, textHash, by, at]);
  }

  /** What a shop agreed to last; null where it never did. */
  async lastOf(sellerId: string, tx?: Tx): Promise<(Omit<TermsAcceptance, 'acceptedByName'> & { acceptedBy: string }) | null> {
    const [found] = await (tx ?? this.dataSource).query(
      `select a.version, t.body, a.text_hash as "textHash", a.accepted_by as "acceptedBy", a.means, a.accepted_at as "acceptedAt"
       from sellers.terms_acceptances a join sellers.selling_terms t using (version) where a.seller_id = $1 order by a.version desc limit 1`, [sellerId]) as (Omit<TermsAcceptance, 'acceptedByName'> & { acceptedBy: string })[];
    return found ?? null;
  }
}
