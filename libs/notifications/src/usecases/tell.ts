import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { Channels } from '../channels/channels.js';
import { routeTo } from '../domain/channel-name.js';
import { textOf } from '../domain/notice.js';
import type { Notice } from '../domain/notice.js';
import type { Contact, Learnt, Recipient } from '../domain/recipient.js';
import { ContactRepository } from '../storage/contact.repository.js';
import { MessageRepository } from '../storage/message.repository.js';
import { WishesRepository } from '../storage/wishes.repository.js';

/** Announced when a message waits to be sent. */
export const MESSAGES_DUE = 'notifications:due';

/** Decides on notices, each once for each phone, and holds those whose recipient is not known yet: events come in any order. */
@Injectable()
export class Tell {
  constructor(
    private readonly channels: Channels,
    private readonly contacts: ContactRepository,
    private readonly messages: MessageRepository,
    private readonly wishes: WishesRepository,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Tells whoever the recipient is, as soon as it is known where to reach him. */
  async recipient(tx: Tx, recipient: Recipient, eventId: string, notice: Notice): Promise<void> {
    await this.contacts.lock(tx, recipient);
    const contact = await this.contacts.find(tx, recipient);
    if (contact) await this.contact(tx, contact, eventId, notice);
    else await this.contacts.wait(tx, recipient, { eventId, notice }, this.clock.now());
  }

  /** Learns where different recipients are reached, as of the events' instants, and tells what waited for that. */
  async learn(tx: Tx, ...learnt: Learnt[]): Promise<void> {
    const recipients = learnt.map(({ recipient }) => recipient);
    await this.contacts.lock(tx, ...recipients);
    await this.contacts.put(tx, learnt);
    const contactOf = new Map(learnt.map(({ recipient, contact }) => [recipient, contact]));
    for (const { recipient, eventId, notice } of await this.contacts.takeWaiting(tx, recipients)) await this.contact(tx, contactOf.get(recipient)!, eventId, notice);
  }

  /** Writes the message down with the channels to try; where channels are simulated it is delivered with that. */
  async contact(tx: Tx, { phoneNumbers, language }: Contact, eventId: string, notice: Notice): Promise<void> {
    if (phoneNumbers.length === 0) return;
    const [text, at] = [textOf(notice, language), this.clock.now()];
    const expiresAt = 'expiresAt' in notice.data ? new Date(notice.data.expiresAt) : null;
    for (const { phoneNumber, order, email, push } of await this.wishes.of(phoneNumbers, tx)) {
      const route = routeTo({ order, hasEmail: email !== null, hasWebPush: push !== null }, notice.template, this.channels.open);
      const message = { eventId, template: notice.template, recipient: phoneNumber, text, data: { ...notice.data }, route, at, expiresAt };
      await this.messages.add(tx, message, this.channels.simulated ? route[0]! : null);
    }
    if (!this.channels.simulated) await this.changes.announce(tx, MESSAGES_DUE);
  }
}
