import { Injectable } from '@nestjs/common';
import { endOfVietnamDay, newId, startOfVietnamDay } from '@cho-phien/kernel';
import type { Cursor, Dong, VietnamDay } from '@cho-phien/kernel';
import type { MoneyReceived } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ReceiptState } from '../domain/judge-arrival.js';
import { BANK_FEEDS } from '../providers/bank-line.js';
import type { DoorHand } from '../domain/refund-task-state.js';
import type { BankFeed } from '../providers/bank-line.js';

/** Who tells of arrivals of money, and where the money they tell of came from. */
export const SOURCES = { sepay: 'bank', casso: 'bank', payos: 'bank', vnpay: 'vnpay', stripe: 'stripe', door: 'door', direct: 'direct' } as const satisfies Record<string, MoneyReceived['payload']['source']>;
export type ReceiptProvider = keyof typeof SOURCES;

/** Money that came, as a verified notice, a query or a person at the door tells of it. */
export interface Arrival {
  provider: ReceiptProvider;
  /** The provider's own id of the arrival: one receipt each, for ever. */
  eventId: string;
  reference: string;
  amount: Dong;
  memo: string;
  occurredAt: Date;
  /** What a bank line is known by in every feed. */
  lineKey?: string | null;
}

export interface NewReceipt extends Arrival {
  outgoing?: boolean;
  receivedAt: Date;
  state: ReceiptState;
  payableId: string | null;
  attemptId: string | null;
  /** The carrier that took it at the door for the market, and its number of the parcel. */
  carrier?: string | null;
  trackingNumber?: string | null;
}

export interface BankEntry {
  id: string;
  provider: string;
  eventId: string;
  reference: string;
  amount: Dong;
  memo: string;
  outgoing: boolean;
  occurredAt: Date;
  receivedAt: Date;
  state: ReceiptState;
  groupCode: string | null;
  /** Who has the money, where it was taken at a door: a carrier, or `seller`. */
  holder: string | null;
  /** What a person said of it, and the return to its sender that counts. */
  decision: { kind: 'assigned' | 'dismissed' | 'returned' | 'remitted'; reason: string; by: string; at: string } | null;
  return: { id: string; reference: string; note: string; state: 'proposed' | 'confirmed'; proposedBy: string; proposedAt: string; confirmedBy: string | null } | null;
}

const ENTRY = `
  select r.id, r.provider, r.event_id as "eventId", r.reference, r.amount, r.memo, r.outgoing, r.occurred_at as "occurredAt",
    r.received_at as "receivedAt", r.state, p.group_code as "groupCode", case when r.provider = 'door' then coalesce(r.carrier, 'seller') end as holder,
    (select json_build_object('kind', d.decision, 'reason', d.reason, 'by', d.decided_by, 'at', d.decided_at) from payments.line_decisions d where d.receipt_id = r.id) as decision,
    (select json_build_object('id', b.id, 'reference', b.reference, 'note', b.note, 'state', b.state, 'proposedBy', b.proposed_by, 'proposedAt', b.proposed_at, 'confirmedBy', b.decided_by)
     from payments.line_returns b where b.receipt_id = r.id and b.state <> 'withdrawn') as return
  from payments.receipts r left join payments.payables p on p.id = r.payable_id`;

@Injectable()
export class ReceiptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Records an arrival; null when this very arrival is recorded already. */
  async insert(tx: Tx, receipt: NewReceipt): Promise<string | null> {
    const rows: { id: string }[] = await tx.query(
      `insert into payments.receipts (id, provider, event_id, reference, amount, memo, outgoing, occurred_at, received_at, state, payable_id, attempt_id, line_key, carrier, tracking_number)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (provider, event_id) do nothing returning id`,
      [newId(), receipt.provider, receipt.eventId, receipt.reference, receipt.amount, receipt.memo, receipt.outgoing ?? false,
        receipt.occurredAt, receipt.receivedAt, receipt.state, receipt.payableId, receipt.attemptId, receipt.lineKey ?? null, receipt.carrier ?? null, receipt.trackingNumber ?? null]);
    return rows[0]?.id ?? null;
  }

  async exists(tx: Tx, provider: ReceiptProvider, eventId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from payments.receipts where provider = $1 and event_id = $2', [provider, eventId]);
    return rows.length > 0;
  }

  /**
   * The bank line of that name which this feed has not told of yet. Tellers of one line wait for
   * each other here until the transaction ends, so that it is entered once.
   */
  async lineUntoldBy(tx: Tx, feed: BankFeed, lineKey: string): Promise<string | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('payments.bank_line:' || $1, 0))`, [lineKey]);
    const [row]: { id: string }[] = await tx.query(
      `select r.id from payments.receipts r where r.line_key = $1
         and not exists (select from payments.bank_tellings t where t.receipt_id = r.id and t.provider = $2) order by r.id limit 1`, [lineKey, feed]);
    return row?.id ?? null;
  }

  /** Notes that a feed told of a line, which it may itself have brought. */
  async told(tx: Tx, feed: BankFeed, eventId: string, receiptId: string | null): Promise<void> {
    await tx.query(
      `insert into payments.bank_tellings (receipt_id, provider, event_id)
       select id, $1, $2 from payments.receipts where case when $3::uuid is null then provider = $1 and event_id = $2 else id = $3::uuid end
       on conflict do nothing`, [feed, eventId, receiptId]);
  }

  /** In whose hands the cash is that an order was paid with at its door; null where it was paid otherwise, or into the market's account. */
  async handOf(tx: Tx, payableId: string, orderCode: string): Promise<DoorHand | null> {
    const [hand]: DoorHand[] = await tx.query(`select carrier from payments.receipts where provider = 'door' and event_id = $2 and payable_id = $1 and state = 'matched'`, [payableId, orderCode]);
    return hand ?? null;
  }

  /** Puts a line that was set aside before a person. */
  async leaveOpen(tx: Tx, id: string): Promise<void> { await tx.query(`update payments.receipts set state = 'unmatched' where id = $1 and state = 'ignored' and outgoing`, [id]); }

  /** Lines of the platform's bank account, cash that was taken twice and whatever else nobody could place, newest first; one more than `limit` tells that there is a next page. */
  async bankEntries({ state, day }: { state?: ReceiptState | undefined; day?: VietnamDay | undefined }, limit: number, after: Cursor | null): Promise<BankEntry[]> {
    return this.dataSource.query(
      `${ENTRY}
       where (r.provider = any($1) or r.state = 'unmatched' or (r.provider = 'door' and r.state = 'doubled') or exists (select from payments.line_decisions d where d.receipt_id = r.id)) and ($2::text is null or r.state = $2) and ($3::uuid is null or r.id < $3::uuid)
         and ($5::timestamptz is null or (r.occurred_at >= $5 and r.occurred_at < $6))
       order by r.id desc limit $4`, [BANK_FEEDS, state ?? null, after?.[0] ?? null, limit + 1, day === undefined ? null : startOfVietnamDay(day), day === undefined ? null : endOfVietnamDay(day)]);
  }

  /** One arrival, from the bank or elsewhere. */
  async entry(id: string): Promise<BankEntry | null> {
    const [entry]: BankEntry[] = await this.dataSource.query(`${ENTRY} where r.id = $1`, [id]);
    return entry ?? null;
  }
}
