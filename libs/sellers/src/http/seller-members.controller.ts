import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, CurrentSeller, ForSeller, SellerScope } from '@cho-phien/platform';
import { Members } from '../usecases/members.js';
import { memberParams, members, newMember } from './seller-profile.dto.js';

@ApiTags('seller')
@Controller('seller/:sellerId/members')
export class SellerMembersController {
  constructor(private readonly members: Members) {}

  /** Who works for the shop, in the order in which they came. */
  @Get() @ForSeller('owner') @Answers(members)
  async list(@CurrentSeller() { sellerId }: SellerScope): Promise<z.infer<typeof members>> { return { items: await this.members.list(sellerId) }; }

  /** Takes somebody in by phone, or gives a member another role. */
  @Post() @ForSeller('owner') @Answers(members, 201)
  async add(@CurrentSeller() scope: SellerScope, @Body({ schema: newMember }) { phone, role }: z.infer<typeof newMember>): Promise<z.infer<typeof members>> {
    await this.members.put(scope, phone, role);
    return { items: await this.members.list(scope.sellerId) };
  }

  /** Takes somebody off the list; the last owner stays. */
  @Delete(':accountId') @HttpCode(200) @ForSeller('owner') @Answers(members)
  async remove(@CurrentSeller() scope: SellerScope, @Param({ schema: memberParams }) { accountId }: z.infer<typeof memberParams>): Promise<z.infer<typeof members>> {
    await this.members.remove(scope, accountId);
    return { items: await this.members.list(scope.sellerId) };
  }
}
