import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Conflict, newId, NotFound } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import type { SellerKind } from '../seller.js';
import { CooperativeRepository } from '../storage/cooperative.repository.js';
import type { HouseholdState } from '../storage/cooperative.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { ApplyToSell, MOST_WAITING } from './apply-to-sell.js';

const COOPERATIVES: readonly SellerKind[] = ['htx', 'tht'];
const HOUSEHOLDS: readonly SellerKind[] = ['household', 'registered_household', 'farm'];

export type HouseholdToInvite = { householdSellerId: string } | { name: string; phone: string };

/** Households of a cooperative: it invites, the household answers, either may end it. */
@Injectable()
export class Households {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly links: CooperativeRepository, private readonly apply: ApplyToSell,
    private readonly identity: IdentityFacade, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** Answers the household's id; a phone that no shop answers to starts an application. Errors: `sellers.not_a_cooperative`, `sellers.not_a_household`, `sellers.which_seller`, `seller.not_found`. */
  async invite(scope: SellerScope, household: HouseholdToInvite): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const cooperative = await this.sellers.hold(tx, scope.sellerId);
      if (!cooperative || !COOPERATIVES.includes(cooperative.kind)) throw new Conflict('sellers.not_a_cooperative');
      const householdId = 'phone' in household ? await this.byPhone(tx, household, cooperative.communeCode, scope) : household.householdSellerId;
      const found = await this.sellers.profile(householdId, tx);
      if (!found) throw new NotFound('seller.not_found');
      if (!HOUSEHOLDS.includes(found.kind)) throw new Conflict('sellers.not_a_household');
      await this.links.invite(tx, cooperative.id, found.id, scope.accountId, this.clock.now());
      return found.id;
    });
  }

  /** The household agrees. Errors: `sellers.link_not_found`. */
  accept(scope: SellerScope, cooperativeId: string): Promise<void> { return this.unitOfWork.run((tx) => this.answer(tx, cooperativeId, scope.sellerId, ['invited'], 'joined')); }

  /** Either side ends it, or the household declines. Errors: `sellers.link_not_found`. */
  end(cooperativeId: string, householdId: string): Promise<void> { return this.unitOfWork.run((tx) => this.answer(tx, cooperativeId, householdId, ['invited', 'joined'], 'left')); }

  /** Moves a link from one of the states; one that is there already stays. Errors: `sellers.link_not_found`. */
  async answer(tx: Tx, cooperativeId: string, householdId: string, from: readonly HouseholdState[], to: HouseholdState): Promise<void> {
    const before = await this.links.stateOf(cooperativeId, householdId, tx);
    if (before === to) return;
    if (!(await this.links.move(tx, cooperativeId, householdId, from, to, this.clock.now()))) throw new NotFound('sellers.link_not_found');
    if (to === 'joined' || before === 'joined') await this.outbox.append(tx, { type: 'sellers.household_joined', payload: { cooperativeId, householdId, joined: to === 'joined' } });
  }

  private async byPhone(tx: Tx, { name, phone }: { name: string; phone: string }, communeCode: string, scope: SellerScope): Promise<string> {
    const ownerId = await this.identity.ensureAccount(tx, { phoneNumber: phone });
    const known = (await this.sellers.answeredBy(tx, phone, ownerId)).filter((id) => id !== scope.sellerId);
    if (known.length > 1) throw new Conflict('sellers.which_seller', {}, known.map((id) => ({ path: 'householdSellerId', code: 'sellers.which_seller', id })));
    if (known.length === 1) return known[0]!;
    const id = newId();
    await this.apply.isRepeated(tx, id, scope.accountId, MOST_WAITING.assistant);
    await this.apply.enterOwned(tx, { id, kind: 'household', name, communeCode, addressLine: '', phone }, ownerId, scope.accountId, scope.actor);
    return id;
  }
}
