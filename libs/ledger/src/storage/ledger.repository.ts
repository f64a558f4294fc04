import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Account } from '../domain/account.js';
import { contentHash } from '../domain/transaction.js';
import type { Transaction } from '../domain/transaction.js';

export interface Balance { account: string; balance: number }

@Injectable()
export class LedgerRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes a transaction with its postings in one statement; false when its reference is taken. */
  async insert(tx: Tx, transaction: Transaction): Promise<boolean> {
    const { kind, reference, occurredAt, eventId, postings } = transaction;
    const rows: unknown[] = await tx.query(
      `with written as (
         insert into ledger.transactions (id, kind, reference, content_hash, event_id, occurred_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (reference) do nothing returning id)
       insert into ledger.postings (transaction_id, line_no, source, destination, amount)
       select written.id, line.no, line.source, line.destination, line.amount
       from written, unnest($7::text[], $8::text[], $9::bigint[]) with ordinality as line (source, destination, amount, no)
       returning 1`,
      [newId(), kind, reference, contentHash(transaction), eventId, occurredAt,
        postings.map(({ source }) => source), postings.map(({ destination }) => destination), postings.map(({ amount }) => amount)]);
    return rows.length > 0;
  }

  async contentHashOf(tx: Tx, reference: string): Promise<string | null> {
    const [row]: { contentHash: string }[] = await tx.query('select content_hash as "contentHash" from ledger.transactions where reference = $1', [reference]);
    return row?.contentHash ?? null;
  }

  async balanceOf(account: Account): Promise<number> {
    const [row]: { balance: number }[] = await this.dataSource.query(
      `select coalesce((select sum(amount) from ledger.postings where destination = $1), 0)
            - coalesce((select sum(amount) from ledger.postings where source = $1), 0) as balance`, [account]);
    return row!.balance;
  }

  async trialBalance(): Promise<Balance[]> {
    return this.dataSource.query('select account, sum(amount) as balance from ledger.entries group by account having sum(amount) <> 0 order by account');
  }
}
