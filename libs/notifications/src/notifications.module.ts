import { Module } from '@nestjs/common';
import { Config } from '@cho-phien/platform';
import { Channel } from './channels/channel.js';
import { chooseChannel } from './channels/choose-channel.js';
import { DemoOutboxChannel } from './channels/demo-outbox.channel.js';
import './messages.js';
import { ContactRepository } from './storage/contact.repository.js';
import { MessageRepository } from './storage/message.repository.js';
import { DeleteOldMessages } from './usecases/delete-old-messages.js';
import { ReadDemoOutbox } from './usecases/read-demo-outbox.js';
import { Tell } from './usecases/tell.js';

@Module({
  providers: [
    MessageRepository, ContactRepository, DemoOutboxChannel,
    { provide: Channel, inject: [Config, DemoOutboxChannel], useFactory: chooseChannel },
    Tell, DeleteOldMessages, ReadDemoOutbox,
  ],
  exports: [Tell, DeleteOldMessages, ReadDemoOutbox],
})
export class NotificationsModule {}
