import type { Draft } from './draft';
import type { SendAnswer } from './send-draft';

/** The draft as it stands once the market answered for the version that was sent. */
export function afterAnswer(now: Draft, sentVersion: number, answer: Exclude<SendAnswer, { outcome: 'later' | 'signed_out' }>): Draft {
  if (answer.outcome === 'conflict') return { ...now, state: 'conflict', problem: answer.problem, current: answer.current };
  if (answer.outcome === 'refused') return { ...now, state: 'refused', problem: answer.problem };
  const settled = { ...now, problem: undefined, current: undefined };
  if (now.version === sentVersion) return { ...settled, state: 'sent' };
  // Changed while it was on its way: what is new goes after it, on top of what arrived.
  return { ...settled, baseRevision: answer.revision ?? now.baseRevision };
}
