import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { Channel } from '../channels/channel.js';
import { textOf } from '../domain/notice.js';
import type { Notice } from '../domain/notice.js';
import type { Contact, Recipient } from '../domain/recipient.js';
import { ContactRepository } from '../storage/contact.repository.js';

/** Sends notices, each once to each phone, and holds those whose recipient is not known yet: events come in any order. */
@Injectable()
export class Tell {
  constructor(private readonly channel: Channel, private readonly contacts: ContactRepository, private readonly clock: Clock) {}

  /** Tells whoever the recipient is, as soon as it is known where to reach him. */
  async recipient(tx: Tx, recipient: Recipient, eventId: string, notice: Notice): Promise<void> {
    await this.contacts.lock(tx, recipient);
    const contact = await this.contacts.find(tx, recipient);
    if (contact) await this.contact(tx, contact, eventId, notice);
    else await this.contacts.wait(tx, recipient, { eventId, notice }, this.clock.now());
  }

  /** Learns where a recipient is reached, as of the event's instant, and tells what waited for that. */
  async learn(tx: Tx, recipient: Recipient, contact: Contact, asOf: string): Promise<void> {
    await this.contacts.lock(tx, recipient);
    await this.contacts.put(tx, recipient, contact, asOf);
    for (const { eventId, notice } of await this.contacts.takeWaiting(tx, recipient)) await this.contact(tx, contact, eventId, notice);
  }

  async contact(tx: Tx, { phoneNumbers, language }: Contact, eventId: string, notice: Notice): Promise<void> {
    const text = textOf(notice, language);
    for (const recipient of phoneNumbers) await this.channel.accept(tx, { eventId, template: notice.template, recipient, text, data: { ...notice.data } });
  }
}
