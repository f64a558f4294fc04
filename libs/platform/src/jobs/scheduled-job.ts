import { SetMetadata } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import type { QueueOwner } from './queues.js';

/** Work that runs again and again; safe to run twice and at the same time. */
export interface ScheduledJob {
  run(): Promise<void>;
}

export interface Schedule { consumer: QueueOwner; name: string; everyMs: number }
const SCHEDULE = 'platform:schedule';

/** Marks a provider as a job of a context that runs every so many milliseconds. Name is imperative, kebab-case. */
export const Scheduled = (consumer: QueueOwner, name: string, everyMs: number): ClassDecorator => SetMetadata<string, Schedule>(SCHEDULE, { consumer, name, everyMs });

export function discoverScheduledJobs(discovery: DiscoveryService): { schedule: Schedule; job: ScheduledJob }[] {
  const found = discovery.getProviders().flatMap((wrapper) => {
    const schedule = wrapper.metatype && (Reflect.getMetadata(SCHEDULE, wrapper.metatype) as Schedule | undefined);
    return schedule ? [{ schedule, job: wrapper.instance as ScheduledJob }] : [];
  });
  const names = found.map(({ schedule }) => schedule.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`The job ${twice} has two handlers.`);
  return found;
}
