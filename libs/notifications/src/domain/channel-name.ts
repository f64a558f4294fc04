import type { Template } from './notice.js';

/** The ways to a person, in the order in which they are tried when he chose none. */
export const CHANNELS = ['sms', 'zalo', 'web_push', 'email'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Codes go to the phone alone: they prove that whoever has the code holds the phone. */
const TO_PHONE: readonly ChannelName[] = ['sms', 'zalo'];
export const isSecret = (template: Template): boolean => template === 'otp' || template === 'code' || template === 'invitation';

export interface Wishes { order: readonly ChannelName[]; hasEmail: boolean; hasWebPush: boolean }

/** The channels to try one after the other: those wished for first, then the rest that reach the person. */
export function routeTo({ order, hasEmail, hasWebPush }: Wishes, template: Template, open: readonly ChannelName[]): ChannelName[] {
  const reaches = (channel: ChannelName): boolean =>
    open.includes(channel) && (TO_PHONE.includes(channel) || (!isSecret(template) && (channel === 'email' ? hasEmail : hasWebPush)));
  return [...new Set([...order, ...CHANNELS])].filter(reaches);
}
