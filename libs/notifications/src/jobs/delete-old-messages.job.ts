import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { DeleteOldMessages } from '../usecases/delete-old-messages.js';

@Injectable() @Scheduled('notifications', 'delete-old-messages', 60 * 60_000)
export class DeleteOldMessagesJob implements ScheduledJob {
  constructor(private readonly deleteOldMessages: DeleteOldMessages) {}
  run(): Promise<void> { return this.deleteOldMessages.run(); }
}
