import { Module } from '@nestjs/common';
import './messages.js';
import { LedgerFacade } from './ledger.facade.js';
import { LedgerRepository } from './storage/ledger.repository.js';

@Module({ providers: [LedgerRepository, LedgerFacade], exports: [LedgerFacade] })
export class LedgerModule {}
