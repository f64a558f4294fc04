import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, DemoOnly } from '@cho-phien/platform';
import { ReadDemoOutbox } from '../usecases/read-demo-outbox.js';
import { outbox, outboxQuery } from './dev-outbox.dto.js';

@ApiTags('demo')
@Controller('dev/outbox')
export class DevOutboxController {
  constructor(private readonly readDemoOutbox: ReadDemoOutbox) {}

  /** Messages the demo would have sent, newest first, at most 50; of one phone with `to`. */
  @Get() @DemoOnly() @Answers(outbox) @Header('cache-control', 'no-store')
  async list(@Query({ schema: outboxQuery }) { to }: z.infer<typeof outboxQuery>): Promise<z.infer<typeof outbox>> {
    const messages = await this.readDemoOutbox.run(to);
    return { items: messages.map(({ channel, to: phone, text, data, sentAt }) => ({ channel, to: phone, text, data, sentAt: isoVietnam(sentAt) })) };
  }
}
