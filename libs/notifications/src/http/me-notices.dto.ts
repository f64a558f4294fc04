import { z } from 'zod';
import { CHANNELS } from '../domain/channel-name.js';

const channel = z.enum(CHANNELS);

export const noticeWishes = z.object({
  order: z.array(channel).describe('Tried first, in this order; the others follow'), open: z.array(channel).describe('The channels that this market has'),
  email: z.string().nullable(), webPush: z.boolean().describe('A browser of this person takes notices'), webPushKey: z.string().nullable(),
});

export const chosenNotices = z.object({
  order: z.array(channel).max(CHANNELS.length),
  email: z.email().max(254).nullish(),
  webPush: z.boolean().optional().describe('false forgets the browsers'),
});

const key = (max: number) => z.string().regex(/^[\w-]+=*$/).max(max);
export const pushSubscription = z.object({ endpoint: z.url().max(1_000), keys: z.object({ p256dh: key(200), auth: key(100) }) });
