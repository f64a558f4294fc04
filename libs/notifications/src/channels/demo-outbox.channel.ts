import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { MessageRepository } from '../storage/message.repository.js';
import { Channel } from './channel.js';
import type { Message } from './channel.js';

/** The phone of the demo: whatever is sent can be read at /api/dev/outbox. */
@Injectable()
export class DemoOutboxChannel extends Channel {
  constructor(private readonly messages: MessageRepository, private readonly clock: Clock) { super(); }

  async accept(tx: Tx, message: Message): Promise<void> {
    await this.messages.add(tx, { ...message, channel: 'demo', sentAt: this.clock.now() });
  }
}
