import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A link with what its hash must cover, as text. A link whose transaction is gone has no content. */
export interface Link { position: number; transactionId: string; hash: string; reference: string | null; content: string | null }

const AT = `'YYYY-MM-DD HH24:MI:SS.US'`;

/** Reads the chain for its verifier; it is written by the database alone. */
@Injectable()
export class ChainRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Links after a position, in order. The content is put together here, not by the function that made the hashes. */
  async after(position: number, limit: number): Promise<Link[]> {
    return this.dataSource.query(
      `select c.position, c.transaction_id as "transactionId", encode(c.hash, 'hex') as hash, t.reference,
         concat_ws(chr(10), t.id, t.kind, t.reference, t.content_hash, coalesce(t.event_id::text, '-'), coalesce(t.reverses::text, '-'),
           to_char(t.occurred_at at time zone 'UTC', ${AT}), to_char(t.recorded_at at time zone 'UTC', ${AT}), p.lines) as content
       from ledger.chain c left join ledger.transactions t on t.id = c.transaction_id
       left join lateral (select string_agg(concat_ws(' ', line_no, amount, source, destination), chr(10) order by line_no) as lines from ledger.postings where transaction_id = t.id) p on true
       where c.position > $1 order by c.position limit $2`, [position, limit]);
  }

  /** A transaction that is no link of the chain. */
  async unlinked(): Promise<{ id: string; reference: string } | null> {
    const [found]: { id: string; reference: string }[] = await this.dataSource.query(
      'select t.id, t.reference from ledger.transactions t where not exists (select 1 from ledger.chain c where c.transaction_id = t.id) order by t.recorded_at limit 1');
    return found ?? null;
  }
}
