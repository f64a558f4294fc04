import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, SellerScope } from '@cho-phien/platform';
import { CooperativeRepository } from '../storage/cooperative.repository.js';
import type { LinkedSeller } from '../storage/cooperative.repository.js';
import { Households } from '../usecases/households.js';
import { cooperativeParams, householdParams, householdToInvite, linkedSellers } from './seller-profile.dto.js';

type Linked = z.infer<typeof linkedSellers>;

@ApiTags('seller')
@Controller('seller/:sellerId')
export class SellerHouseholdsController {
  constructor(private readonly links: CooperativeRepository, private readonly households: Households) {}

  /** The households that sell through this cooperative, and those that were asked. */
  @Get('households') @ForSeller('owner', 'manager') @Answers(linkedSellers)
  async list(@CurrentSeller() { sellerId }: SellerScope): Promise<Linked> { return shown(await this.links.households(sellerId)); }

  /** Asks a household to sell through this cooperative; it joins when its owner accepts. One that is new to the market is entered by name and phone. */
  @Post('households') @ForSeller('owner', 'manager') @Answers(linkedSellers, 201)
  async invite(@CurrentSeller() scope: SellerScope, @Body({ schema: householdToInvite }) body: z.infer<typeof householdToInvite>): Promise<Linked> {
    await this.households.invite(scope, body);
    return shown(await this.links.households(scope.sellerId));
  }

  /** Ends it from the cooperative's side. */
  @Delete('households/:householdId') @HttpCode(200) @ForSeller('owner', 'manager') @Answers(linkedSellers)
  async remove(@CurrentSeller() { sellerId }: SellerScope, @Param({ schema: householdParams }) { householdId }: z.infer<typeof householdParams>): Promise<Linked> {
    await this.households.end(sellerId, householdId);
    return shown(await this.links.households(sellerId));
  }

  /** The cooperatives that this household sells through, and those that asked it. */
  @Get('cooperatives') @ForSeller('owner', 'manager') @Answers(linkedSellers)
  async cooperatives(@CurrentSeller() { sellerId }: SellerScope): Promise<Linked> { return shown(await this.links.cooperatives(sellerId)); }

  /** Agrees to sell through a cooperative that asked. */
  @Post('cooperatives/:cooperativeId/acceptances') @ForSeller('owner') @Answers(linkedSellers, 201)
  async accept(@CurrentSeller() scope: SellerScope, @Param({ schema: cooperativeParams }) { cooperativeId }: z.infer<typeof cooperativeParams>): Promise<Linked> {
    await this.households.accept(scope, cooperativeId);
    return shown(await this.links.cooperatives(scope.sellerId));
  }

  /** Declines, or leaves. */
  @Delete('cooperatives/:cooperativeId') @HttpCode(200) @ForSeller('owner') @Answers(linkedSellers)
  async leave(@CurrentSeller() { sellerId }: SellerScope, @Param({ schema: cooperativeParams }) { cooperativeId }: z.infer<typeof cooperativeParams>): Promise<Linked> {
    await this.households.end(cooperativeId, sellerId);
    return shown(await this.links.cooperatives(sellerId));
  }
}

const shown = (rows: readonly LinkedSeller[]): Linked => ({
  items: rows.map(({ id, name, kind, communeCode, state, since }) => ({ id, name, kind, communeCode, state: state === 'joined' ? 'joined' as const : 'invited' as const, since: isoVietnam(since) })),
});
