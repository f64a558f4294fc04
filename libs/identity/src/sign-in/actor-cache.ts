import { createHash } from 'node:crypto';
import type { Actor } from '@cho-phien/platform';

/** Short enough that a session closed on another machine, or a role taken away, ends while one looks. */
const LIFE_MS = 4_000;
const MOST = 10_000;

/** Who a credential belongs to, remembered for a moment: a page asks many times in one second. */
export class ActorCache {
  private readonly kept = new Map<string, { actor: Actor; until: number }>();

  get(credential: string): Actor | undefined {
    const found = this.kept.get(keyOf(credential));
    return found && found.until > Date.now() ? found.actor : undefined;
  }

  put(credential: string, actor: Actor): void {
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(keyOf(credential), { actor, until: Date.now() + LIFE_MS });
  }

  forget(credential: string): void { this.kept.delete(keyOf(credential)); }

  forgetAccount(accountId: string): void {
    for (const [key, { actor }] of this.kept) if (actor.accountId === accountId) this.kept.delete(key);
  }
}

/** The token itself is not kept in memory longer than the request. A cookie and a bearer of one session are two keys. */
const keyOf = (credential: string): string => createHash('sha256').update(credential).digest('base64');
