import { Module } from '@nestjs/common';
import { SessionPolicy } from './http/session.policy.js';
import { IdentityFacade } from './identity.facade.js';
import './messages.js';
import { Sessions } from './sign-in/sessions.js';
import { AccountRepository } from './storage/account.repository.js';
import { OneTimeCodeRepository } from './storage/one-time-code.repository.js';
import { CheckCode } from './usecases/check-code.js';
import { ForgetOldCodes } from './usecases/forget-old-codes.js';
import { RequestCode } from './usecases/request-code.js';

/** Brings the policies signed-in, officer and operator to every door that imports it. */
@Module({
  providers: [AccountRepository, OneTimeCodeRepository, CheckCode, RequestCode, ForgetOldCodes, Sessions, SessionPolicy, IdentityFacade],
  exports: [IdentityFacade, Sessions, AccountRepository, RequestCode, ForgetOldCodes],
})
export class IdentityModule {}
