import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { TransactionKind } from '../domain/transaction.js';
import type { Balance } from './ledger.repository.js';
import { TAIL } from './balance.repository.js';

/** Accounts of one kind together. */
export interface KindBalance { kind: string; accounts: number; balance: number }
/** One movement through an account; above zero it came to it, below zero it left it. */
export interface Entry { transactionId: string; line: number; reference: string; kind: TransactionKind; occurredAt: Date; counter: string; amount: number }

/** An account's kind: those of one seller, one purchase or one refund are of one kind each. */
const KIND = `case when account like 'seller:%' then 'seller:*:' || split_part(account, ':', 3) when account like 'buyer:%' then 'buyer:*' when account like 'refund:due:%' then 'refund:due:*' else account end`;

/** Balances at an instant: those of now, less what happened since. The nearer the instant, the less is read. */
const AT = `
  at_instant as materialized (
    select account, sum(amount)::bigint as balance from (
      select account, balance as amount from ledger.balances where balance <> 0
      union all
      select e.account, e.amount from ${TAIL} cross join lateral (select account, amount from ledger.entries where transaction_id = c.transaction_id offset 0) e
      union all
      select e.account, -e.amount from ledger.transactions t join ledger.chain l on l.transaction_id = t.id
        cross join lateral (select account, amount from ledger.entries where transaction_id = t.id offset 0) e where t.occurred_at >= $1
    ) moved group by account having sum(amount) <> 0)`;

/** The accounts of the book as people read them. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every kind of account that is not at zero before an instant; `accounts` of it are not. */
  async kinds(before: Date): Promise<KindBalance[]> {
    return this.dataSource.query(`with ${AT} select ${KIND} as kind, count(*)::int as accounts, sum(balance)::bigint as balance from at_instant group by 1 order by 1`, [before]);
  }

  /** Accounts not at zero before an instant, by name; of one kind, or (null) all. One more than `limit` tells that there is a next page. */
  async accounts(before: Date, kind: string | null, limit: number, after: Cursor | null): Promise<Balance[]> {
    return this.dataSource.query(
      `with ${AT} select account, balance from at_instant where ($2::text is null or ${KIND} = $2) and ($3::text is null or account > $3) order by account limit $4`, [before, kind, after?.[0] ?? null, limit + 1]);
  }

  /** The entries of one account, newest first. */
  async entries(account: string, limit: number, after: Cursor | null): Promise<Entry[]> {
    const [transaction, line] = after ?? [null, null];
    const side = (own: string, other: string, sign: string) => `(select transaction_id, line_no, ${other} as counter, ${sign}amount as amount from ledger.postings
      where ${own} = $1 and ($2::uuid is null or (transaction_id, line_no) < ($2::uuid, $3::int)) order by transaction_id desc, line_no desc limit $4)`;
    return this.dataSource.query(
      `select e.transaction_id as "transactionId", e.line_no as line, t.reference, t.kind, t.occurred_at as "occurredAt", e.counter, e.amount
       from (${side('source', 'destination', '-')} union all ${side('destination', 'source', '')}) e join ledger.transactions t on t.id = e.transaction_id
       order by e.transaction_id desc, e.line_no desc limit $4`, [account, transaction, line, limit + 1]);
  }
}
