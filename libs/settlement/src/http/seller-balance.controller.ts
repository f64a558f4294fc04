import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { formatDong, isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, RequestLanguage, sendSheet } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import { ShowStatement } from '../usecases/show-statement.js';
import { shapeLine } from './shape-line.js';
import { statementSheet } from './statement-sheet.js';
import { balance, statement, statementQuery } from './statement.dto.js';

/** The seller's money: for its owner alone, never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId')
export class SellerBalanceController {
  constructor(private readonly statements: ShowStatement) {}

  /** What the seller may have now, and what is still on its way. */
  @Get('balance') @ForSeller('owner') @Answers(balance)
  async balance(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language): Promise<z.infer<typeof balance>> {
    const { asOf, available, pending, pendingOrders, held } = await this.statements.balance(scope);
    const sentence = message(available < 0 ? 'settlement.you_owe' : 'settlement.you_have', language, { amount: formatDong(Math.abs(available)) });
    return { asOf: isoVietnam(asOf), available, pending, pendingOrders, sentence, held: held.map(({ paidAt, ...order }) => ({ ...order, paidAt: isoVietnam(paidAt) })) };
  }

  /** A month's entries; opening + entries = closing. Each names its order and says in a sentence what was received, and why. */
  @Get('statements') @ForSeller('owner') @Answers(statement)
  async statement(@CurrentSeller() scope: SellerScope, @Query({ schema: statementQuery }) { month }: z.infer<typeof statementQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof statement>> {
    const { lines, addressAs, ...whole } = await this.statements.run(scope, month);
    return { month: whole.month, opening: whole.opening, closing: whole.closing, entries: lines.map((line) => shapeLine(line, addressAs, language)) };
  }

  /** The same as a table: UTF-8 with a byte order mark, no cell a formula. */
  @Get('statements/export.csv') @ForSeller('owner') @ApiProduces('text/csv')
  async csv(@CurrentSeller() scope: SellerScope, @Query({ schema: statementQuery }) { month }: z.infer<typeof statementQuery>, @RequestLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const statement = await this.statements.run(scope, month);
    return sendSheet(reply, 'csv', `so-tien-${statement.month}`, statementSheet(statement, language));
  }
}
