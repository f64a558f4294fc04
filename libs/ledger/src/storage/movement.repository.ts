import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Account } from '../domain/account.js';
import type { TransactionKind } from '../domain/transaction.js';

/** What moved through an account by one kind of transaction: `came` left it as a source, so the market holds it there; `went` is the reverse. */
export interface Movement { account: string; kind: TransactionKind; came: number; went: number }
export interface PostedTransaction { reference: string; kind: TransactionKind; occurredAt: Date; postings: { source: string; destination: string; amount: number }[] }

/** Reads of what was posted. */
@Injectable()
export class MovementRepository {
  constructor(private readonly dataSource: DataSource) {}

  async between(accounts: readonly Account[], from: Date, until: Date): Promise<Movement[]> {
    return this.dataSource.query(
      `select a.account, t.kind, coalesce(sum(p.amount) filter (where p.source = a.account), 0)::bigint as came, coalesce(sum(p.amount) filter (where p.destination = a.account), 0)::bigint as went
       from ledger.transactions t join ledger.postings p on p.transaction_id = t.id join unnest($1::text[]) as a (account) on a.account in (p.source, p.destination)
       where t.occurred_at >= $2 and t.occurred_at < $3 group by 1, 2 order by 1, 2`, [accounts, from, until]);
  }

  /** In the order in which they happened. */
  async posted(references: readonly string[]): Promise<PostedTransaction[]> {
    return this.dataSource.query(
      `select t.reference, t.kind, t.occurred_at as "occurredAt",
         (select json_agg(json_build_object('source', p.source, 'destination', p.destination, 'amount', p.amount) order by p.line_no) from ledger.postings p where p.transaction_id = t.id) as postings
       from ledger.transactions t where t.reference = any($1) order by t.occurred_at, t.id`, [references]);
  }
}
