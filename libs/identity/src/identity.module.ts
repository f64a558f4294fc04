import { Module } from '@nestjs/common';
import { SessionPolicy } from './http/session.policy.js';
import { IdentityFacade } from './identity.facade.js';
import './messages.js';
import { Sessions } from './sign-in/sessions.js';
import { AccountRepository } from './storage/account.repository.js';
import { BoundCodeRepository } from './storage/bound-code.repository.js';
import { OfficerGrantRepository } from './storage/officer-grant.repository.js';
import { OneTimeCodeRepository } from './storage/one-time-code.repository.js';
import { BoundCodes } from './usecases/bound-codes.js';
import { CheckCode } from './usecases/check-code.js';
import { ForgetOldCodes } from './usecases/forget-old-codes.js';
import { KeepOfficers } from './usecases/keep-officers.js';
import { ReadPost } from './usecases/read-post.js';
import { RequestCode } from './usecases/request-code.js';

/** Brings the policies signed-in, officer and operator to every door that imports it. */
@Module({
  providers: [AccountRepository, OneTimeCodeRepository, BoundCodeRepository, BoundCodes, CheckCode, RequestCode, ForgetOldCodes, Sessions, SessionPolicy, OfficerGrantRepository, KeepOfficers, ReadPost, IdentityFacade],
  exports: [IdentityFacade, Sessions, AccountRepository, RequestCode, ForgetOldCodes, OfficerGrantRepository, KeepOfficers],
})
export class IdentityModule {}
