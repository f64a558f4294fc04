import type { ChannelName } from '../domain/channel-name.js';
import type { Template } from '../domain/notice.js';

/** A text for one person, as it is decided upon. */
export interface Message {
  eventId: string;
  template: Template;
  /** E.164. */
  recipient: string;
  text: string;
  data: Readonly<Record<string, unknown>>;
}

/** Where a browser takes notices. */
export interface PushSubscription { endpoint: string; p256dh: string; auth: string }

/** A message on its way by one channel. `key` is the same when the same sending is asked for again. */
export interface Parcel extends Omit<Message, 'eventId'> { key: string; email: string | null; push: PushSubscription | null }

/** `refused`: certainly not taken. `unknown`: it may have been. */
export type Outcome = { kind: 'accepted'; reference: string | null } | { kind: 'refused' | 'unknown'; reason: string };

/** A way to a person that leaves this machine. */
export abstract class Channel {
  abstract readonly name: ChannelName;
  /** How long the provider knows a message by its key and sends it once however often it is asked; 0: not at all. */
  abstract readonly dedupeMs: number;
  /** Never throws; ends within the time limit. */
  abstract send(parcel: Parcel): Promise<Outcome>;
}
