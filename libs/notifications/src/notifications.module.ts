import { Module } from '@nestjs/common';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { Config } from '@cho-phien/platform';
import { Channels, chooseChannels } from './channels/channels.js';
import './messages.js';
import { AttemptRepository } from './storage/attempt.repository.js';
import { ContactRepository } from './storage/contact.repository.js';
import { MessageRepository } from './storage/message.repository.js';
import { WishesRepository } from './storage/wishes.repository.js';
import { ChooseNotices } from './usecases/choose-notices.js';
import { DeleteOldMessages } from './usecases/delete-old-messages.js';
import { ReadDemoOutbox } from './usecases/read-demo-outbox.js';
import { SendDue } from './usecases/send-due.js';
import { Tell } from './usecases/tell.js';

@Module({
  imports: [IdentityModule],
  providers: [
    MessageRepository, AttemptRepository, ContactRepository, WishesRepository,
    { provide: Channels, inject: [Config], useFactory: chooseChannels },
    Tell, SendDue, ChooseNotices, DeleteOldMessages, ReadDemoOutbox,
  ],
  exports: [Tell, SendDue, ChooseNotices, DeleteOldMessages, ReadDemoOutbox],
})
export class NotificationsModule {}
