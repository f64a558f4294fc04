import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { contentHash } from '../domain/transaction.js';
import type { Posting, Transaction } from '../domain/transaction.js';

export interface Balance { account: string; balance: number }

/** Transactions and their postings; added, never changed. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes a transaction with its postings in one statement; false when its reference is taken. `reverses`: the id of the one it mirrors. */
  async insert(tx: Tx, transaction: Transaction, reverses: string | null = null): Promise<boolean> {
    const { kind, reference, occurredAt, eventId, postings } = transaction;
    const rows: unknown[] = await tx.query(
      `with written as (
         insert into ledger.transactions (id, kind, reference, content_hash, event_id, occurred_at, reverses) values ($1, $2, $3, $4, $5, $6, $10)
         on conflict (reference) do nothing returning id)
       insert into ledger.postings (transaction_id, line_no, source, destination, amount)
       select written.id, line.no, line.source, line.destination, line.amount
       from written, unnest($7::text[], $8::text[], $9::bigint[]) with ordinality as line (source, destination, amount, no)
       returning 1`,
      [newId(), kind, reference, contentHash(transaction), eventId, occurredAt,
        postings.map(({ source }) => source), postings.map(({ destination }) => destination), postings.map(({ amount }) => amount), reverses]);
    return rows.length > 0;
  }

  async contentHashOf(tx: Tx, reference: string): Promise<string | null> {
    const [row]: { contentHash: string }[] = await tx.query('select content_hash as "contentHash" from ledger.transactions where reference = $1', [reference]);
    return row?.contentHash ?? null;
  }

  /** A transaction's id and postings, and by which reference it was reversed. */
  async find(tx: Tx, reference: string): Promise<{ id: string; postings: Posting[]; reversedBy: string | null } | null> {
    const [found] = await tx.query(
      `select t.id, (select r.reference from ledger.transactions r where r.reverses = t.id) as "reversedBy",
         (select json_agg(json_build_object('source', p.source, 'destination', p.destination, 'amount', p.amount) order by p.line_no) from ledger.postings p where p.transaction_id = t.id) as postings
       from ledger.transactions t where t.reference = $1`, [reference]);
    return found ?? null;
  }

  /** Every account that is not at zero, from the postings themselves. */
  async trialBalance(): Promise<Balance[]> {
    return this.dataSource.query('select account, sum(amount) as balance from ledger.entries group by account having sum(amount) <> 0 order by account');
  }
}
