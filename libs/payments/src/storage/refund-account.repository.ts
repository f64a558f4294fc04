import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

export interface MaskedAccount { bin: string; numberEnd: string; givenAt: Date }
/** `null` once it is forgotten. */
export interface SealedAccount extends MaskedAccount { numberSealed: Buffer | null; holderSealed: Buffer | null }
/** What the market owes a buyer by transfer: `fixed` while a transfer of it waits for its second person. */
export interface OwedByTransfer { amount: Dong; fixed: boolean; account: { bin: string; numberEnd: string; givenAt: string } | null }

const OPEN_BY_HAND = `t.way = 'transfer' and t.state in ('open', 'proposed')`;

/** Where buyers want their money back. An account belongs to a purchase; it changes behind its payable's lock. */
@Injectable()
export class RefundAccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What is to be transferred to the buyer of a purchase, and where to. */
  async owed(groupCode: string, tx?: Tx): Promise<OwedByTransfer> {
    const [row]: OwedByTransfer[] = await (tx ?? this.dataSource).query(
      `select coalesce(sum(t.amount), 0)::bigint as amount, coalesce(bool_or(t.state = 'proposed'), false) as fixed,
         (select json_build_object('bin', a.bin, 'numberEnd', a.number_end, 'givenAt', a.given_at) from payments.refund_accounts a join payments.payables q on q.id = a.payable_id
          where q.group_code = $1 and a.forgotten_at is null) as account
       from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 and ${OPEN_BY_HAND}`, [groupCode]);
    return row!;
  }

  async find(tx: Tx, payableId: string): Promise<SealedAccount | null> {
    const [account]: SealedAccount[] = await tx.query(
      `select bin, number_end as "numberEnd", given_at as "givenAt", number_sealed as "numberSealed", holder_sealed as "holderSealed" from payments.refund_accounts where payable_id = $1`, [payableId]);
    return account ?? null;
  }

  /** Writes the account down; another one takes its place. */
  async keep(tx: Tx, payableId: string, { bin, numberEnd, numberSealed, holderSealed, givenAt }: SealedAccount): Promise<void> {
    await tx.query(
      `insert into payments.refund_accounts (payable_id, bin, number_sealed, number_end, holder_sealed, given_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (payable_id) do update set bin = $2, number_sealed = $3, number_end = $4, holder_sealed = $5, given_at = $6, forgotten_at = null`,
      [payableId, bin, numberSealed, numberEnd, holderSealed, givenAt]);
  }

  /** Who has read the account for a task since an instant. */
  async readers(tx: Tx, taskId: string, since: Date): Promise<string[]> {
    const rows: { by: string }[] = await tx.query('select distinct seen_by as by from payments.refund_account_looks where task_id = $1 and seen_at >= $2', [taskId, since]);
    return rows.map(({ by }) => by);
  }

  async noteLook(tx: Tx, taskId: string, by: string, at: Date): Promise<void> {
    await tx.query('insert into payments.refund_account_looks (id, task_id, seen_by, seen_at) values ($1, $2, $3, $4)', [newId(at.getTime()), taskId, by, at]);
  }

  /** Forgets the accounts of purchases to which nothing has had to be transferred since an instant. Answers how many. */
  async forgetUnneededSince(since: Date, at: Date): Promise<number> {
    const [, count]: [unknown, number] = await this.dataSource.query(
      `update payments.refund_accounts a set number_sealed = null, holder_sealed = null, forgotten_at = $2
       where a.forgotten_at is null and a.given_at < $1
         and not exists (select from payments.refund_tasks t where t.payable_id = a.payable_id and t.way = 'transfer' and (t.state <> 'done' or t.done_at >= $1))`, [since, at]);
    return count;
  }
}
