import { moneyApi } from '$lib/server/money-api';
import { operatorApi } from '$lib/server/operator-api';
import { quietly } from '$lib/server/quietly';
import type { Page } from '$lib/server/types';
import type { PageServerLoad } from './$types';

/** What waits, counted up to one page; `more` where there is a second. */
type Waiting = { count: number; more: boolean };

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const api = operatorApi(event);
  const money = moneyApi(event);
  const counted = async (page: Promise<Page<unknown> | { items: unknown[] }>): Promise<Waiting | null> => {
    const answer = await quietly(page);
    return answer && { count: answer.items.length, more: 'next' in answer && answer.next !== null };
  };
  const [sellers, listings, flags, disputes, refunds, unmatched, held, batches] = await Promise.all([
    counted(api.sellers({ state: 'applied' })),
    counted(api.listings({ state: 'in_review' })),
    counted(api.flags()),
    counted(api.disputes({})),
    counted(money.refunds({ state: 'open' })),
    counted(money.lines({ state: 'unmatched' })),
    counted(money.held({})),
    quietly(api.payoutBatches()),
  ]);
  const open = batches?.items.filter(({ state }) => state !== 'filed' && state !== 'cancelled').length;
  const payouts: Waiting | null = open === undefined ? null : { count: open, more: false };
  return { sellers, listings, flags, disputes, refunds, unmatched, held, payouts };
};
