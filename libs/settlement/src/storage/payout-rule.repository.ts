import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { PayoutRule } from '../domain/payout-rule.js';

export interface AnnouncedPayoutRule extends PayoutRule { announcedBy: string; confirmedBy: string | null; announcedAt: Date }

/** Few rows, added and never changed. */
@Injectable()
export class PayoutRuleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  async all(tx?: Tx): Promise<AnnouncedPayoutRule[]> {
    return (tx ?? this.dataSource).query(
      `select id, weekday, minimum_amount as minimum, preparer_approves as "preparerApproves", valid_from::text as "validFrom", note,
         announced_by as "announcedBy", confirmed_by as "confirmedBy", announced_at as "announcedAt"
       from settlement.payout_rules order by valid_from desc, id desc`);
  }

  async add(tx: Tx, { id, weekday, minimum, preparerApproves, validFrom, note, announcedBy, confirmedBy, announcedAt }: AnnouncedPayoutRule): Promise<void> {
    await tx.query(
      `insert into settlement.payout_rules (id, weekday, minimum_amount, preparer_approves, valid_from, note, announced_by, confirmed_by, announced_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [id, weekday, minimum, preparerApproves, validFrom, note, announcedBy, confirmedBy, announcedAt]);
  }
}
