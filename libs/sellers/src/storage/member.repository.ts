import { Injectable } from '@nestjs/common';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Membership } from '../seller.js';

export interface Member { accountId: string; role: SellerRole; joinedAt: Date }

/** Who works for a seller. */
@Injectable()
export class MemberRepository {
  constructor(private readonly dataSource: DataSource) {}

  async put(tx: Tx, sellerId: string, accountId: string, role: SellerRole): Promise<void> {
    await tx.query(
      'insert into sellers.members (seller_id, account_id, role) values ($1, $2, $3) on conflict on constraint members_pk do update set role = excluded.role',
      [sellerId, accountId, role]);
  }

  async remove(tx: Tx, sellerId: string, accountId: string): Promise<void> {
    await tx.query('delete from sellers.members where seller_id = $1 and account_id = $2', [sellerId, accountId]);
  }

  async of(sellerId: string, tx?: Tx): Promise<Member[]> {
    return (tx ?? this.dataSource).query('select account_id as "accountId", role, joined_at as "joinedAt" from sellers.members where seller_id = $1 order by joined_at, account_id', [sellerId]);
  }

  async membershipsOf(accountId: string): Promise<Membership[]> {
    return this.dataSource.query(
      'select m.seller_id as "sellerId", s.name, m.role from sellers.members m join sellers.sellers s on s.id = m.seller_id where m.account_id = $1 order by m.joined_at, m.seller_id', [accountId]);
  }

  /** The shop's own phone, and the accounts that answer for its orders, its owners first. */
  async contactOf(tx: Tx, sellerId: string): Promise<{ phone: string | null; accountIds: string[] }> {
    const [row]: { phone: string | null; accountIds: string[] }[] = await tx.query(
      `select phone_number as phone, array(select account_id from sellers.members where seller_id = s.id and role in ('owner', 'manager') order by role desc, joined_at) as "accountIds"
       from sellers.sellers s where id = $1`, [sellerId]);
    return row ?? { phone: null, accountIds: [] };
  }
}
