import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Outbox } from '../outbox/outbox.js';
import { Relay } from '../outbox/relay.js';
import { ForgetOldRecordsJob } from './forget-old-records.job.js';
import { JobsRunner } from './jobs-runner.js';
import { Queues } from './queues.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Queues, Outbox, Relay, JobsRunner, ForgetOldRecordsJob],
  exports: [Queues, Outbox, Relay, JobsRunner],
})
export class JobsModule {}
