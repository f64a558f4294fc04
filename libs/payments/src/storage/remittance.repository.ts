import { Injectable } from '@nestjs/common';
import type { Cursor } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { HeldByParty, JudgedRow, RemittanceSums, RowKind, RowState, SentByParty } from '../domain/remittance.js';

export interface Remittance extends RemittanceSums {
  id: string; party: string; fileName: string; takenBy: string; takenAt: Date; paidAt: Date | null; withdrawnAt: Date | null;
  withdrawal: { id: string; reason: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string } | null;
  states: { state: RowState; count: number; amount: number }[];
}
export interface RemittanceRow { row: number; kind: RowKind; reference: string; collected: number; fee: number; state: RowState; groupCode: string | null; orderCode: string | null; expected: number | null }

/** States of rows that pay out of a payment. */
const PAYS = `'matched', 'under', 'over'`;

const COLUMNS = `
  m.id, m.party, m.file_name as "fileName", m.known_amount as known, m.unknown_amount as unknown, m.fee_amount as fee, m.net_amount as net, m.taken_by as "takenBy", m.taken_at as "takenAt",
  m.paid_at as "paidAt", m.withdrawn_at as "withdrawnAt",
  (select json_build_object('id', w.id, 'reason', w.reason, 'state', w.state, 'proposedBy', w.proposed_by, 'proposedAt', w.proposed_at) from payments.remittance_withdrawals w where w.remittance_id = m.id and w.state <> 'withdrawn') as withdrawal,
  coalesce((select json_agg(row_to_json(s)) from (select state, count(*)::int as count, sum(collected_amount)::bigint as amount
    from payments.remittance_rows r where r.remittance_id = m.id group by 1 order by 1) s), '[]') as states`;

/** Statements of carriers and gateways: taken once, judged row by row, paid by one bank line. */
@Injectable()
export class RemittanceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement of a party is judged at a time, so that no payment is paid out twice. */
  async oneAtATime(tx: Tx, party: string): Promise<void> { await tx.query(`select pg_advisory_xact_lock(hashtextextended('payments.remittance:' || $1, 0))`, [party]); }

  /**
   * Payments that the party holds or held, by each name under which a statement may call them, in capitals. A payment's own
   * name comes before the number of a parcel, which its seller typed in.
   */
  async heldBy(party: string, references: readonly string[], tx?: Tx): Promise<Map<string, HeldByParty>> {
    const rows: (HeldByParty & { name: string })[] = await (tx ?? this.dataSource).query(
      `select n.name, r.id as "receiptId", r.amount, case when r.provider = 'door' then r.event_id end as "orderCode",
         coalesce((select sum(p.collected_amount) from payments.remittance_rows p where p.receipt_id = r.id and p.state in (${PAYS}) and not p.withdrawn), 0)::bigint as remitted
       from payments.receipts r left join payments.attempts a on a.id = r.attempt_id,
         lateral (values (upper(r.reference), true), (upper(r.event_id), true), (upper(a.provider_ref), true), (upper(r.tracking_number), false)) as n (name, own)
       where n.name = any($2) and (r.carrier = $1 or (r.carrier is null and r.provider = $1)) and r.state <> 'ignored' order by n.own, r.id desc`, [party, references]);
    return new Map(rows.map(({ name, receiptId, amount, orderCode, remitted }) => [name, { receiptId, amount, orderCode, remitted }]));
  }

  /** Refunds that a gateway has sent for us, by each name under which a statement may call them, in capitals: their own, and those of their payment. */
  async sentBy(party: string, references: readonly string[], tx?: Tx): Promise<Map<string, SentByParty[]>> {
    const rows: (SentByParty & { name: string })[] = await (tx ?? this.dataSource).query(
      `select n.name, bool_or(n.own) as own, t.id as "taskId", t.amount, t.order_code as "orderCode",
         coalesce((select -sum(p.collected_amount) from payments.remittance_rows p where p.task_id = t.id and p.state in (${PAYS}) and not p.withdrawn), 0)::bigint as remitted
       from payments.refund_tasks t join payments.payables b on b.id = t.payable_id left join payments.refund_sendings s on s.task_id = t.id
         left join payments.attempts a on a.id = s.attempt_id left join payments.receipts r on r.attempt_id = a.id and r.provider = t.method,
         lateral (values (upper(t.reference), true), (upper(s.request_id), true), (upper(s.reference), true), (upper(t.order_code), false), (b.group_code, false),
           (upper(a.provider_ref), false), (upper(a.gateway_ref), false), (upper(r.reference), false), (upper(r.event_id), false)) as n (name, own)
       where n.name = any($2) and t.method = $1 and t.state = 'done' group by n.name, t.id order by t.id`, [party, references]);
    const byName = new Map<string, SentByParty[]>();
    for (const { name, ...refund } of rows) byName.set(name, [...byName.get(name) ?? [], refund]);
    return byName;
  }

  async idOfFile(party: string, sha256: string, tx: Tx): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query('select id from payments.remittances where party = $1 and sha256 = $2 and withdrawn_at is null', [party, sha256]);
    return row?.id ?? null;
  }

  async insert(tx: Tx, { id, party, fileName, sha256, takenBy, takenAt, sums, rows }: { id: string; party: string; fileName: string; sha256: string; takenBy: string; takenAt: Date; sums: RemittanceSums; rows: readonly JudgedRow[] }): Promise<void> {
    await tx.query(
      `insert into payments.remittances (id, party, file_name, sha256, known_amount, unknown_amount, fee_amount, net_amount, taken_by, taken_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [id, party, fileName, sha256, sums.known, sums.unknown, sums.fee, sums.net, takenBy, takenAt]);
    await tx.query(
      `insert into payments.remittance_rows (remittance_id, row_no, reference, collected_amount, fee_amount, state, receipt_id, kind, task_id)
       select $1, r."row", r.reference, r.collected, r.fee, r.state, r."receiptId", r.kind, r."taskId"
       from jsonb_to_recordset($2::jsonb) as r ("row" int, reference text, collected bigint, fee bigint, state text, "receiptId" uuid, kind text, "taskId" uuid)`, [id, JSON.stringify(rows)]);
  }

  async lock(tx: Tx, id: string): Promise<Remittance | null> {
    await tx.query('select 1 from payments.remittances where id = $1 for update', [id]);
    const [found]: Remittance[] = await tx.query(`select ${COLUMNS} from payments.remittances m where m.id = $1`, [id]);
    return found ?? null;
  }

  async paidBy(tx: Tx, id: string): Promise<string | null> {
    const [row]: { receiptId: string | null }[] = await tx.query('select paid_receipt_id as "receiptId" from payments.remittances where id = $1', [id]);
    return row?.receiptId ?? null;
  }

  async markPaid(tx: Tx, id: string, receiptId: string | null, by: string, at: Date): Promise<void> {
    await tx.query('update payments.remittances set paid_receipt_id = $2, paid_by = $3, paid_at = $4 where id = $1 and paid_at is null', [id, receiptId, by, at]);
  }

  /** Orders taken at the door of which a statement pays out the last that was missing. */
  async ordersOf(tx: Tx, id: string): Promise<string[]> {
    const rows: { orderCode: string }[] = await tx.query(
      `select r.event_id as "orderCode" from payments.receipts r
       where r.provider = 'door' and r.id in (select receipt_id from payments.remittance_rows where remittance_id = $1 and state in (${PAYS}))
         and r.amount <= (select sum(p.collected_amount) from payments.remittance_rows p join payments.remittances m on m.id = p.remittance_id
                          where p.receipt_id = r.id and p.state in (${PAYS}) and m.paid_at is not null) order by 1`, [id]);
    return rows.map(({ orderCode }) => orderCode);
  }

  /** Ends a statement that was never paid: its rows stay, and pay nothing out. */
  async withdraw(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('update payments.remittances set withdrawn_at = $2 where id = $1', [id, at]);
    await tx.query('update payments.remittance_rows set withdrawn = true where remittance_id = $1', [id]);
  }

  async proposeWithdrawal(tx: Tx, { id, remittanceId, reason, by, at }: { id: string; remittanceId: string; reason: string; by: string; at: Date }): Promise<void> {
    await tx.query('insert into payments.remittance_withdrawals (id, remittance_id, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5)', [id, remittanceId, reason, by, at]);
  }

  async decideWithdrawal(tx: Tx, id: string, state: 'confirmed' | 'withdrawn', by: string, at: Date): Promise<void> {
    await tx.query(`update payments.remittance_withdrawals set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'`, [id, state, by, at]);
  }

  /** Newest first; one more than `limit` tells that there is a next page. */
  async list(limit: number, after: Cursor | null): Promise<Remittance[]> {
    return this.dataSource.query(`select ${COLUMNS} from payments.remittances m where ($1::uuid is null or m.id < $1::uuid) order by m.id desc limit $2`, [after?.[0] ?? null, limit + 1]);
  }

  async find(id: string): Promise<Remittance | null> {
    const [found]: Remittance[] = await this.dataSource.query(`select ${COLUMNS} from payments.remittances m where m.id = $1`, [id]);
    return found ?? null;
  }

  /** Rows that a person should look at first. */
  async rows(id: string): Promise<RemittanceRow[]> {
    return this.dataSource.query(
      `select m.row_no as "row", m.kind, m.reference, m.collected_amount as collected, m.fee_amount as fee, m.state, p.group_code as "groupCode", coalesce(t.order_code, case when r.provider = 'door' then r.event_id end) as "orderCode", coalesce(r.amount, -t.amount) as expected
       from payments.remittance_rows m left join payments.receipts r on r.id = m.receipt_id left join payments.refund_tasks t on t.id = m.task_id
       left join payments.payables p on p.id = coalesce(r.payable_id, t.payable_id) where m.remittance_id = $1 order by m.state = 'matched', m.row_no`, [id]);
  }
}
