import { Injectable } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { subscriptions } from '@cho-phien/contracts';
import type { Consumer, EventType } from '@cho-phien/contracts';
import { HandlesEvent } from '@cho-phien/platform';
import type { EventHandler } from '@cho-phien/platform';

/** Handlers that do nothing, for what a context hears besides the types that a test handles itself. */
export const deafTo = (consumer: Consumer, ...handled: EventType[]): Type[] =>
  (Object.keys(subscriptions) as EventType[]).filter((type) => subscriptions[type].includes(consumer) && !handled.includes(type)).map((type) => {
    @Injectable() @HandlesEvent(consumer, type)
    class Deaf implements EventHandler<EventType> {
      async handle(): Promise<void> { return; }
    }
    return Deaf;
  });
