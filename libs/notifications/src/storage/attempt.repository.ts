import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { Outcome } from '../channels/channel.js';
import type { ChannelName } from '../domain/channel-name.js';

/** What was tried for a message, noted before it was tried. */
@Injectable()
export class AttemptRepository {
  /** What a process left under way when it ended may have arrived, or not. */
  async abandon(tx: Tx, messageId: string, at: Date): Promise<void> {
    await tx.query(`update notifications.attempts set state = 'unknown', reason = 'abandoned', ended_at = $2 where message_id = $1 and state = 'under_way'`, [messageId, at]);
  }

  /** Answers the attempt's number, or null when another process holds the message by now. */
  async begin(tx: Tx, messageId: string, leaseUntil: Date, attempt: { channel: ChannelName; key: string; at: Date; uncertain: boolean }): Promise<number | null> {
    const held: unknown[] = await tx.query(`select 1 from notifications.messages where id = $1 and state = 'sending' and lease_until = $2 for update`, [messageId, leaseUntil]);
    if (held.length === 0) return null;
    const [row]: { number: number }[] = await tx.query(
      `insert into notifications.attempts (message_id, number, channel, key, state, began_at)
       select $1, coalesce(max(number), 0) + 1, $2, $3, 'under_way', $4 from notifications.attempts where message_id = $1 returning number`,
      [messageId, attempt.channel, attempt.key, attempt.at]);
    await tx.query('update notifications.messages set uncertain = $2 where id = $1', [messageId, attempt.uncertain]);
    return row!.number;
  }

  async end(tx: Tx, messageId: string, number: number, outcome: Outcome, at: Date): Promise<void> {
    const [reason, reference] = outcome.kind === 'accepted' ? [null, outcome.reference] : [outcome.reason, null];
    await tx.query('update notifications.attempts set state = $3, reason = $4, reference = $5, ended_at = $6 where message_id = $1 and number = $2', [messageId, number, outcome.kind, reason, reference, at]);
  }

  async markSent(tx: Tx, messageId: string, channel: ChannelName, at: Date): Promise<void> {
    await tx.query(`update notifications.messages set state = 'sent', channel = $2, sent_at = $3, lease_until = null where id = $1`, [messageId, channel, at]);
  }

  async putOff(tx: Tx, messageId: string, dueAt: Date): Promise<void> {
    await tx.query(`update notifications.messages set state = 'due', due_at = $2, lease_until = null where id = $1 and state = 'sending'`, [messageId, dueAt]);
  }

  async giveUp(tx: Tx, messageId: string): Promise<void> {
    await tx.query(`update notifications.messages set state = 'undeliverable', lease_until = null where id = $1 and state = 'sending'`, [messageId]);
  }
}
