import { Injectable } from '@nestjs/common';
import type { Dong } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';
import type { BankAccount } from '../providers/vietqr/transfer-payload.js';
import type { AttemptStatus } from '../domain/attempt-status.js';
import type { PayableStatus } from '../domain/payable.js';

export interface AttemptRow { id: string; method: PaymentMethod; status: AttemptStatus; amount: Dong; expiresAt: string | null; qrPayload: string | null; redirectUrl: string | null; orderCode: string | null; payee: BankAccount | null }
export interface Standing { groupCode: string; status: PayableStatus; total: Dong; held: Dong; captured: Dong; direct: Dong; directCaptured: Dong; expiresAt: Date | null }
export interface PayableRow { groupCode: string; status: PayableStatus; received: Dong; held: Dong; captured: Dong; refunded: Dong; attempts: AttemptRow[] }

/** Reads of payables for pages: never locked, one statement each. */
@Injectable()
export class PayableViewRepository {
  constructor(private readonly dataSource: DataSource) {}

  async view(groupCode: string): Promise<PayableRow | null> {
    const [row]: PayableRow[] = await this.dataSource.query(
      `select p.group_code as "groupCode", p.status, p.received_amount as received, p.held_amount as held, p.captured_amount as captured, p.refunded_amount as refunded,
         coalesce((select json_agg(json_build_object('id', a.id, 'method', a.method, 'status', a.status, 'amount', a.amount, 'expiresAt', a.expires_at,
             'qrPayload', a.qr_payload, 'redirectUrl', a.redirect_url, 'orderCode', a.order_code, 'payee', a.payee) order by a.number) from payments.attempts a where a.payable_id = p.id), '[]') as attempts
       from payments.payables p where p.group_code = $1`, [groupCode]);
    return row ?? null;
  }

  /** How a payable stands now, unlocked: it may have changed by the time something is done about it. */
  async standing(groupCode: string): Promise<Standing | null> {
    const [row]: Standing[] = await this.dataSource.query(
      `select group_code as "groupCode", status, total_amount as total, held_amount as held, captured_amount as captured, direct_amount as direct, direct_captured_amount as "directCaptured", expires_at as "expiresAt"
       from payments.payables where group_code = $1`, [groupCode]);
    return row ?? null;
  }

  /** Hash of the secret that opens the group; null for a code that does not exist. */
  async tokenHash(groupCode: string): Promise<string | null> {
    const [row]: { tokenHash: string }[] = await this.dataSource.query('select token_hash as "tokenHash" from payments.payables where group_code = $1', [groupCode]);
    return row?.tokenHash ?? null;
  }

  async attemptOf(reference: string): Promise<{ groupCode: string; status: AttemptStatus; amount: number } | null> {
    const [row]: { groupCode: string; status: AttemptStatus; amount: number }[] = await this.dataSource.query(
      'select p.group_code as "groupCode", a.status, a.amount from payments.attempts a join payments.payables p on p.id = a.payable_id where a.provider_ref = $1', [reference]);
    return row ?? null;
  }
}
