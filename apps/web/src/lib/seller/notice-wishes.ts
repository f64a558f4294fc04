import { m } from '$lib/paraglide/messages';

export const NOTICE_CHANNELS = ['sms', 'zalo', 'web_push', 'email'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** How a person wishes to be told; `open` are the ways that this market has. */
export type NoticeWishes = {
  order: NoticeChannel[];
  open: NoticeChannel[];
  email: string | null;
  /** A browser of this person takes notices. */
  webPush: boolean;
  webPushKey: string | null;
};

const NAMES: Record<NoticeChannel, () => string> = {
  sms: m.ban_notice_sms,
  zalo: m.ban_notice_zalo,
  web_push: m.ban_notice_web_push,
  email: m.ban_notice_email,
};
export const channelName = (channel: NoticeChannel): string => NAMES[channel]();

/** The order to ask for when a person puts one channel first: it, then the others as they were. */
export const withFirst = (first: string, order: readonly NoticeChannel[]): NoticeChannel[] => [
  ...NOTICE_CHANNELS.filter((channel) => channel === first),
  ...order.filter((channel) => channel !== first),
];
