import { dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { ListingVersion } from '$lib/server/operator-types';

export const REVIEW_STATES = ['in_review', 'changes_asked', 'approved', 'declined'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const STATES: Record<ReviewState, { name: () => string; tone: string }> = {
  in_review: { name: m.review_waiting, tone: 'wait' },
  changes_asked: { name: m.review_changes_asked, tone: 'bad' },
  approved: { name: m.review_approved, tone: '' },
  declined: { name: m.review_declined, tone: 'bad' },
};

export const reviewStateName = (state: string): string => STATES[state as ReviewState]?.name() ?? state;
export const reviewTone = (state: string): string => STATES[state as ReviewState]?.tone ?? 'idle';

/** Words for what a version names by code only. */
export type CodeWords = Record<'sets' | 'attributes' | 'units' | 'communes', Record<string, string>>;

type Field = { key: string; label: () => string; text: (version: ListingVersion, words: CodeWords) => string };

const list = (parts: (string | null | false)[]) => parts.filter(Boolean).join(', ');
const variantText = (variant: ListingVersion['variants'][number]) =>
  list([
    variant.name,
    `${dong(variant.price)} / ${variant.unit}`,
    variant.netWeightGrams !== null && `${variant.netWeightGrams} g`,
    variant.netVolumeMl !== null && `${variant.netVolumeMl} ml`,
  ]);

/** Every public field of a listing as text, in the order a buyer meets them; photos are shown apart. */
const FIELDS: Field[] = [
  { key: 'name', label: m.row_product, text: ({ name }) => name },
  { key: 'productSet', label: m.review_set, text: ({ productSet }, { sets }) => (productSet ? (sets[productSet] ?? productSet) : '') },
  { key: 'price', label: m.review_price, text: ({ price, unit }) => `${dong(price)} / ${unit}` },
  { key: 'variants', label: m.review_variants, text: ({ variants }) => variants.map(variantText).join('\n') },
  { key: 'description', label: m.review_description, text: ({ description }) => description },
  { key: 'story', label: m.review_story, text: ({ story }) => story ?? '' },
  { key: 'ingredients', label: m.review_ingredients, text: ({ ingredients }) => ingredients ?? '' },
  { key: 'attributes', label: m.review_attributes, text: ({ attributes }, words) => Object.entries(attributes).map(([code, value]) => `${words.attributes[code] ?? code}: ${value} ${words.units[code] ?? ''}`.trim()).join('\n') },
  { key: 'communeCode', label: m.col_commune, text: ({ communeCode }, { communes }) => communes[communeCode] ?? communeCode },
  { key: 'certificateId', label: m.row_certificate, text: ({ certificateId }) => (certificateId ? m.review_chosen() : '') },
  { key: 'producerSellerId', label: m.review_producer, text: ({ producerSellerId }) => (producerSellerId ? m.review_chosen() : '') },
  { key: 'season', label: m.review_season, text: ({ season }) => season?.months.join(', ') ?? '' },
  { key: 'window', label: m.review_window, text: ({ window }) => (window ? `${window.from} – ${window.until}` : '') },
];

export type ReviewRow = { key: string; label: string; before: string; after: string; changed: boolean };

/** Both versions field by field; those empty in both are left out. `changed` names fields of the API. */
export function reviewRows(before: ListingVersion | null, after: ListingVersion, changed: readonly string[], words: CodeWords): ReviewRow[] {
  return FIELDS.map(({ key, label, text }) => {
    const texts = { before: before ? text(before, words) : '', after: text(after, words) };
    return { key, label: label(), ...texts, changed: changed.includes(key) || (before !== null && texts.before !== texts.after) };
  }).filter(({ before: old, after: now }) => old !== '' || now !== '');
}
