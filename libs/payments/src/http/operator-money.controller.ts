import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, isoVietnam, toPage } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import type { BankEntry } from '../storage/receipt.repository.js';
import { PlaceBankLine } from '../usecases/place-bank-line.js';
import { ReturnBankLine } from '../usecases/return-bank-line.js';
import { ShowBankLine } from '../usecases/show-bank-line.js';
import { assignmentBody, bankEntries, bankEntriesQuery, bankEntryDetail, dismissalBody, entryParams, lineReturnBody, returnParams } from './operator-money.dto.js';
import type { bankEntry } from './operator-money.dto.js';

type Entry = z.infer<typeof entryParams>;
type Detail = z.infer<typeof bankEntryDetail>;

/** The reconciliation desk: what came to the bank account, and what people decide about what nobody could place. */
@ApiTags('money')
@Controller('operator/bank-entries')
export class OperatorMoneyController {
  constructor(private readonly receipts: ReceiptRepository, private readonly lines: ShowBankLine, private readonly place: PlaceBankLine, private readonly returns: ReturnBankLine) {}

  /** One row per line of the bank account, newest first. */
  @Get() @ForOperator() @Answers(bankEntries)
  async entries(@Query({ schema: bankEntriesQuery }) { state, day, limit, after }: z.infer<typeof bankEntriesQuery>): Promise<z.infer<typeof bankEntries>> {
    return toPage(await this.receipts.bankEntries({ state, day }, limit, decodeIdCursor(after)), limit, ({ id }) => [id], shownEntry);
  }

  /** One line, with the purchases it might be for. */
  @Get(':id') @ForOperator() @Answers(bankEntryDetail)
  async entry(@Param({ schema: entryParams }) { id }: Entry): Promise<Detail> {
    const { entry, guesses } = await this.lines.run(id);
    return { ...shownEntry(entry), guesses: guesses.map(({ groupCode, status, missing, createdAt, because }) => ({ groupCode, status, missing, createdAt: isoVietnam(createdAt), because })) };
  }

  /** Says whose money it is. Saying the same again changes nothing; another word on the same line is refused. */
  @Post(':id/assignments') @ForOperator() @Answers(bankEntryDetail, 201)
  async assign(@CurrentActor() { accountId }: Actor, @Param({ schema: entryParams }) { id }: Entry, @Body({ schema: assignmentBody }) { groupCode, reason }: z.infer<typeof assignmentBody>): Promise<Detail> {
    await this.place.assign(accountId, id, groupCode.toUpperCase(), reason);
    return this.entry({ id });
  }

  /** Says that the money is no purchase's, and why. */
  @Post(':id/dismissals') @ForOperator() @Answers(bankEntryDetail, 201)
  async dismiss(@CurrentActor() { accountId }: Actor, @Param({ schema: entryParams }) { id }: Entry, @Body({ schema: dismissalBody }) { reason }: z.infer<typeof dismissalBody>): Promise<Detail> {
    await this.place.dismiss(accountId, id, reason);
    return this.entry({ id });
  }

  /** Enters a transfer back to the sender, with its evidence. */
  @Post(':id/returns') @ForOperator() @Answers(bankEntryDetail, 201)
  async sendBack(@CurrentActor() { accountId }: Actor, @Param({ schema: entryParams }) { id }: Entry, @Body({ schema: lineReturnBody }) body: z.infer<typeof lineReturnBody>): Promise<Detail> {
    await this.returns.propose(accountId, id, body);
    return this.entry({ id });
  }

  /** Confirms a transfer back that somebody else entered. */
  @Post(':id/returns/:returnId/confirmations') @ForOperator() @Answers(bankEntryDetail, 201)
  async confirm(@CurrentActor() { accountId }: Actor, @Param({ schema: returnParams }) { id, returnId }: z.infer<typeof returnParams>): Promise<Detail> {
    await this.returns.confirm(accountId, id, returnId);
    return this.entry({ id });
  }

  /** Takes a transfer back that was entered wrongly. */
  @Post(':id/returns/:returnId/withdrawals') @ForOperator() @Answers(bankEntryDetail, 201)
  async withdraw(@CurrentActor() { accountId }: Actor, @Param({ schema: returnParams }) { id, returnId }: z.infer<typeof returnParams>): Promise<Detail> {
    await this.returns.withdraw(accountId, id, returnId);
    return this.entry({ id });
  }
}

const shownEntry = ({ id, provider, eventId, reference, amount, memo, outgoing, state, groupCode, holder, occurredAt, receivedAt, decision, return: back }: BankEntry): z.infer<typeof bankEntry> => ({
  id, provider, eventId, reference, amount, memo, outgoing, state, groupCode, holder, occurredAt: isoVietnam(occurredAt), receivedAt: isoVietnam(receivedAt),
  decision: decision && { kind: decision.kind, reason: decision.reason, by: decision.by, at: isoVietnam(new Date(decision.at)) },
  return: back && {
    id: back.id, reference: back.reference, note: back.note, state: back.state, proposedBy: back.proposedBy, proposedAt: isoVietnam(new Date(back.proposedAt)), confirmedBy: back.confirmedBy,
  },
});
