import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module.js';
import { ForgetOldCodesJob } from './jobs/forget-old-codes.job.js';

@Module({ imports: [IdentityModule], providers: [ForgetOldCodesJob] })
export class IdentityJobsModule {}
