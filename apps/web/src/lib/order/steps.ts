import type { Order } from '../server/types';

export type Stage = 'paid' | 'accepted' | 'handed_over' | 'delivered';
export type Step = { stage: Stage; state: 'done' | 'now' | 'next'; at: string | null };

const PREPAID: Stage[] = ['paid', 'accepted', 'handed_over', 'delivered'];
const AT_THE_DOOR: Stage[] = ['accepted', 'handed_over', 'delivered'];
const REACHED: Record<string, Stage> = {
  paid: 'paid',
  accepted: 'accepted',
  handed_over: 'handed_over',
  delivered: 'delivered',
  completed: 'delivered',
};
const ENDED = ['cancelled', 'expired', 'returned', 'refunded', 'part_refunded'];

/** True where the parcel's story stopped before or after delivery and no thread is drawn. */
export const hasEnded = (order: Order): boolean => ENDED.includes(order.status);

/** The knots of one parcel's thread: what happened and when, what is going on, what comes. */
export function stepsOf(order: Order, payAtDoor: boolean): Step[] {
  const stages = payAtDoor ? AT_THE_DOOR : PREPAID;
  const reached = REACHED[order.status];
  const done = reached ? stages.indexOf(reached) : -1;
  return stages.map((stage, at) => ({
    stage,
    state: at <= done ? 'done' : at === done + 1 ? 'now' : 'next',
    at: order.timeline.findLast((moment) => moment.status === stage)?.at ?? null,
  }));
}
