import { m } from '$lib/paraglide/messages';
import type { Activity } from '$lib/server/assistant-types';

type Deed = Pick<Activity, 'method' | 'path' | 'outcome'>;

/** Each kind of assisted write by the end of its address; the first that fits. */
const DEEDS: [RegExp, () => string][] = [
  [/\/stock$/, m.deed_stock],
  [/\/confirmation-requests$/, m.deed_ask],
  [/\/confirmations$/, m.deed_confirm],
  [/\/publication$/, m.deed_publish],
  [/\/uploads(\/|$)/, m.deed_photo],
  [/\/products$/, m.deed_draft],
  [/\/products\/[^/]+$/, m.deed_edit],
  [/\/acceptances$/, m.deed_accept],
  [/\/handovers$/, m.deed_hand_over],
  [/\/orders\//, m.deed_order],
  [/\/requirements\//, m.deed_paper],
  [/\/profile$/, m.deed_profile],
];

export const deedText = ({ path }: Deed): string => (DEEDS.find(([shape]) => shape.test(path))?.[1] ?? m.deed_other)();

export function outcomeText({ outcome }: Deed): string {
  if (outcome === null) return m.deed_unknown();
  return outcome < 400 ? m.deed_done() : m.deed_refused();
}
