import { SetMetadata } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import { subscriptions } from '@cho-phien/contracts';
import type { Consumer, EventType, PayloadOf } from '@cho-phien/contracts';
import type { Tx } from '../database/unit-of-work.js';

export interface DeliveredEvent<Type extends EventType = EventType> {
  eventId: string;
  type: Type;
  payload: PayloadOf<Type>;
  createdAt: string;
}

/** Handles one type of event for one context, inside one transaction that also records that it was handled. */
export interface EventHandler<Type extends EventType> {
  handle(tx: Tx, event: DeliveredEvent<Type>): Promise<void>;
  /** Handles several that follow each other in a batch, in fewer statements than one by one and with the same effect. */
  handleAll?(tx: Tx, events: readonly DeliveredEvent<Type>[]): Promise<void>;
  /**
   * What the event is about, beginning with the id of the row that is locked first: a batch is
   * handled in this order, so that two batches lock the rows they share in one order.
   */
  subject?(payload: PayloadOf<Type>): string;
  /** The event tells all there is to know of its subject: of several in a batch only the last is handled. */
  readonly latestOnly?: boolean;
}

interface Handles { consumer: Consumer; type: EventType }
const HANDLES = 'platform:handles-event';

/** Marks a provider as the handler of an event type for a context; `subscriptions` must list the pair. */
export const HandlesEvent = (consumer: Consumer, type: EventType): ClassDecorator => SetMetadata<string, Handles>(HANDLES, { consumer, type });

export type HandlerMap = Map<Consumer, Map<EventType, EventHandler<EventType>>>;

/** All handlers of this process. Throws at start when a pair is handled twice or is not subscribed. */
export function discoverHandlers(discovery: DiscoveryService): HandlerMap {
  const handlers: HandlerMap = new Map();
  for (const wrapper of discovery.getProviders()) {
    const handles = wrapper.metatype && (Reflect.getMetadata(HANDLES, wrapper.metatype) as Handles | undefined);
    if (!handles) continue;
    const { consumer, type } = handles;
    if (!subscriptions[type].includes(consumer)) throw new Error(`${wrapper.name} handles ${type} for ${consumer}, but subscriptions.ts does not list it.`);
    const ofConsumer = handlers.get(consumer) ?? new Map<EventType, EventHandler<EventType>>();
    if (ofConsumer.has(type)) throw new Error(`${type} has two handlers in ${consumer}.`);
    handlers.set(consumer, ofConsumer.set(type, wrapper.instance as EventHandler<EventType>));
  }
  assertComplete(handlers);
  return handlers;
}

function assertComplete(handlers: HandlerMap): void {
  for (const [consumer, handled] of handlers) {
    for (const [type, subscribed] of Object.entries(subscriptions)) {
      if (subscribed.includes(consumer) && !handled.has(type as EventType)) throw new Error(`${consumer} subscribes to ${type} but has no handler for it.`);
    }
  }
}
