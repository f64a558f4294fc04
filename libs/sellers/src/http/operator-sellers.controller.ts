import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, RequestLanguage, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { SellerState } from '../domain/seller-lifecycle.js';
import { MoneyRouteRepository } from '../storage/money-route.repository.js';
import type { RouteChange } from '../storage/money-route.repository.js';
import { ChangeMoneyRoute } from '../usecases/change-money-route.js';
import { EvidenceDesk } from '../usecases/evidence-desk.js';
import { Members } from '../usecases/members.js';
import { MoveSeller } from '../usecases/move-seller.js';
import { SellerDesk } from '../usecases/seller-desk.js';
import { ShowSeller } from '../usecases/show-seller.js';
import { action, decision, moneyRouteParams, newMoneyRoute, sellerAtDesk, sellerParams, sellerRequirementParams } from './operator-sellers.dto.js';
import { desk, deskQuery } from './seller-profile.dto.js';

const actorOf = ({ accountId }: Actor): string => `operator:${accountId}`;
type AtDesk = z.infer<typeof sellerAtDesk>;

@ApiTags('operator')
@Controller('operator/sellers')
export class OperatorSellersController {
  constructor(
    private readonly desk: SellerDesk, private readonly show: ShowSeller, private readonly members: Members, private readonly move: MoveSeller, private readonly evidence: EvidenceDesk,
    private readonly route: ChangeMoneyRoute, private readonly routes: MoneyRouteRepository, private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Sellers by state or name; who waits longest comes first. */
  @Get() @ForOperator() @Answers(desk)
  list(@Query({ schema: deskQuery }) { state, ...rest }: z.infer<typeof deskQuery>): Promise<z.infer<typeof desk>> { return this.desk.page({ ...rest, state: state as SellerState | undefined }); }

  @Get(':id') @ForOperator() @Answers(sellerAtDesk)
  read(@CurrentActor() actor: Actor, @Param({ schema: sellerParams }) { id }: z.infer<typeof sellerParams>, @RequestLanguage() language: Language): Promise<AtDesk> { return this.atDesk(actor, id, language); }

  /** Takes a named action. A required line that is missing is waived by name, with a reason, or the shop does not open. */
  @Post(':id/actions') @ForOperator() @Answers(sellerAtDesk, 201)
  async act(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param({ schema: sellerParams }) { id }: z.infer<typeof sellerParams>, @Body({ schema: action }) { action: move, reason, waive }: z.infer<typeof action>): Promise<AtDesk> {
    await this.unitOfWork.run((tx) => this.move.run(tx, id, { move, taker: 'operator', actor: actorOf(actor), reason, waive }));
    return this.atDesk(actor, id, language);
  }

  /** Decides on what was given for one line of the checklist. */
  @Put(':id/requirements/:code') @ForOperator() @Answers(sellerAtDesk)
  async decide(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param({ schema: sellerRequirementParams }) { id, code }: z.infer<typeof sellerRequirementParams>, @Body({ schema: decision }) { state, note }: z.infer<typeof decision>): Promise<AtDesk> {
    await this.evidence.decide(id, code, state, note, actorOf(actor));
    return this.atDesk(actor, id, language);
  }

  /** Proposes who receives the buyers’ money of orders from a day on; `direct` needs an account that is known to be the seller’s. */
  @Post(':id/money-routes') @ForOperator() @Answers(sellerAtDesk, 201)
  async proposeRoute(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param({ schema: sellerParams }) { id }: z.infer<typeof sellerParams>, @Body({ schema: newMoneyRoute }) { moneyRoute: route, ...body }: z.infer<typeof newMoneyRoute>): Promise<AtDesk> {
    await this.route.propose(actorOf(actor), { sellerId: id, route, ...body });
    return this.atDesk(actor, id, language);
  }

  /** Confirms what another operator proposed. */
  @Post(':id/money-routes/:routeId/confirmations') @ForOperator() @Answers(sellerAtDesk, 201)
  async confirmRoute(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param({ schema: moneyRouteParams }) { id, routeId }: z.infer<typeof moneyRouteParams>): Promise<AtDesk> {
    await this.route.confirm(actorOf(actor), id, routeId);
    return this.atDesk(actor, id, language);
  }

  /** Takes a proposal back. */
  @Post(':id/money-routes/:routeId/withdrawals') @ForOperator() @Answers(sellerAtDesk, 201)
  async withdrawRoute(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param({ schema: moneyRouteParams }) { id, routeId }: z.infer<typeof moneyRouteParams>): Promise<AtDesk> {
    await this.route.withdraw(actorOf(actor), id, routeId);
    return this.atDesk(actor, id, language);
  }

  private async atDesk(actor: Actor, id: string, language: Language): Promise<AtDesk> {
    const [seller, members, routes] = await Promise.all([this.show.run(id, { language, taker: 'operator', seesMoney: true }), this.members.list(id), this.routes.of(id)]);
    return { ...seller, members, moneyRoutes: routes.map((change) => shownRoute(change, actorOf(actor))) };
  }
}

const shownRoute = ({ id, route, fromDay, reason, state, proposedAt, proposedBy }: RouteChange, you: string): AtDesk['moneyRoutes'][number] =>
  ({ id, moneyRoute: route, fromDay, reason, state, proposedAt: isoVietnam(proposedAt), mayConfirm: state === 'proposed' && proposedBy !== you });
