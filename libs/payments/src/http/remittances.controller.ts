import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, isoVietnam, message, NotFound, toPage, Unprocessable } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, CSV, CurrentActor, ForOperator, receivedFile, RequestLanguage, TakesUpload, XLSX } from '@cho-phien/platform';
import type { Actor, DoorRequest } from '@cho-phien/platform';
import { PartyDebtRepository } from '../storage/party-debt.repository.js';
import { RemittanceRepository } from '../storage/remittance.repository.js';
import type { Remittance } from '../storage/remittance.repository.js';
import { SettleRemittance } from '../usecases/settle-remittance.js';
import { ShowPartyDebts } from '../usecases/show-party-debts.js';
import type { Party } from '../usecases/show-party-debts.js';
import { TakeRemittance } from '../usecases/take-remittance.js';
import type { TakenStatement } from '../usecases/take-remittance.js';
import { WithdrawRemittance } from '../usecases/withdraw-remittance.js';
import { owedPayments, owedQuery, payoutBody, remittanceDetail, remittanceParams, remittances, remittancesQuery, takenStatement, uploadQuery, withdrawalBody } from './remittances.dto.js';
import type { party as partyShape, remittance } from './remittances.dto.js';

const MAX_MEGABYTES = 5;
type Id = z.infer<typeof remittanceParams>;

/** Statements of carriers and gateways: what they took for the market, kept as their fee, and pay out. */
@ApiTags('money')
@Controller('operator/remittances')
export class RemittancesController {
  constructor(private readonly statements: RemittanceRepository, private readonly payments: PartyDebtRepository, private readonly debts: ShowPartyDebts, private readonly take: TakeRemittance, private readonly settle: SettleRemittance, private readonly withdraw: WithdrawRemittance) {}

  /** Newest first; with who may send one. */
  @Get() @ForOperator() @Answers(remittances)
  async list(@Query({ schema: remittancesQuery }) { limit, after }: z.infer<typeof remittancesQuery>): Promise<z.infer<typeof remittances>> {
    const page = toPage(await this.statements.list(limit, decodeIdCursor(after)), limit, ({ id }) => [id], shown);
    return { ...page, parties: (await this.debts.run()).map(shownParty) };
  }

  /** The payments behind what one party owes, oldest first. */
  @Get('owed') @ForOperator() @Answers(owedPayments)
  async owed(@Query({ schema: owedQuery }) { party, unstated, limit, after }: z.infer<typeof owedQuery>): Promise<z.infer<typeof owedPayments>> {
    return toPage(await this.payments.paymentsOf(party, unstated, limit, decodeIdCursor(after)), limit, ({ id }) => [id], ({ id, reference, groupCode, orderCode, takenAt, amount, left, stated }) =>
      ({ id, reference, groupCode, orderCode, takenAt: isoVietnam(takenAt), amount, left, stated }));
  }

  /** One statement with its rows, those that do not match first. */
  @Get(':id') @ForOperator() @Answers(remittanceDetail)
  async read(@Param({ schema: remittanceParams }) { id }: Id): Promise<z.infer<typeof remittanceDetail>> {
    const found = await this.statements.find(id);
    if (!found) throw new NotFound('payments.statement_not_found');
    const rows = await this.statements.rows(id);
    return { ...shown(found), rows: rows.map(({ row, kind, reference, collected, fee, state, groupCode, orderCode, expected }) => ({ row, kind, reference, collected, fee, state, groupCode, orderCode, expected })) };
  }

  /** Takes an XLSX or CSV file, raw or as the field `file` of a form. Titles: code of order, parcel or transaction; amount; fee; kind where refunds are not written below zero. All rows or none. */
  @Post() @TakesUpload() @ForOperator() @ApiConsumes(XLSX, CSV, 'multipart/form-data') @Answers(takenStatement, 201)
  async upload(@CurrentActor() { accountId }: Actor, @Query({ schema: uploadQuery }) { party, name, dryRun }: z.infer<typeof uploadQuery>, @Req() request: DoorRequest, @RequestLanguage() language: Language): Promise<z.infer<typeof takenStatement>> {
    const bytes = await receivedFile(request, MAX_MEGABYTES * 1024 * 1024);
    if (bytes === 'too_large') throw new Unprocessable('payments.statement_too_large', { megabytes: MAX_MEGABYTES });
    if (bytes === 'unreadable') throw new Unprocessable('payments.statement_unreadable');
    return shownTaken(await this.take.run(accountId, { party, name: name ?? '–', bytes, dryRun }), language);
  }

  /** Says which bank line paid it, or that nothing was left to pay. */
  @Post(':id/payments') @ForOperator() @Answers(remittanceDetail, 201)
  async pay(@CurrentActor() { accountId }: Actor, @Param({ schema: remittanceParams }) { id }: Id, @Body({ schema: payoutBody }) { bankEntryId }: z.infer<typeof payoutBody>): Promise<z.infer<typeof remittanceDetail>> {
    await this.settle.run(accountId, id, bankEntryId);
    return this.read({ id });
  }

  /** Says that the statement was taken wrongly. Errors: `payments.statement_not_found`, `payments.statement_paid`. */
  @Post(':id/withdrawals') @ForOperator() @Answers(remittanceDetail, 201)
  async takeBack(@CurrentActor() { accountId }: Actor, @Param({ schema: remittanceParams }) { id }: Id, @Body({ schema: withdrawalBody }) { reason }: z.infer<typeof withdrawalBody>): Promise<z.infer<typeof remittanceDetail>> {
    await this.withdraw.propose(accountId, id, reason);
    return this.read({ id });
  }

  /** Somebody else says so too: it pays nothing out. Errors: `payments.statement_not_withdrawn`, `payments.second_person_needed`. */
  @Post(':id/withdrawals/confirmations') @ForOperator() @Answers(remittanceDetail, 201)
  async confirmWithdrawal(@CurrentActor() { accountId }: Actor, @Param({ schema: remittanceParams }) { id }: Id): Promise<z.infer<typeof remittanceDetail>> {
    await this.withdraw.confirm(accountId, id);
    return this.read({ id });
  }

  /** It is right after all. Errors: `payments.statement_withdrawn`. */
  @Post(':id/withdrawals/refusals') @ForOperator() @Answers(remittanceDetail, 201)
  async keepIt(@CurrentActor() { accountId }: Actor, @Param({ schema: remittanceParams }) { id }: Id): Promise<z.infer<typeof remittanceDetail>> {
    await this.withdraw.keep(accountId, id);
    return this.read({ id });
  }
}

const shown = ({ id, party, fileName, known, unknown, fee, net, takenBy, takenAt, paidAt, states, withdrawnAt, withdrawal }: Remittance): z.infer<typeof remittance> => ({
  id, party, fileName, known, unknown, fee, net, takenBy, takenAt: isoVietnam(takenAt), paidAt: paidAt && isoVietnam(paidAt), states: states.map(({ state, count, amount }) => ({ state, count, amount })), withdrawnAt: withdrawnAt && isoVietnam(withdrawnAt),
  withdrawal: withdrawal && { reason: withdrawal.reason, state: withdrawal.state, proposedBy: withdrawal.proposedBy, proposedAt: isoVietnam(new Date(withdrawal.proposedAt)) },
});

const shownParty = ({ code, name, owes, bands, refunds }: Party): z.infer<typeof partyShape> => ({
  code, name, owes, refunds: { count: refunds.count, amount: refunds.amount },
  bands: bands.map(({ fromDays, count, amount, oldest }) => ({ fromDays, count, amount, oldest: isoVietnam(oldest) })),
});

function shownTaken({ id, rows, mistakes, sums: { known, unknown, fee, net } }: TakenStatement, language: Language): z.infer<typeof takenStatement> {
  const states = [...new Set(rows.map(({ state }) => state))].map((state) => {
    const same = rows.filter((row) => row.state === state);
    return { state, count: same.length, amount: same.reduce((sum, { collected }) => sum + collected, 0) };
  });
  return {
    id, known, unknown, fee, net, states,
    rows: rows.map(({ row, kind, reference, collected, fee: kept, state, orderCode }) => ({ row, kind, reference, collected, fee: kept, state, orderCode })),
    errors: mistakes.map(({ row, column, code }) => ({ row, column, message: message(code, language) })),
  };
}
