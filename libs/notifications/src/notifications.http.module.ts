import { Module } from '@nestjs/common';
import { DevOutboxController } from './http/dev-outbox.controller.js';
import { NotificationsModule } from './notifications.module.js';

@Module({ imports: [NotificationsModule], controllers: [DevOutboxController] })
export class NotificationsHttpModule {}
