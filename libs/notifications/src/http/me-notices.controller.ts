import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, CurrentActor, SignedIn } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ChooseNotices } from '../usecases/choose-notices.js';
import type { NoticeWishes } from '../usecases/choose-notices.js';
import { chosenNotices, noticeWishes, pushSubscription } from './me-notices.dto.js';

@ApiTags('notices')
@Controller('me')
export class MeNoticesController {
  constructor(private readonly notices: ChooseNotices) {}

  /** How the caller is told of what concerns him. */
  @Get('notices') @SignedIn() @Answers(noticeWishes)
  async show(@CurrentActor() { accountId }: Actor): Promise<z.infer<typeof noticeWishes>> { return shown(await this.notices.show(accountId)); }

  /** Chooses the channels to try first. Codes go to the phone alone. */
  @Put('notices') @SignedIn() @Answers(noticeWishes)
  async choose(@CurrentActor() { accountId }: Actor, @Body({ schema: chosenNotices }) { order, email, webPush }: z.infer<typeof chosenNotices>): Promise<z.infer<typeof noticeWishes>> {
    return shown(await this.notices.choose(accountId, { order, email, webPush }));
  }

  /** Lets this browser take notices; the body is what the browser's subscription says of itself. */
  @Post('web-push-subscriptions') @SignedIn() @Answers(noticeWishes, 201)
  async subscribe(@CurrentActor() { accountId }: Actor, @Body({ schema: pushSubscription }) { endpoint, keys }: z.infer<typeof pushSubscription>): Promise<z.infer<typeof noticeWishes>> {
    return shown(await this.notices.subscribe(accountId, { endpoint, ...keys }));
  }
}

const shown = ({ order, open, email, webPush, webPushKey }: NoticeWishes): z.infer<typeof noticeWishes> => ({ order, open, email, webPush, webPushKey });
