import { m } from '$lib/paraglide/messages';

export type OfficerTask = {
  rule: string;
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
export const placeOfOfficerTask = ({ subject: { kind, id } }: Pick<OfficerTask, 'subject'>): string | null => PLACES[kind]?.(encodeURIComponent(id)) ?? null;

const PLACES: Partial<Record<OfficerTask['subject']['kind'], (id: string) => string>> = { product: (slug) => `/san-pham/${slug}`, certificate: (number) => `/can-bo/chung-nhan/${number}` };

/** What stands on the list beside the rules and has a page of its own. */
export const STAR_CLAIMS = 'ghi-sao';

/** Through whom the shop is reached; the number itself is the assistant's or the operator's to know. */
export const contactWords = ({ contact }: Pick<OfficerTask, 'contact'>): string => {
  if (!contact) return m.todo_contact_none();
  return contact.through === 'assistant' ? m.todo_contact_assistant({ end: contact.phoneEnd }) : m.todo_contact_shop({ end: contact.phoneEnd });
};
