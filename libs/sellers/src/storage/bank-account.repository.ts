import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Given } from '../domain/requirements.js';
import type { Decision } from './requirement.repository.js';

export type HolderMatch = 'matched' | 'needs_check';
export interface BankAccountRow extends Given { sellerId: string; bin: string; numberSealed: Buffer; numberEnd: string; holder: string; match: HolderMatch; setAt: Date }
export interface NewBankAccount { sellerId: string; bin: string; numberSealed: Buffer; numberEnd: string; holder: string; match: HolderMatch; setBy: string; at: Date }

/** Where sellers' money goes; every account that was ever set is kept, the last one counts. */
@Injectable()
export class BankAccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, account: NewBankAccount): Promise<void> {
    await tx.query(
      'insert into sellers.bank_accounts (id, seller_id, bin, number_sealed, number_end, holder, match, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [newId(), account.sellerId, account.bin, account.numberSealed, account.numberEnd, account.holder, account.match, account.setBy, account.at]);
  }

  async latestOf(sellerIds: readonly string[], tx?: Tx): Promise<BankAccountRow[]> {
    return (tx ?? this.dataSource).query(
      `select distinct on (seller_id) seller_id as "sellerId", bin, number_sealed as "numberSealed", number_end as "numberEnd", holder, match, set_at as "setAt", decision, note
       from sellers.bank_accounts where seller_id = any($1::uuid[]) order by seller_id, id desc`, [sellerIds]);
  }

  async decide(tx: Tx, sellerId: string, { decision, by, note, at }: Decision): Promise<boolean> {
    const [, decided]: [unknown, number] = await tx.query(
      `update sellers.bank_accounts set decision = $2, decided_by = $3, note = $4, decided_at = $5
       where id = (select id from sellers.bank_accounts where seller_id = $1 order by id desc limit 1)`, [sellerId, decision, by, note, at]);
    return decided > 0;
  }
}
