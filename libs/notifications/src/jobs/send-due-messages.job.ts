import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { ChangeFeed, Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { SendDue } from '../usecases/send-due.js';
import { MESSAGES_DUE } from '../usecases/tell.js';

/** At once when a message is decided upon; every two seconds for what was put off. */
@Injectable() @Scheduled('notifications', 'send-due-messages', 2_000)
export class SendDueMessagesJob implements ScheduledJob, OnApplicationBootstrap {
  constructor(private readonly sendDue: SendDue, private readonly changes: ChangeFeed) {}

  async onApplicationBootstrap(): Promise<void> { await this.changes.watch(MESSAGES_DUE, () => { this.run().catch(() => undefined); }); }

  run(): Promise<void> { return this.sendDue.run(); }
}
