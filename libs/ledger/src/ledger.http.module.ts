import { Module } from '@nestjs/common';
import { OperatorLedgerController } from './http/operator-ledger.controller.js';
import { LedgerModule } from './ledger.module.js';

@Module({ imports: [LedgerModule], controllers: [OperatorLedgerController] })
export class LedgerHttpModule {}
