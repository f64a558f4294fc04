import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { ContactRepository } from '../storage/contact.repository.js';
import { MessageRepository } from '../storage/message.repository.js';

const DAY = 24 * 60 * 60_000;

/** A code is useless after minutes, a link after its use; a day is for asking what went wrong. */
const SECRET_DAYS = 1;
/** Notices and buyers' phones: as long as a refund of an order may still have to be told. */
const NOTICE_DAYS = 180;
/** A notice that found nobody for so long has lost its sense. */
const WAITING_DAYS = 1;

/** Keeps phones and texts no longer than they serve the person they belong to. */
@Injectable()
export class DeleteOldMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    const daysAgo = (days: number): Date => new Date(now - days * DAY);
    await this.unitOfWork.run(async (tx) => {
      await this.messages.deleteOlder(tx, ['otp', 'code', 'invitation'], daysAgo(SECRET_DAYS));
      await this.messages.deleteAllOlder(tx, daysAgo(NOTICE_DAYS));
      await this.contacts.deleteOlder(tx, { waitingBefore: daysAgo(WAITING_DAYS), buyersBefore: daysAgo(NOTICE_DAYS) });
    });
  }
}
