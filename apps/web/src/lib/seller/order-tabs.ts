import { m } from '$lib/paraglide/messages';
import type { OrdersSummary, SellerOrder } from './types';

/** The three heaps a seller works through, by what is to be done next. */
const STEPS = { moi: 'accept', goi: 'hand_over', gui: 'deliver' } as const;
export type OrderTab = keyof typeof STEPS;

export const readTab = (asked: string | null): OrderTab => (asked === 'goi' || asked === 'gui' ? asked : 'moi');
export const stepOf = (tab: OrderTab): NonNullable<SellerOrder['nextStep']> => STEPS[tab];

export const tabs = (summary: OrdersSummary | null): { tab: OrderTab; label: string; count: number | null }[] => [
  { tab: 'moi', label: m.ban_orders_new(), count: summary?.new ?? null },
  { tab: 'goi', label: m.ban_orders_pack(), count: summary?.toPack ?? null },
  { tab: 'gui', label: m.ban_orders_sent(), count: summary?.handedOver ?? null },
];
