import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import type { Notice } from '../domain/notice.js';
import type { Contact, Learnt, Recipient } from '../domain/recipient.js';

export interface WaitingNotice { recipient: Recipient; eventId: string; notice: Notice }

/** Where recipients can be reached, and notices that came before their recipient was known. */
@Injectable()
export class ContactRepository {
  /** A notice and the contact it waits for must not miss each other: one at a time for a recipient; several are locked in one order. */
  async lock(tx: Tx, ...recipients: Recipient[]): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('notifications ' || recipient, 0)) from unnest($1::text[]) as recipient`, [[...new Set(recipients)].sort()]);
  }

  /** Those that are known. */
  async find(tx: Tx, recipients: readonly Recipient[]): Promise<ReadonlyMap<Recipient, Contact>> {
    const rows: (Contact & { recipient: Recipient })[] = await tx.query('select recipient, phone_numbers as "phoneNumbers", language from notifications.contacts where recipient = any($1)', [recipients]);
    return new Map(rows.map(({ recipient, ...contact }) => [recipient, contact]));
  }

  /** Contacts of different recipients. */
  async put(tx: Tx, learnt: readonly Learnt[]): Promise<void> {
    await tx.query(
      `insert into notifications.contacts as known (recipient, phone_numbers, language, as_of)
       select recipient, array(select jsonb_array_elements_text("phoneNumbers")), language, "asOf"
       from jsonb_to_recordset($1) as learnt (recipient text, "phoneNumbers" jsonb, language text, "asOf" timestamptz)
       on conflict (recipient) do update set phone_numbers = excluded.phone_numbers, language = excluded.language, as_of = excluded.as_of where known.as_of <= excluded.as_of`,
      [JSON.stringify(learnt.map(({ recipient, contact, asOf }) => ({ recipient, ...contact, asOf })))]);
  }

  async wait(tx: Tx, notices: readonly WaitingNotice[], since: Date): Promise<void> {
    if (notices.length === 0) return;
    await tx.query(
      `insert into notifications.waiting_notices (event_id, recipient, template, data, since)
       select event_id, recipient, template, data, $2 from jsonb_to_recordset($1) as waiting (event_id uuid, recipient text, template text, data jsonb) on conflict do nothing`,
      [JSON.stringify(notices.map(({ eventId, recipient, notice: { template, data } }) => ({ event_id: eventId, recipient, template, data }))), since]);
  }

  /** Takes what waited for recipients, oldest first. */
  async takeWaiting(tx: Tx, recipients: readonly Recipient[]): Promise<WaitingNotice[]> {
    const rows: (Notice & { eventId: string; recipient: Recipient })[] = await tx.query(
      `with taken as (delete from notifications.waiting_notices where recipient = any($1) returning event_id, recipient, template, data, since)
       select event_id as "eventId", recipient, template, data from taken order by since, event_id`, [recipients]);
    return rows.map(({ eventId, recipient, ...notice }) => ({ eventId, recipient, notice }));
  }

  async deleteOlder(tx: Tx, { waitingBefore, buyersBefore }: { waitingBefore: Date; buyersBefore: Date }): Promise<void> {
    await tx.query('delete from notifications.waiting_notices where since < $1', [waitingBefore]);
    await tx.query(`delete from notifications.contacts where as_of < $1 and recipient like 'order\\_group:%'`, [buyersBefore]);
  }
}
