import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, isId, isoVietnam, newId, NotFound, Unprocessable, vietnamDay, writtenDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { MoneyRoute, SellerProfile } from '../seller.js';
import { ChangeRepository } from '../storage/change.repository.js';
import { MoneyRouteRepository } from '../storage/money-route.repository.js';
import type { RouteChange } from '../storage/money-route.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { MoneyAccount } from './money-account.js';

export interface ProposedRoute { sellerId: string; route: MoneyRoute; fromDay: VietnamDay; reason: string }

/** Who receives the buyers' money of a seller, for orders from a day on: one operator proposes, another confirms. Orders keep the route they were placed with. */
@Injectable()
export class ChangeMoneyRoute {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly routes: MoneyRouteRepository, private readonly money: MoneyAccount,
    private readonly changes: ChangeRepository, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** Errors: `seller.not_found`, `sellers.bank_account_needed`, `sellers.route_backwards`, `sellers.route_waiting`. */
  async propose(by: string, { sellerId, route, fromDay, reason }: ProposedRoute): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.hold(tx, sellerId);
      await this.assertPossible(tx, sellerId, route, fromDay);
      const proposedAt = this.clock.now();
      if (!(await this.routes.add(tx, { id: newId(proposedAt.getTime()), sellerId, route, fromDay, reason, proposedBy: by, proposedAt }))) throw new Conflict('sellers.route_waiting');
    });
  }

  /** Judged anew on the day of the confirmation. Confirming twice changes nothing. Errors: `sellers.route_not_found`, `sellers.second_person_needed`, `sellers.route_withdrawn` and those of a proposal. */
  async confirm(by: string, sellerId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const [seller, change] = [await this.hold(tx, sellerId), await this.change(tx, sellerId, id)];
      if (change.proposedBy === by) throw new Forbidden('sellers.second_person_needed');
      if (change.state === 'withdrawn') throw new Conflict('sellers.route_withdrawn');
      if (change.state === 'confirmed') return;
      await this.assertPossible(tx, sellerId, change.route, change.fromDay);
      const at = this.clock.now();
      await this.routes.decide(tx, id, 'confirmed', by, at);
      const { route, fromDay, reason, proposedBy } = change;
      await this.changes.note(tx, { sellerId, actor: by, what: 'money_route', before: { moneyRoute: seller.moneyRoute }, after: { moneyRoute: route, fromDay, reason, proposedBy }, at });
      await this.outbox.append(tx, { type: 'sellers.money_route_changed', payload: { sellerId, name: seller.name, route, fromDay, at: isoVietnam(at) } });
    });
  }

  /** By anybody, the proposer too. Errors: `sellers.route_not_found`, `sellers.route_confirmed`. */
  async withdraw(by: string, sellerId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { state } = await this.change(tx, sellerId, id);
      if (state === 'confirmed') throw new Conflict('sellers.route_confirmed');
      if (state === 'proposed') await this.routes.decide(tx, id, 'withdrawn', by, this.clock.now());
    });
  }

  private async hold(tx: Tx, sellerId: string): Promise<SellerProfile> {
    const seller = await this.sellers.hold(tx, sellerId);
    if (!seller) throw new NotFound('seller.not_found');
    return seller;
  }

  private async change(tx: Tx, sellerId: string, id: string): Promise<RouteChange> {
    const change = isId(sellerId) && isId(id) ? await this.routes.lock(tx, sellerId, id) : null;
    if (!change) throw new NotFound('sellers.route_not_found');
    return change;
  }

  private async assertPossible(tx: Tx, sellerId: string, route: MoneyRoute, fromDay: VietnamDay): Promise<void> {
    const today = vietnamDay(this.clock.now());
    if (fromDay < today) throw new Unprocessable('sellers.route_backwards', { earliest: writtenDay(today) }, [{ path: 'fromDay', code: 'sellers.route_backwards', earliest: writtenDay(today) }]);
    if (route === 'direct' && (await this.money.verified(sellerId, tx)) === null) throw new Conflict('sellers.bank_account_needed');
  }
}
