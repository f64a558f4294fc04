import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { decodeIdCursor, formatDong, isoVietnam, message, toPage, writtenDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { Entry } from '../storage/entry.repository.js';
import type { OwnPayout } from '../storage/payout.repository.js';
import { ShowOwnPayouts } from '../usecases/show-own-payouts.js';
import type { Upcoming } from '../usecases/show-own-payouts.js';
import { ownPayoutPath, ownPayouts, ownPayoutsQuery, ownPayoutWithEntries } from './payout.dto.js';
import { shapeLine } from './shape-line.js';

type Answer = z.infer<typeof ownPayouts>;

/** Money on its way to the seller's bank: for the owner alone, never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId/payouts')
export class SellerPayoutsController {
  constructor(private readonly payouts: ShowOwnPayouts) {}

  /** What was paid out, newest first, and what comes next. */
  @Get() @ForSeller('owner') @Answers(ownPayouts)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: ownPayoutsQuery }) { limit, after }: z.infer<typeof ownPayoutsQuery>, @RequestLanguage() language: Language): Promise<Answer> {
    const [rows, upcoming] = await Promise.all([this.payouts.list(scope, limit, decodeIdCursor(after)), this.payouts.upcoming(scope)]);
    return { ...toPage(rows, limit, ({ id }) => [id], (row) => shown(row, language)), upcoming: coming(upcoming, language) };
  }

  /** One payout and of what it was made. Errors: `settlement.payout_not_found`. */
  @Get(':payoutId') @ForSeller('owner') @Answers(ownPayoutWithEntries)
  async one(@CurrentSeller() scope: SellerScope, @Param({ schema: ownPayoutPath }) { payoutId }: z.infer<typeof ownPayoutPath>, @RequestLanguage() language: Language): Promise<z.infer<typeof ownPayoutWithEntries>> {
    const { payout, entries } = await this.payouts.one(scope, payoutId);
    return { ...shown(payout, language), reference: payout.reference, entries: linesOf(entries, language) };
  }
}

const shown = ({ id, code, amount, state, bankBin, accountEnd, preparedAt, settledAt, returnedAt, reason }: OwnPayout, language: Language): Answer['items'][number] => ({
  id, code, amount, status: state, bankBin, accountEnd, preparedAt: isoVietnam(preparedAt), settledAt: settledAt && isoVietnam(settledAt), returnedAt: returnedAt && isoVietnam(returnedAt), reason,
  sentence: message(`settlement.payout.${state}`, language, { amount: formatDong(amount), accountEnd, why: reason ?? '' }),
});

const linesOf = (entries: readonly Entry[], language: Language): Answer['upcoming']['entries'] =>
  entries.map((entry) => { const { balanceAfter: _, ...line } = shapeLine({ ...entry, balanceAfter: 0 }, null, language); return line; });

function coming({ entries, ...next }: Upcoming, language: Language): Answer['upcoming'] {
  const params = { amount: formatDong(next.amount), minimum: formatDong(next.minimum), accountEnd: next.accountEnd ?? '', on: writtenDay(next.on) };
  return {
    ...next, sentence: message(`settlement.upcoming.${next.held ?? 'comes'}`, language, params),
    entries: linesOf(entries, language),
  };
}
