import { m } from '$lib/paraglide/messages';
import type { Task, TaskRule } from '$lib/server/assistant-types';

const ACTIONS: Record<TaskRule, () => string> = {
  order_late: m.help_do_order,
  order_unsent: m.help_order_go_on,
  unconfirmed_listing: m.help_do_read,
  draft_stuck: m.help_do_draft,
  certificate_ending: m.help_do_certificate,
  stock_silent: m.help_do_stock,
  consent_ending: m.help_do_consent,
};

export const actionOfTask = ({ rule }: Task): string => (ACTIONS[rule] ?? m.help_do_look)();
