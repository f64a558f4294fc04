import pg from 'pg';
import request from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import type { GrantedRole } from '@cho-phien/identity';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import type { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Door } from '@cho-phien/platform';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { SellersHttpModule } from '../sellers.http.module.js';

/** A door of sellers with people who can be signed in, and a look behind the API. */
export class SellerStage {
  private readonly tokens = new Map<string, string>();
  private lastPhone = 961_000_000;
  private constructor(readonly test: TestApp, readonly db: pg.Pool) {}

  static async open(clock?: Clock, more: Partial<Door> = {}): Promise<SellerStage> {
    const test = await openTestApp({ name: 'sellers', http: [IdentityHttpModule, SellersHttpModule, ...(more.http ?? [])], jobs: more.jobs ?? [] }, {}, clock);
    const stage = new SellerStage(test, new pg.Pool({ connectionString: test.database.url, max: 4 }));
    await stage.run((tx) => seedAreas(tx));
    return stage;
  }

  async close(): Promise<void> { await this.db.end(); await this.test.close(); }

  newPhone(): string { this.lastPhone += 1; return `+84${this.lastPhone}`; }

  run<Result>(work: (tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0]) => Promise<Result>): Promise<Result> { return this.test.app.get(UnitOfWork).run(work); }

  /** Signs a phone in, with roles given before; answers the phone. */
  async signIn(phone = this.newPhone(), roles: readonly GrantedRole[] = [], name = ''): Promise<string> {
    await this.run((tx) => this.test.app.get(IdentityFacade).ensureAccount(tx, { phoneNumber: phone, roles, name }));
    const http = request(this.test.app.getHttpServer());
    await http.post('/api/auth/phone-number/send-otp').send({ phoneNumber: phone }).expect(200);
    const code = await this.newest('identity.otp_requested', phone);
    const answer = await http.post('/api/auth/phone-number/verify').send({ phoneNumber: phone, code: code.code }).expect(200);
    this.tokens.set(phone, answer.headers['set-auth-token']!);
    return phone;
  }

  async accountOf(phone: string): Promise<string> { return (await this.test.app.get(IdentityFacade).accountByPhone(phone))!.id; }

  call(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, phone?: string): request.Test {
    const asked = request(this.test.app.getHttpServer())[method](path);
    return phone === undefined ? asked : asked.set('authorization', `Bearer ${this.tokens.get(phone)!}`);
  }

  /** The newest event of a type told about a phone (or of all), as others are told it. */
  async newest(type: string, phone?: string): Promise<Record<string, string>> {
    const { rows } = await this.db.query(`select payload from platform.outbox where type = $1 and ($2::text is null or payload->>'phoneNumber' = $2) order by id desc limit 1`, [type, phone ?? null]);
    return rows[0]?.payload as Record<string, string>;
  }

  async events(type: string, sellerId: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.db.query(`select payload from platform.outbox where type = $1 and payload->>'sellerId' = $2 order by id`, [type, sellerId]);
    return rows.map(({ payload }) => payload as Record<string, unknown>);
  }
}
