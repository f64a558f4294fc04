import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { Idempotency } from './idempotency.js';
import './messages.js';
import { OfficerLog } from './officer-log.js';
import { OfficerPosts } from './officer-posts.js';
import { PolicyGuard } from './policy.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { validationPipe } from './validation.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Idempotency,
    OfficerLog,
    OfficerPosts,
    { provide: APP_INTERCEPTOR, useExisting: OfficerLog },
    { provide: APP_GUARD, useClass: PolicyGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [Idempotency, OfficerLog, OfficerPosts],
})
export class HttpModule {}
