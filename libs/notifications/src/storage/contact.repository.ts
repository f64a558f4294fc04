import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { Notice } from '../domain/notice.js';
import type { Contact, Recipient } from '../domain/recipient.js';

export interface WaitingNotice { eventId: string; notice: Notice }

/** Where recipients can be reached, and notices that came before their recipient was known. */
@Injectable()
export class ContactRepository {
  /** A notice and the contact it waits for must not miss each other: one at a time for a recipient. */
  async lock(tx: Tx, recipient: Recipient): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('notifications ' || $1, 0))`, [recipient]);
  }

  async find(tx: Tx, recipient: Recipient): Promise<Contact | null> {
    const [contact]: Contact[] = await tx.query('select phone_numbers as "phoneNumbers", language from notifications.contacts where recipient = $1', [recipient]);
    return contact ?? null;
  }

  async put(tx: Tx, recipient: Recipient, { phoneNumbers, language }: Contact, asOf: string): Promise<void> {
    await tx.query(
      `insert into notifications.contacts as known (recipient, phone_numbers, language, as_of) values ($1, $2, $3, $4)
       on conflict (recipient) do update set phone_numbers = excluded.phone_numbers, language = excluded.language, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [recipient, phoneNumbers, language, asOf]);
  }

  async wait(tx: Tx, recipient: Recipient, { eventId, notice }: WaitingNotice, since: Date): Promise<void> {
    await tx.query(
      'insert into notifications.waiting_notices (event_id, recipient, template, data, since) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [eventId, recipient, notice.template, JSON.stringify(notice.data), since]);
  }

  /** Takes what waited for a recipient, oldest first. */
  async takeWaiting(tx: Tx, recipient: Recipient): Promise<WaitingNotice[]> {
    const rows: (Notice & { eventId: string })[] = await tx.query(
      `with taken as (delete from notifications.waiting_notices where recipient = $1 returning event_id, template, data, since)
       select event_id as "eventId", template, data from taken order by since, event_id`, [recipient]);
    return rows.map(({ eventId, ...notice }) => ({ eventId, notice }));
  }

  async deleteOlder(tx: Tx, { waitingBefore, buyersBefore }: { waitingBefore: Date; buyersBefore: Date }): Promise<void> {
    await tx.query('delete from notifications.waiting_notices where since < $1', [waitingBefore]);
    await tx.query(`delete from notifications.contacts where as_of < $1 and recipient like 'order\\_group:%'`, [buyersBefore]);
  }
}
