import type { ChannelName } from './channel-name.js';

/** `unknown`: it may have arrived, it may not (no answer after it was sent, or this process ended meanwhile). */
export interface Attempt { channel: ChannelName; number: number; key: string; state: 'accepted' | 'refused' | 'unknown'; beganAt: Date }

export type NextAttempt =
  /** `key` is the id by which the provider knows the message again. `uncertain`: an earlier channel may have delivered it. */
  | { send: ChannelName; key: string; at: Date; uncertain: boolean }
  | { giveUp: true };

/** How often a provider that knows messages by their id is asked again what became of one. */
export const ASKS = 3;
/** How often all channels are tried. */
export const ROUNDS = 8;
const ASK_AGAIN_MS = 5_000;
const ROUND_MS = 30_000;
const LONGEST_MS = 3_600_000;

/**
 * What to do with a message after these attempts, oldest first. A refusal is certain: the next channel is tried at
 * once, and after the last one all of them again, later each time. An outcome that is not known is first asked for
 * again by the same id, where the provider knows ids that long (`dedupeMs`) and so sends nothing twice; a channel
 * that stays in doubt is left for the next one, and never used again for this message.
 */
export function nextAttempt(messageId: string, route: readonly ChannelName[], attempts: readonly Attempt[], now: Date, dedupeMs: (channel: ChannelName) => number): NextAttempt {
  const doubtful = new Set(attempts.filter(({ state }) => state === 'unknown').map(({ channel }) => channel));
  const last = attempts.at(-1);
  if (last?.state === 'unknown') {
    const same = attempts.filter(({ key }) => key === last.key);
    const asksAt = new Date(last.beganAt.getTime() + ASK_AGAIN_MS * 2 ** (same.length - 1));
    if (same.length < ASKS && asksAt.getTime() - same[0]!.beganAt.getTime() < dedupeMs(last.channel)) return { send: last.channel, key: last.key, at: asksAt, uncertain: doubtful.size > 1 };
  }
  const tried = attempts.filter((attempt, index) => attempts.findIndex(({ key }) => key === attempt.key) === index);
  const usable = route.filter((channel) => !doubtful.has(channel));
  const turns = new Map(usable.map((channel) => [channel, tried.filter((attempt) => attempt.channel === channel).length]));
  const round = Math.min(...turns.values());
  const channel = usable.find((each) => turns.get(each) === round);
  if (channel === undefined || round >= ROUNDS) return { giveUp: true };
  const begins = channel === usable[0] && round > 0 && last !== undefined;
  const at = begins ? new Date(last.beganAt.getTime() + Math.min(ROUND_MS * 2 ** (round - 1), LONGEST_MS)) : now;
  return { send: channel, key: `${messageId}-${channel}-${round}`, at, uncertain: doubtful.size > 0 };
}
