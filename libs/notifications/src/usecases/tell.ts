import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { Channels } from '../channels/channels.js';
import { routeTo } from '../domain/channel-name.js';
import { textOf } from '../domain/notice.js';
import type { Notice } from '../domain/notice.js';
import type { Contact, Learnt, Recipient } from '../domain/recipient.js';
import { ContactRepository } from '../storage/contact.repository.js';
import type { WaitingNotice } from '../storage/contact.repository.js';
import { MessageRepository } from '../storage/message.repository.js';
import type { NewMessage } from '../storage/message.repository.js';
import { WishesRepository } from '../storage/wishes.repository.js';
import type { PersonWishes } from '../storage/wishes.repository.js';

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
  async recipient(tx: Tx, recipient: Recipient, eventId: string, notice: Notice): Promise<void> { await this.recipients(tx, [{ recipient, eventId, notice }]); }

  /** Several at once, in as many statements as one. */
  async recipients(tx: Tx, notices: readonly WaitingNotice[]): Promise<void> {
    const recipients = notices.map(({ recipient }) => recipient);
    await this.contacts.lock(tx, ...recipients);
    const contacts = await this.contacts.find(tx, recipients);
    await this.tellAll(tx, notices.flatMap(({ recipient, ...told }) => (contacts.has(recipient) ? [{ contact: contacts.get(recipient)!, ...told }] : [])));
    await this.contacts.wait(tx, notices.filter(({ recipient }) => !contacts.has(recipient)), this.clock.now());
  }

  /** Learns where different recipients are reached, as of the events' instants, and tells what waited for that. */
  async learn(tx: Tx, ...learnt: Learnt[]): Promise<void> {
    const recipients = learnt.map(({ recipient }) => recipient);
    await this.contacts.lock(tx, ...recipients);
    await this.contacts.put(tx, learnt);
    const contactOf = new Map(learnt.map(({ recipient, contact }) => [recipient, contact]));
    await this.tellAll(tx, (await this.contacts.takeWaiting(tx, recipients)).map(({ recipient, ...told }) => ({ contact: contactOf.get(recipient)!, ...told })));
  }

  /** Tells those who can be reached here. */
  async contact(tx: Tx, contact: Contact, eventId: string, notice: Notice): Promise<void> { await this.tellAll(tx, [{ contact, eventId, notice }]); }

  /** Writes the messages down with the channels to try; where channels are simulated they are delivered with that. */
  private async tellAll(tx: Tx, notices: readonly { contact: Contact; eventId: string; notice: Notice }[]): Promise<void> {
    const phoneNumbers = [...new Set(notices.flatMap(({ contact }) => contact.phoneNumbers))];
    if (phoneNumbers.length === 0) return;
    const wishes = new Map((await this.wishes.of(phoneNumbers, tx)).map((person) => [person.phoneNumber, person]));
    const at = this.clock.now();
    await this.messages.add(tx, notices.flatMap(({ contact, eventId, notice }) => contact.phoneNumbers.map((phoneNumber) => this.messageTo(wishes.get(phoneNumber)!, { eventId, notice, language: contact.language, at }))));
    if (!this.channels.simulated) await this.changes.announce(tx, MESSAGES_DUE);
  }

  private messageTo({ phoneNumber, order, email, push }: PersonWishes, { eventId, notice, language, at }: { eventId: string; notice: Notice; language: Language; at: Date }): NewMessage {
    const route = routeTo({ order, hasEmail: email !== null, hasWebPush: push !== null }, notice.template, this.channels.open);
    const expiresAt = 'expiresAt' in notice.data ? new Date(notice.data.expiresAt) : null;
    return { eventId, template: notice.template, recipient: phoneNumber, text: textOf(notice, language), data: { ...notice.data }, route, at, expiresAt, sentBy: this.channels.simulated ? route[0]! : null };
  }
}
