import { m } from '$lib/paraglide/messages';

export type OfficerTask = {
  rule: string;
  step: 'match' | 'look' | 'ask';
  title: string;
  why: string;
  communeCode: string;
  communeName: string;
  label: string;
  shopName: string | null;
  subject: { kind: 'certificate' | 'product' | 'shop'; id: string };
  since: string;
  due: string | null;
  contact: { through: 'assistant' | 'shop'; phoneEnd: string } | null;
};
export type OfficerTasks = { asOf: string; rules: { rule: string; name: string; count: number }[]; items: OfficerTask[]; next: string | null };

/** Where something can be done about it; null where a call is all. */
export const placeOfOfficerTask = ({ step, subject: { kind, id } }: Pick<OfficerTask, 'step' | 'subject'>): string | null => {
  const at = PLACES[kind]?.(encodeURIComponent(id)) ?? null;
  if (step === 'look') return `/can-bo/san-ngoai?so=${encodeURIComponent(id)}`;
  return step === 'match' ? `${at}#khop` : at;
};

/** What the officer does there; null where somebody is to be asked. */
export const stepOfOfficerTask = ({ step }: Pick<OfficerTask, 'step'>): string | null => STEPS[step]?.() ?? null;

const STEPS: Partial<Record<OfficerTask['step'], () => string>> = { match: m.todo_step_match, look: m.todo_step_look };

const PLACES: Partial<Record<OfficerTask['subject']['kind'], (id: string) => string>> = { product: (slug) => `/san-pham/${slug}`, certificate: (number) => `/can-bo/chung-nhan/${number}` };

/** What stands on the list beside the rules and has a page of its own. */
export const STAR_CLAIMS = 'ghi-sao';

/** Through whom the shop is reached; the number itself is the assistant's or the operator's to know. */
export const contactWords = ({ contact, shopName }: Pick<OfficerTask, 'contact' | 'shopName'>): string => {
  if (!contact) return shopName ? m.todo_contact_none() : m.todo_contact_holder();
  return contact.through === 'assistant' ? m.todo_contact_assistant({ end: contact.phoneEnd }) : m.todo_contact_shop({ end: contact.phoneEnd });
};
