import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Invalid, Unprocessable } from '@cho-phien/kernel';
import { Config, UnitOfWork } from '@cho-phien/platform';
import type { PushSubscription } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import { isPushService } from '../channels/web-push.channel.js';
import type { ChannelName } from '../domain/channel-name.js';
import { WishesRepository } from '../storage/wishes.repository.js';

export interface NoticeWishes {
  order: ChannelName[];
  /** The channels that this market has. */
  open: ChannelName[];
  email: string | null;
  webPush: boolean;
  /** What a browser needs to subscribe; null where there is no web push. */
  webPushKey: string | null;
}

/** How a person wants to be told. */
@Injectable()
export class ChooseNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly wishes: WishesRepository,
    private readonly channels: Channels,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Errors: `notices.no_phone`. */
  async show(accountId: string): Promise<NoticeWishes> {
    const [wishes] = await this.wishes.of([await this.phoneOf(accountId)]);
    return { order: wishes!.order, open: [...this.channels.open], email: wishes!.email, webPush: wishes!.push !== null, webPushKey: this.config.settings.WEB_PUSH_PUBLIC_KEY ?? null };
  }

  /** `webPush: false` forgets the person's browsers. Errors: `notices.no_phone`. */
  async choose(accountId: string, { order, email, webPush }: { order: readonly ChannelName[]; email: string | null | undefined; webPush: boolean | undefined }): Promise<NoticeWishes> {
    const phoneNumber = await this.phoneOf(accountId);
    const [before] = await this.wishes.of([phoneNumber]);
    await this.unitOfWork.run(async (tx) => {
      await this.wishes.put(tx, phoneNumber, { order: [...new Set(order)], email: email === undefined ? before!.email : email }, this.clock.now());
      if (webPush === false) await this.wishes.unsubscribe(tx, phoneNumber);
    });
    return this.show(accountId);
  }

  /** Errors: `notices.push_service_unknown`, `notices.no_phone`. */
  async subscribe(accountId: string, subscription: PushSubscription): Promise<NoticeWishes> {
    if (!isPushService(subscription.endpoint)) throw new Invalid('notices.push_service_unknown', {}, [{ path: 'endpoint', code: 'notices.push_service_unknown' }]);
    const phoneNumber = await this.phoneOf(accountId);
    await this.unitOfWork.run((tx) => this.wishes.subscribe(tx, phoneNumber, subscription, this.clock.now()));
    return this.show(accountId);
  }

  private async phoneOf(accountId: string): Promise<string> {
    const phoneNumber = (await this.identity.account(accountId))?.phoneNumber;
    if (!phoneNumber) throw new Unprocessable('notices.no_phone');
    return phoneNumber;
  }
}
