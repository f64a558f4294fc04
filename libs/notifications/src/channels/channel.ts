import type { Tx } from '@cho-phien/platform';
import type { Template } from '../domain/notice.js';

/** A text on its way to one phone. */
export interface Message {
  eventId: string;
  template: Template;
  /** E.164. */
  recipient: string;
  text: string;
  data: Readonly<Record<string, unknown>>;
}

/**
 * A way to a phone. It takes a message within the transaction that decided on it; a channel
 * that leaves this machine records it here and sends it from a job after the commit.
 */
export abstract class Channel {
  /** Taking the same message (event, template, recipient) twice has one effect. */
  abstract accept(tx: Tx, message: Message): Promise<void>;
}
