import { Injectable, Module } from '@nestjs/common';
import { seedAreas } from '@cho-phien/areas';
import type { EventType, PayloadOf } from '@cho-phien/contracts';
import { FixedClock, Forbidden, newId, Unauthenticated } from '@cho-phien/kernel';
import { ChecksPolicy, JobsRunner, ReadsPosts, UnitOfWork } from '@cho-phien/platform';
import type { Actor, DoorRequest, PolicyCheck, PostReader } from '@cho-phien/platform';
import request from 'supertest';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { InsightHttpModule } from '../insight.http.module.js';
import { InsightJobsModule } from '../insight.jobs.module.js';

/** In place of identity: `Bearer 06838,06841` is an officer of those communes, `Bearer officer:a 06838` one who is the same each time, `Bearer assistant <id>` and `Bearer operator` what they say, `Bearer buyer` none. */
@Injectable() @ChecksPolicy('officer', 'assistant', 'operator')
class OfficerByHeader implements PolicyCheck {
  async check(incoming: DoorRequest): Promise<void> {
    const token = /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Unauthenticated();
    if (token === 'buyer') throw new Forbidden();
    const [role, accountId] = token.split(' ');
    if (role === 'assistant' || role === 'operator') { incoming.actor = { accountId: accountId ?? newId(), roles: [role] }; return; }
    const [, name] = /^officer:(\w+)$/.exec(role ?? '') ?? [];
    if (name !== undefined) { incoming.actor = { accountId: accountOf(name), roles: ['officer'], name, officerAreas: (accountId ?? '').split(',') }; return; }
    incoming.actor = { accountId: newId(), roles: ['officer'], officerAreas: token === 'none' ? [] : token.split(',') };
  }
}

/** The same id for the same name. */
export const accountOf = (name: string): string => `00000000-0000-7000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;

/** The posts that a spec gives; who is given none holds that of all communes he ever named. */
@Injectable() @ReadsPosts()
export class PostsByHand implements PostReader {
  readonly posts = new Map<string, Actor | null>();

  async postOf(accountId: string): Promise<Actor | null> {
    const post = this.posts.get(accountId);
    return post === undefined ? { accountId, roles: ['officer'], officerAreas: PILOT, officerRole: 'commune' } : post;
  }
}

@Module({ providers: [OfficerByHeader, PostsByHand] }) class OfficersModule {}

/** The communes of the former districts Bình Liêu, Tiên Yên, Đầm Hà and Ba Chẽ. */
export const PILOT = ['06838', '06841', '06856', '06862', '06874', '06877', '06886', '06895', '06913', '06978', '06979', '06985'];

export interface InsightTest extends TestApp {
  /** Stands on 22 November 2026, 9 o'clock, until it is moved. */
  clock: FixedClock;
  /** Hands an event to its handler, as the queue does. */
  tell<Type extends EventType>(type: Type, payload: PayloadOf<Type>, eventId?: string): Promise<void>;
  ask(path: string, areas?: readonly string[]): request.Test;
  /** Forgets all that was told. */
  forget(): Promise<void>;
}

/** The insight door on 22 November 2026 with the areas of Vietnam. */
export async function openInsight(settings: Record<string, string> = {}): Promise<InsightTest> {
  const clock = new FixedClock(new Date('2026-11-22T09:00:00+07:00'));
  const test = await openTestApp({ name: 'insight', http: [OfficersModule, InsightHttpModule], jobs: [InsightJobsModule] }, settings, clock);
  await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
  const runner = test.app.get(JobsRunner);
  return {
    ...test,
    clock,
    tell: (type, payload, eventId = newId()) => runner.deliver('insight', { eventId, type, payload, createdAt: '2026-11-22T02:00:00Z' }),
    forget: async () => { await test.app.get(UnitOfWork).run((tx) => tx.query(`
      set local session_replication_role = replica; -- what is append-only is forgotten too
      truncate insight.fact_news, insight.kept_figures, insight.sold_products, insight.product_codes, insight.shops, insight.claims, insight.certificates, insight.certificate_versions, insight.product_states, insight.stock_runs, insight.shelf_spans, insight.orders, insight.order_buyers, insight.order_lines, insight.order_refunds, insight.sellers,
        insight.external_checks, insight.external_listings, insight.survey_stalls, insight.survey_groups, insight.surveys, insight.deeds, insight.consents, insight.helped_households, insight.waiting_orders, insight.listings, insight.shop_goods, insight.stock_news, insight.price_changes, insight.bank_changes,
        insight.seller_phones, insight.purchases, insight.assisted_writes, platform.handled_events`)); },
    ask: (path, areas = PILOT) => request(test.app.getHttpServer()).get(`/api/officer/indicators/${path}`).set('authorization', `Bearer ${areas.join(',') || 'none'}`),
  };
}
