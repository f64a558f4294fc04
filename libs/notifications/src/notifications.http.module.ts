import { Module } from '@nestjs/common';
import { DevOutboxController } from './http/dev-outbox.controller.js';
import { MeNoticesController } from './http/me-notices.controller.js';
import { NotificationsModule } from './notifications.module.js';

@Module({ imports: [NotificationsModule], controllers: [DevOutboxController, MeNoticesController] })
export class NotificationsHttpModule {}
