import { createHash } from 'node:crypto';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import type { Officer } from '../storage/account.repository.js';

/** Short enough that a session closed on another machine, or a role taken away, ends while one looks. */
const LIFE_MS = 4_000;
const MOST = 10_000;

/** Who calls; of an officer, once it was asked for, what he answers for. */
export interface Caller { actor: Actor; officer?: Officer }

/** Who a credential belongs to, remembered for a moment of one day (posts begin and end with days): a page asks many times in one second. */
export class ActorCache {
  private readonly kept = new Map<string, { caller: Caller; on: VietnamDay; until: number }>();

  get(credential: string, today: VietnamDay): Caller | undefined {
    const found = this.kept.get(keyOf(credential));
    return found?.on === today && found.until > Date.now() ? found.caller : undefined;
  }

  put(credential: string, caller: Caller, today: VietnamDay): void {
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(keyOf(credential), { caller, on: today, until: Date.now() + LIFE_MS });
  }

  forget(credential: string): void { this.kept.delete(keyOf(credential)); }

  forgetAccount(accountId: string): void {
    for (const [key, { caller: { actor } }] of this.kept) if (actor.accountId === accountId) this.kept.delete(key);
  }
}

/** The token itself is not kept in memory longer than the request. A cookie and a bearer of one session are two keys. */
const keyOf = (credential: string): string => createHash('sha256').update(credential).digest('base64');
