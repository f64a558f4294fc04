import { ConfigurationError, Outbound } from '@cho-phien/platform';
import type { Config } from '@cho-phien/platform';
import { CHANNELS } from '../domain/channel-name.js';
import type { ChannelName } from '../domain/channel-name.js';
import type { Channel } from './channel.js';
import { EmailChannel } from './email.channel.js';
import { SMS_BODY, SmsGatewayChannel } from './sms-gateway.channel.js';
import { WebPushChannel } from './web-push.channel.js';
import { ZaloZnsChannel } from './zalo-zns.channel.js';

/** The channels of this process. Where none is configured all are simulated: a message counts as delivered when it is decided upon. */
export class Channels {
  private readonly byName: ReadonlyMap<ChannelName, Channel>;

  constructor(channels: readonly Channel[]) { this.byName = new Map(channels.map((channel) => [channel.name, channel])); }

  get simulated(): boolean { return this.byName.size === 0; }
  get open(): readonly ChannelName[] { return this.simulated ? CHANNELS : [...this.byName.keys()]; }
  find(name: ChannelName): Channel | undefined { return this.byName.get(name); }
}

/** Errors: ConfigurationError in production without a channel for one-time codes, which have to reach a phone. */
export function chooseChannels({ settings }: Config, outbound = new Outbound()): Channels {
  const channels = configured(settings, outbound);
  if (settings.NODE_ENV === 'production' && !channels.some(({ name }) => name === 'sms' || name === 'zalo')) {
    throw new ConfigurationError(['No channel to phones is configured (SMS_GATEWAY_URL or ZALO_ACCESS_TOKEN): sign-in codes would reach nobody. Production refuses to start without one.']);
  }
  return new Channels(channels);
}

function configured(settings: Config['settings'], outbound: Outbound): Channel[] {
  const line = (partner: string) => ({ outbound, partner, timeoutMs: settings.NOTICE_TIMEOUT_MS });
  const { SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN, ZALO_ACCESS_TOKEN, SMTP_URL, SMTP_FROM, WEB_PUSH_PUBLIC_KEY, WEB_PUSH_PRIVATE_KEY } = settings;
  return [
    ...(SMS_GATEWAY_URL !== undefined && SMS_GATEWAY_TOKEN !== undefined ? [new SmsGatewayChannel({ url: SMS_GATEWAY_URL, token: SMS_GATEWAY_TOKEN, sender: settings.SMS_SENDER, body: settings.SMS_BODY ?? SMS_BODY, dedupeSeconds: settings.SMS_DEDUPE_SECONDS }, line('sms'))] : []),
    ...(ZALO_ACCESS_TOKEN !== undefined ? [new ZaloZnsChannel({ url: settings.ZALO_ZNS_URL, accessToken: ZALO_ACCESS_TOKEN, templates: settings.ZALO_TEMPLATES }, line('zalo'))] : []),
    ...(SMTP_URL !== undefined && SMTP_FROM !== undefined ? [new EmailChannel({ url: SMTP_URL, from: SMTP_FROM }, line('mail'))] : []),
    ...(WEB_PUSH_PUBLIC_KEY !== undefined && WEB_PUSH_PRIVATE_KEY !== undefined
      ? [new WebPushChannel({ publicKey: WEB_PUSH_PUBLIC_KEY, privateKey: WEB_PUSH_PRIVATE_KEY, contact: settings.WEB_PUSH_CONTACT ?? settings.PUBLIC_URL ?? 'mailto:nobody@localhost' }, line('push'))] : []),
  ];
}
