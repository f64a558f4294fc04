import { m } from '$lib/paraglide/messages';

export const CLAIM_STATES = ['waiting', 'false_claim', 'allowed_wording', 'certificate_due'] as const;

const STATES: Record<string, () => string> = { waiting: m.star_claim_waiting, false_claim: m.star_claim_false, allowed_wording: m.star_claim_allowed, certificate_due: m.star_claim_due };
export const claimStateName = (state: string): string => STATES[state]?.() ?? state;

const FIELDS: Record<string, () => string> = { name: m.row_product, description: m.review_description, story: m.review_story, variants: m.star_claim_in_variants, pictures: m.star_claim_in_pictures, shop: m.star_claim_in_shop };
export const claimFieldName = (field: string): string => FIELDS[field]?.() ?? field;
