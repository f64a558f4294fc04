import type { Server } from 'node:http';
import { Controller, Get, Header, Injectable, Module, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import pg from 'pg';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Conflict } from '@cho-phien/kernel';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import type { Tx } from '../database/unit-of-work.js';
import { deafTo } from '../../../../test/support/deaf-handlers.js';
import { HandlesEvent } from '../outbox/event-handler.js';
import type { DeliveredEvent, EventHandler } from '../outbox/event-handler.js';
import { Outbox } from '../outbox/outbox.js';
import { Idempotency, Idempotent } from './idempotency.js';
import type { IdempotentCall } from './idempotency.js';
import { refusalOf } from './problem.filter.js';
import { ChecksPolicy, ForOperator, Public } from './policy.js';
import type { PolicyCheck } from './policy.js';

@Controller('tries')
class TriesController {
  constructor(private readonly idempotency: Idempotency, private readonly outbox: Outbox) {}

  @Get('refusal') @Public()
  refuse(): never { throw new Conflict('idempotency.in_progress'); }

  @Get('own') @ForOperator()
  own(): string { return 'mine'; }

  @Get('own/for-an-hour') @ForOperator() @Header('cache-control', 'private, max-age=3600')
  ownForAnHour(): string { return 'mine'; }

  @Get('crash') @Public()
  crash(): never { throw new Error('secret detail'); }

  @Post() @Public()
  async write(@Idempotent() call: IdempotentCall, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const answer = await this.idempotency.run(call, async (tx) => {
      await this.outbox.append(tx, { type: 'payments.money_received', payload: { receiptId: '1', source: 'bank', amount: 1, groupCode: null, state: 'unmatched', at: '' } });
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { status: 201, body: { token: Math.random() } };
    });
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }
}

const seen: string[] = [];

@Injectable() @HandlesEvent('ledger', 'payments.money_received')
class OnMoneyReceived implements EventHandler<'payments.money_received'> {
  async handle(_: Tx, event: DeliveredEvent<'payments.money_received'>): Promise<void> { seen.push(event.eventId); }
}

@Injectable() @ChecksPolicy('operator') class Anybody implements PolicyCheck { check(): Promise<void> { return Promise.resolve(); } }
@Module({ controllers: [TriesController], providers: [Anybody] }) class TriesModule {}
@Module({ providers: [OnMoneyReceived, ...deafTo('ledger', 'payments.money_received')] }) class TriesJobsModule {}
@Controller('open') class OpenController { @Get() show(): string { return 'ok'; } }
@Module({ controllers: [OpenController] }) class OpenModule {}

describe('a door', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openTestApp({ name: 'tries', http: [TriesModule], jobs: [TriesJobsModule] }); });
  afterAll(async () => test.close());
  const http = () => request(test.app.getHttpServer());

  it('lets nobody keep an answer that is not for everybody, unless the route says how long', async () => {
    const kept = async (path: string): Promise<unknown> => (await http().get(`/api/tries/${path}`)).headers['cache-control'];
    expect([await kept('own'), await kept('own/for-an-hour'), await kept('refusal')]).toEqual(['no-store', 'private, max-age=3600', undefined]);
  });

  it('answers refusals as problem+json in Vietnamese, in English on request', async () => {
    const vietnamese = await http().get('/api/tries/refusal');
    expect(vietnamese.status).toBe(409);
    expect(vietnamese.headers['content-type']).toContain('application/problem+json');
    expect(vietnamese.body).toMatchObject({ code: 'idempotency.in_progress', status: 409, detail: expect.stringContaining('Yêu cầu') });
    const english = await http().get('/api/tries/refusal').set('accept-language', 'en');
    expect(english.body.detail).toContain('in progress');
  });

  it('tells nothing of what went wrong inside', async () => {
    const answer = await http().get('/api/tries/crash').expect(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret detail');
  });

  it('does one write for 30 parallel posts with one key and answers all with the same bytes', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => http().post('/api/tries').set('idempotency-key', 'one').send({ a: 1 })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await http().post('/api/tries').set('idempotency-key', 'one').send({ a: 2 }).expect(422);
    await http().post('/api/tries').send({ a: 2 }).expect(400);
    await eventually(async () => seen.length, (length) => length === 1);
  });

  it('keeps what it answered sealed, and the very bytes come out again', async () => {
    const first = await http().post('/api/tries').set('idempotency-key', 'sealed').send({ a: 1 }).expect(201);
    const [kept] = await test.app.get(DataSource).query<{ row: string; answer: string | null }[]>(`select k::text as row, answer from platform.idempotency_keys k where key = 'sealed'`);
    expect([kept!.answer, kept!.row.includes(first.text)]).toEqual([null, false]);
    expect((await http().post('/api/tries').set('idempotency-key', 'sealed').send({ a: 1 }).expect(201)).text).toBe(first.text);
    await eventually(async () => seen.length, (length) => length === 2);
  });

  it('keeps no connection busy for those who wait for the first with their key', async () => {
    const call = { actor: 'guest POST /api/tries', key: 'slow', bodyHash: 'a' };
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => { finish = resolve; });
    const answers = Array.from({ length: 40 }, () => test.app.get(Idempotency).run(call, async () => { await finished; return { status: 201, body: {} }; }));
    const starved = new Promise<string>((resolve) => { setTimeout(resolve, 3_000, 'starved').unref(); });
    expect(await Promise.race([test.app.get(DataSource).query('select 1 as one'), starved])).toEqual([{ one: 1 }]);
    finish();
    expect(new Set((await Promise.all(answers)).map(({ body }) => body))).toEqual(new Set(['{}']));
  });

  it('says 503, to be tried again, while no connection comes free', async () => {
    const pool = new pg.Pool({ connectionString: test.database.url, max: 1, connectionTimeoutMillis: 50 });
    const held = await pool.connect();
    const refusal = refusalOf(await pool.connect().catch((error: unknown) => error));
    held.release();
    await pool.end();
    expect(refusal).toEqual({ status: 503, code: 'http.unavailable' });
  });

  it('refuses malformed JSON, wrong types and too much with 4xx', async () => {
    await http().post('/api/tries').set('content-type', 'application/json').send('{"a":').expect(400);
    await http().post('/api/tries').set('content-type', 'text/xml').send('<a/>').expect(415);
    await http().post('/api/tries').set('content-type', 'application/json').send(JSON.stringify({ a: 'x'.repeat(1_000_000) })).expect(413);
    await http().get('/api/none').expect(404).expect('content-type', /problem\+json/);
  });

  it('waits a minute for a whole request, so that a slow sender does not hold a connection for ever', () => {
    expect((test.app.getHttpServer() as Server).requestTimeout).toBe(60_000);
  });

  it('says it is ready and shows its metrics and its contract', async () => {
    await http().get('/health/ready').expect(200);
    expect((await http().get('/metrics').expect(200)).text).toContain('outbox_unpublished');
    const contract = await http().get('/api/openapi.json').expect(200);
    expect(Object.keys(contract.body.paths)).toContain('/api/tries');
  });

  it('does not start with a route that declares no policy', async () => {
    await expect(openTestApp({ name: 'open', http: [OpenModule], jobs: [] })).rejects.toThrow('OpenController.show declares no policy');
  });
});
