import { Module } from '@nestjs/common';
import './messages.js';
import { LedgerFacade } from './ledger.facade.js';
import { AccountRepository } from './storage/account.repository.js';
import { BalanceRepository } from './storage/balance.repository.js';
import { ChainRepository } from './storage/chain.repository.js';
import { LedgerRepository } from './storage/ledger.repository.js';
import { MovementRepository } from './storage/movement.repository.js';
import { SoldRepository } from './storage/sold.repository.js';
import { VerifiedRepository } from './storage/verified.repository.js';
import { AdvanceCheckpoint } from './usecases/advance-checkpoint.js';
import { ShowAccounts } from './usecases/show-accounts.js';
import { VerifyLedger } from './usecases/verify-ledger.js';
import { VerifyNewLinks } from './usecases/verify-new-links.js';

@Module({ 
  providers: [LedgerRepository, AccountRepository, BalanceRepository, MovementRepository, SoldRepository, ChainRepository, VerifiedRepository, VerifyLedger, VerifyNewLinks, ShowAccounts, AdvanceCheckpoint, LedgerFacade],
  exports: [LedgerFacade, AdvanceCheckpoint, VerifyNewLinks, ShowAccounts],
 })
export class LedgerModule {}
