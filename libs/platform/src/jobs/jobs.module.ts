import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Outbox } from '../outbox/outbox.js';
import { Relay } from '../outbox/relay.js';
import { ForgetOldRecordsJob } from './forget-old-records.job.js';
import { JobsRunner } from './jobs-runner.js';
import { PublishUnheardEventsJob } from './publish-unheard-events.job.js';
import { UnheardEvents } from '../outbox/unheard-events.js';
import { Queues } from './queues.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Queues, Outbox, Relay, JobsRunner, ForgetOldRecordsJob, UnheardEvents, PublishUnheardEventsJob],
  exports: [Queues, Outbox, Relay, JobsRunner],
})
export class JobsModule {}
