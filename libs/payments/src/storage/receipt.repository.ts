import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Cursor, Dong } from '@cho-phien/kernel';
import type { MoneyReceived } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ReceiptState } from '../domain/judge-arrival.js';

/** Who tells of arrivals of money, and where the money they tell of came from. */
export const SOURCES = { sepay: 'bank', vnpay: 'vnpay', door: 'door' } as const satisfies Record<string, MoneyReceived['payload']['source']>;
export type ReceiptProvider = keyof typeof SOURCES;

export interface NewReceipt {
  provider: ReceiptProvider;
  /** The provider's own id of the arrival: one receipt each, for ever. */
  eventId: string;
  reference: string;
  amount: Dong;
  memo: string;
  outgoing?: boolean;
  occurredAt: Date;
  receivedAt: Date;
  state: ReceiptState;
  payableId: string | null;
  attemptId: string | null;
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
}

const BANK_FEEDS = ['sepay'];

@Injectable()
export class ReceiptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Records an arrival; null when this very arrival is recorded already. */
  async insert(tx: Tx, receipt: NewReceipt): Promise<string | null> {
    const rows: { id: string }[] = await tx.query(
      `insert into payments.receipts (id, provider, event_id, reference, amount, memo, outgoing, occurred_at, received_at, state, payable_id, attempt_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (provider, event_id) do nothing returning id`,
      [newId(), receipt.provider, receipt.eventId, receipt.reference, receipt.amount, receipt.memo, receipt.outgoing ?? false,
        receipt.occurredAt, receipt.receivedAt, receipt.state, receipt.payableId, receipt.attemptId]);
    return rows[0]?.id ?? null;
  }

  async exists(tx: Tx, provider: ReceiptProvider, eventId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select 1 from payments.receipts where provider = $1 and event_id = $2', [provider, eventId]);
    return rows.length > 0;
  }

  /** Lines of the platform's bank account, newest first; one more than `limit` tells that there is a next page. */
  async bankEntries(state: ReceiptState | undefined, limit: number, after: Cursor | null): Promise<BankEntry[]> {
    return this.dataSource.query(
      `select r.id, r.provider, r.event_id as "eventId", r.reference, r.amount, r.memo, r.outgoing, r.occurred_at as "occurredAt",
              r.received_at as "receivedAt", r.state, p.group_code as "groupCode"
       from payments.receipts r left join payments.payables p on p.id = r.payable_id
       where r.provider = any($1) and ($2::text is null or r.state = $2) and ($3::uuid is null or r.id < $3::uuid)
       order by r.id desc limit $4`, [BANK_FEEDS, state ?? null, after?.[0] ?? null, limit + 1]);
  }
}
