import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoVietnam } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, ForOperator } from '@cho-phien/platform';
import { ReconcileDay } from '../usecases/reconcile-day.js';
import type { AccountDay } from '../usecases/reconcile-day.js';
import { ShowMoneyTrail } from '../usecases/show-money-trail.js';
import type { PostedStep, TracedOrder } from '../usecases/show-money-trail.js';
import { groupPath, moneyTrail, reconciliation, reconciliationQuery } from './reconciliation.dto.js';

/** The books: each day explained, and each purchase followed to its end. */
@ApiTags('money')
@Controller('operator')
export class OperatorBooksController {
  constructor(private readonly reconcile: ReconcileDay, private readonly trail: ShowMoneyTrail) {}

  /** Money in = money explained, by account and state, beside what the ledger has; and what is open, by its age. */
  @Get('reconciliation') @ForOperator() @Answers(reconciliation)
  async day(@Query({ schema: reconciliationQuery }) { day }: z.infer<typeof reconciliationQuery>): Promise<z.infer<typeof reconciliation>> {
    const found = await this.reconcile.run(day);
    return {
      day: found.day, asOf: isoVietnam(found.asOf), accounts: found.accounts.map(shownAccount), balanced: found.balanced,
      open: found.open.map(({ fromDays, count, amount, oldest }) => ({ fromDays, count, amount, oldest: isoVietnam(oldest) })),
      owed: found.owed.filter(({ bands, refunds }) => bands.length > 0 || refunds.count > 0).map(({ code, name, owes, bands, refunds }) => ({
        code, name, owes, refunds: { count: refunds.count, amount: refunds.amount }, bands: bands.map(({ fromDays, count, amount, oldest }) => ({ fromDays, count, amount, oldest: isoVietnam(oldest) })),
      })),
      held: { count: found.held.count, amount: found.held.amount, oldest: moment(found.held.oldest) },
    };
  }

  /** Everything that happened to a purchase's money, each step with its postings. Errors: `settlement.purchase_not_found`. */
  @Get('order-groups/:code/money') @ForOperator() @Answers(moneyTrail)
  async money(@Param({ schema: groupPath }) { code }: z.infer<typeof groupPath>): Promise<z.infer<typeof moneyTrail>> {
    const { payable, orders, steps } = await this.trail.run(code.toUpperCase());
    const { groupCode, channel, status, total, received, held, captured, returning, refunded } = payable;
    return { groupCode, channel, status, total, received, held, captured, returning, refunded, orders: orders.map(shownOrder), steps: steps.map(shownStep) };
  }
}

const shownAccount = ({ source, carrier, account, came, explained, open, booked, difference, wentOut, states, aside }: AccountDay): z.infer<typeof reconciliation>['accounts'][number] => ({
  source, carrier, account, came, explained, open, booked, difference, wentOut, aside: { count: aside.count, amount: aside.amount },
  states: states.map(({ state, decision, count, amount }) => ({ state, decision, count, amount })),
});

const moment = (at: Date | null | undefined): string | null => (at ? isoVietnam(at) : null);

const shownOrder = ({ orderCode, sellerId, sellerName, items, delivery, sale }: TracedOrder): z.infer<typeof moneyTrail>['orders'][number] => ({
  orderCode, sellerId, sellerName, moneyRoute: sale?.moneyRoute ?? null, items, delivery, total: items + delivery, receives: sale?.terms?.receives ?? null,
  capturedAt: moment(sale?.capturedAt), deliveredAt: moment(sale?.deliveredAt), creditedAt: moment(sale?.creditedAt),
});

const shownStep = ({ kind, at, amount, fee, orderCode, state, by, reference, ledger, posted }: PostedStep): z.infer<typeof moneyTrail>['steps'][number] => ({
  kind, at: isoVietnam(at), amount, fee, orderCode, state, by, reference, awaitsLedger: ledger !== null && posted.length < ledger.length,
  transactions: posted.map((each) => ({
    reference: each.reference, kind: each.kind, at: isoVietnam(each.occurredAt), postings: each.postings.map(({ source, destination, amount: moved }) => ({ source, destination, amount: moved })),
  })),
});
