import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Clock, Forbidden, Unauthenticated, vietnamDay } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Actor, DoorRequest } from '@cho-phien/platform';
import { networkOf } from '../domain/network.js';
import { fromOwnSite } from '../domain/own-site.js';
import { withBuyer } from '../domain/role.js';
import { AccountRepository } from '../storage/account.repository.js';
import { CheckCode } from '../usecases/check-code.js';
import { createAuth, NETWORK_HEADER } from './auth.js';
import type { Auth } from './auth.js';
import { ActorCache } from './actor-cache.js';
import type { Caller } from './actor-cache.js';
import { credentialOf } from './credential.js';
import type { Credential } from './credential.js';

export interface OpenedSession { accountId: string; token: string; headers: Headers }
export interface CurrentSession { id: string; expiresAt: Date; accountId: string; headers: Headers }

/** Sessions on better-auth: opened by a proven phone, read from bearer or cookie, closed. */
@Injectable()
export class Sessions implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly auth: Auth;
  private readonly actors = new ActorCache();

  constructor(private readonly config: Config, private readonly accounts: AccountRepository, checkCode: CheckCode, private readonly clock: Clock) {
    const { DATABASE_URL, AUTH_SECRET } = config.settings;
    this.pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: '-c search_path=identity', application_name: 'cho-phien sign-in' });
    this.pool.on('error', () => undefined); // a lost connection is replaced; the query that used it reports the error
    this.auth = createAuth({ pool: this.pool, secret: AUTH_SECRET, publicUrl: config.publicUrl, verifyCode: (attempt) => checkCode.run(attempt) });
  }

  async onApplicationShutdown(): Promise<void> { await this.pool.end(); }

  /** Who calls. Errors: `access.sign_in_required`, `identity.foreign_site`. */
  async actorOf(request: DoorRequest): Promise<Actor> { return (await this.callerOf(request)).actor; }

  /** Who calls, with what he answers for where he is an officer. Errors: those of actorOf. */
  async officerOf(request: DoorRequest): Promise<Required<Caller>> {
    const caller = await this.callerOf(request);
    const officer = caller.officer ??= await this.accounts.officer(caller.actor.accountId);
    return { actor: caller.actor, officer };
  }

  private async callerOf(request: DoorRequest): Promise<Caller> {
    const credential = await this.credentialOf(request);
    if (!credential) throw new Unauthenticated();
    const caller = this.actors.get(credential.value, vietnamDay(this.clock.now())) ?? (await this.readCaller(credential));
    if (!caller) throw new Unauthenticated();
    return caller;
  }

  /** Opens a session for a phone that its code proves. Errors: those of CheckCode. */
  async open(request: DoorRequest, attempt: { phoneNumber: string; code: string }): Promise<OpenedSession> {
    this.assertOwnSite(request);
    const headers = new Headers({ [NETWORK_HEADER]: this.networkOf(request) });
    const { headers: set, response } = await this.auth.api.verifyPhoneNumber({ body: attempt, headers, returnHeaders: true });
    return { accountId: response.user.id, token: set.get('set-auth-token') ?? '', headers: set };
  }

  async current(request: DoorRequest): Promise<CurrentSession | null> {
    const credential = await this.credentialOf(request);
    if (!credential) return null;
    const { headers, response } = await this.auth.api.getSession({ headers: credential.headers, returnHeaders: true });
    return response && { id: response.session.id, expiresAt: response.session.expiresAt, accountId: response.user.id, headers };
  }

  /** Ends the session; without one there is nothing to do. */
  async close(request: DoorRequest): Promise<Headers> {
    const credential = await this.credentialOf(request);
    const { headers } = await this.auth.api.signOut({ headers: credential?.headers ?? new Headers(), returnHeaders: true });
    if (credential) this.actors.forget(credential.value);
    return headers;
  }

  /** After a change of roles or communes: this process reads the account anew at once, others within the life of their cache. */
  forgetActor(accountId: string): void { this.actors.forgetAccount(accountId); }

  networkOf(request: DoorRequest): string { return networkOf(this.config.settings.AUTH_SECRET, request.ip); }

  assertOwnSite(request: DoorRequest): void {
    if (!fromOwnSite(request.method, request.headers as Record<string, string | undefined>, this.config.publicUrl)) throw new Forbidden('identity.foreign_site');
  }

  private async credentialOf(request: DoorRequest): Promise<Credential | null> {
    const { authCookies } = await this.auth.$context;
    const credential = credentialOf(request.headers, authCookies.sessionToken.name);
    if (credential?.kind === 'cookie') this.assertOwnSite(request);
    return credential;
  }

  private async readCaller({ value, headers }: Credential): Promise<Caller | null> {
    const today = vietnamDay(this.clock.now());
    const found = await this.auth.api.getSession({ headers });
    if (!found) return null;
    const caller: Caller = { actor: { accountId: found.user.id, roles: withBuyer(await this.accounts.rolesOf(found.user.id)) } };
    this.actors.put(value, caller, today);
    return caller;
  }
}
