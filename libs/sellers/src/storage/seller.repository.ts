import { Injectable } from '@nestjs/common';
import { isId } from '@cho-phien/kernel';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Membership, NewSeller, Seller } from '../seller.js';

const COLUMNS = `id, slug, name, kind, commune_code as "communeCode", province_code as "provinceCode", description, state = 'open' as open, money_route as "moneyRoute", demo`;

/** Sellers and who works for them. Reads take part in the caller's transaction when one is given. */
@Injectable()
export class SellerRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findMany(ids: readonly string[], tx?: Tx): Promise<Seller[]> {
    const known = [...new Set(ids)].filter(isId);
    return known.length === 0 ? [] : (tx ?? this.dataSource).query(`select ${COLUMNS} from sellers.sellers where id = any($1::uuid[])`, [known]);
  }

  async bySlug(slug: string): Promise<Seller | null> {
    const [seller]: Seller[] = await this.dataSource.query(`select ${COLUMNS} from sellers.sellers where slug = $1`, [slug]);
    return seller ?? null;
  }

  /** False when the slug is taken. */
  async insert(tx: Tx, id: string, seller: NewSeller & { provinceCode: string }): Promise<boolean> {
    const { slug, name, kind, communeCode, provinceCode, description = '', phone = null, demo = false } = seller;
    const rows: unknown[] = await tx.query(
      `insert into sellers.sellers (id, slug, name, kind, commune_code, province_code, description, phone_number, demo)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (slug) do nothing returning 1`,
      [id, slug, name, kind, communeCode, provinceCode, description, phone, demo]);
    return rows.length > 0;
  }

  async putMember(tx: Tx, sellerId: string, accountId: string, role: SellerRole): Promise<void> {
    await tx.query(
      'insert into sellers.members (seller_id, account_id, role) values ($1, $2, $3) on conflict on constraint members_pk do update set role = excluded.role',
      [sellerId, accountId, role]);
  }

  /** Holds the seller's row, so that of two changes the later one sees the earlier. */
  async lock(tx: Tx, sellerId: string): Promise<boolean> {
    if (!isId(sellerId)) return false;
    const rows: unknown[] = await tx.query('select 1 from sellers.sellers where id = $1 for update', [sellerId]);
    return rows.length > 0;
  }

  /** The shop's own phone, and the accounts that answer for its orders. */
  async contactOf(tx: Tx, sellerId: string): Promise<{ phone: string | null; accountIds: string[] }> {
    const [row]: { phone: string | null; accountIds: string[] }[] = await tx.query(
      `select phone_number as phone, array(select account_id from sellers.members where seller_id = s.id and role in ('owner', 'manager') order by joined_at) as "accountIds"
       from sellers.sellers s where id = $1`, [sellerId]);
    return row ?? { phone: null, accountIds: [] };
  }

  async membershipsOf(accountId: string): Promise<Membership[]> {
    return this.dataSource.query(
      'select m.seller_id as "sellerId", s.name, m.role from sellers.members m join sellers.sellers s on s.id = m.seller_id where m.account_id = $1 order by m.joined_at, m.seller_id', [accountId]);
  }

  async roleOf(sellerId: string, accountId: string): Promise<SellerRole | null> {
    if (!isId(sellerId)) return null;
    const [member]: { role: SellerRole }[] = await this.dataSource.query('select role from sellers.members where seller_id = $1 and account_id = $2', [sellerId, accountId]);
    return member?.role ?? null;
  }
}
