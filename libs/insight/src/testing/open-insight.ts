import { Injectable, Module } from '@nestjs/common';
import { seedAreas } from '@cho-phien/areas';
import type { EventType, PayloadOf } from '@cho-phien/contracts';
import { Forbidden, newId, Unauthenticated } from '@cho-phien/kernel';
import { ChecksPolicy, JobsRunner, UnitOfWork } from '@cho-phien/platform';
import type { DoorRequest, PolicyCheck } from '@cho-phien/platform';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { InsightHttpModule } from '../insight.http.module.js';
import { InsightJobsModule } from '../insight.jobs.module.js';

/** In place of identity: `Bearer 06838,06841` is an officer of those communes, `Bearer buyer` is none. */
@Injectable() @ChecksPolicy('officer')
class OfficerByHeader implements PolicyCheck {
  async check(incoming: DoorRequest): Promise<void> {
    const token = /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Unauthenticated();
    if (token === 'buyer') throw new Forbidden();
    incoming.actor = { accountId: newId(), roles: ['officer'], officerAreas: token === 'none' ? [] : token.split(',') };
  }
}

@Module({ providers: [OfficerByHeader] }) class OfficersModule {}

/** The communes of the former districts Bình Liêu, Tiên Yên, Đầm Hà and Ba Chẽ. */
export const PILOT = ['06838', '06841', '06856', '06862', '06874', '06877', '06886', '06895', '06913', '06978', '06979', '06985'];

export interface InsightTest extends TestApp {
  /** Hands an event to its handler, as the queue does. */
  tell<Type extends EventType>(type: Type, payload: PayloadOf<Type>, eventId?: string): Promise<void>;
  ask(path: string, areas?: readonly string[]): request.Test;
  /** Forgets all that was told. */
  forget(): Promise<void>;
}

/** The insight door on 22 November 2026 with the areas of Vietnam. */
export async function openInsight(): Promise<InsightTest> {
  const test = await openTestApp({ name: 'insight', http: [OfficersModule, InsightHttpModule], jobs: [InsightJobsModule] }, {}, standingClock());
  await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
  const runner = test.app.get(JobsRunner);
  return {
    ...test,
    tell: (type, payload, eventId = newId()) => runner.deliver('insight', { eventId, type, payload, createdAt: '2026-11-22T02:00:00Z' }),
    forget: async () => { await test.app.get(DataSource).query('truncate insight.certificates, insight.product_states, insight.stock_runs, insight.orders, insight.sellers, platform.handled_events'); },
    ask: (path, areas = PILOT) => request(test.app.getHttpServer()).get(`/api/officer/indicators/${path}`).set('authorization', `Bearer ${areas.join(',') || 'none'}`),
  };
}
