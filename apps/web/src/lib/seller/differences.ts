import { count, dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Pack } from './packs';

/** Fields of goods as they are here or at the market; unknown ones are left alone. */
export type Versions = Record<string, unknown>;
export type Difference = { field: string; label: string; mine: string; theirs: string };

const number = (value: unknown) => (typeof value === 'number' ? count(value) : '');
const words = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown) => (Array.isArray(value) ? count(value.length) : '');

const packs = (value: unknown) =>
  Array.isArray(value) ? (value as Pack[]).map(({ name, unit, price }) => [name === unit ? '' : (name ?? ''), unit, price === undefined ? '' : dong(price)].filter(Boolean).join(' ')).join('; ') : '';

const FIELDS: Record<string, { label: () => string; text: (value: unknown) => string }> = {
  name: { label: m.ban_field_name, text: words },
  price: { label: m.ban_field_price, text: (value) => (typeof value === 'number' ? dong(value) : '') },
  unit: { label: m.ban_field_unit, text: words },
  onHand: { label: m.ban_field_count, text: number },
  description: { label: m.ban_field_description, text: words },
  story: { label: m.ban_field_story, text: words },
  ingredients: { label: m.ban_field_ingredients, text: words },
  variants: { label: m.ban_pack_title, text: packs },
  productSet: { label: m.ban_field_set, text: words },
  photos: { label: m.ban_field_photos, text: list },
};

/** The fields that this device would change, both versions side by side; those equal are left out. */
export const differences = (mine: Versions, theirs: Versions): Difference[] =>
  Object.entries(FIELDS)
    .filter(([field]) => mine[field] !== undefined)
    .map(([field, { label, text }]) => ({ field, label: label(), mine: text(mine[field]), theirs: text(theirs[field]) || '—' }))
    .filter((row) => row.mine !== row.theirs);
