import { Injectable } from '@nestjs/common';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ClearingKind } from '../domain/clearing.js';

export interface Clearing {
  id: string; what: ClearingKind; amount: Dong; reason: string; state: 'proposed' | 'confirmed' | 'withdrawn';
  proposedBy: string; proposedAt: Date; decidedBy: string | null; decidedAt: Date | null;
  /** The payout under whose code it left the bank; null of any other money, and of what was proposed before it was named. */
  payout: OverpaidPayout | null;
}

export interface OverpaidPayout { id: string; code: string; sellerId: string }

const COLUMNS = `c.id, c.what, c.amount, c.reason, c.state, c.proposed_by as "proposedBy", c.proposed_at as "proposedAt", c.decided_by as "decidedBy", c.decided_at as "decidedAt",
  case when p.id is not null then json_build_object('id', p.id, 'code', p.code, 'sellerId', p.seller_id) end as payout`;
const FROM = 'settlement.clearings c left join settlement.payouts p on p.id = c.payout_id';

/** Clearings of money that stands aside, one at a time. */
@Injectable()
export class ClearingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Each sees what those before it moved. */
  async oneAtATime(tx: Tx): Promise<void> { await tx.query(`select pg_advisory_xact_lock(hashtext('settlement.clearings'))`); }

  async add(tx: Tx, { id, what, amount, reason, proposedBy, proposedAt, payout }: Omit<Clearing, 'state' | 'decidedBy' | 'decidedAt'>): Promise<void> {
    await tx.query('insert into settlement.clearings (id, what, amount, reason, proposed_by, proposed_at, payout_id) values ($1, $2, $3, $4, $5, $6, $7)', [id, what, amount, reason, proposedBy, proposedAt, payout?.id ?? null]);
  }

  async find(id: string, tx?: Tx): Promise<Clearing | null> {
    const [found]: Clearing[] = await (tx ?? this.dataSource).query(`select ${COLUMNS} from ${FROM} where c.id = $1`, [id]);
    return found ?? null;
  }

  async decide(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<void> {
    await tx.query(`update settlement.clearings set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, state, by, at]);
  }

  /** A payout by its code, and what left the bank under it beside the payout itself and was not cleared yet. */
  async overpaid(tx: Tx, code: string): Promise<(OverpaidPayout & { beside: number }) | null> {
    const [found]: (OverpaidPayout & { beside: number })[] = await tx.query(
      `select p.id, p.code, p.seller_id as "sellerId",
         (coalesce((select sum(l.amount) from settlement.payout_lines l where l.payout_id = p.id and not l.fits), 0)
          - coalesce((select sum(c.amount) from settlement.clearings c where c.payout_id = p.id and c.state = 'confirmed'), 0))::bigint as beside
       from settlement.payouts p where p.code = $1`, [code]);
    return found ?? null;
  }

  /** Newest first; one more than `limit` tells that there is a next page. */
  async list(limit: number, after: Cursor | null): Promise<Clearing[]> {
    return this.dataSource.query(`select ${COLUMNS} from ${FROM} where ($1::uuid is null or c.id < $1::uuid) order by c.id desc limit $2`, [after?.[0] ?? null, limit + 1]);
  }
}
