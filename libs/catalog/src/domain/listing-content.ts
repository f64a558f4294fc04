import { createHash } from 'node:crypto';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import { packedGrams, packSize } from './pack-size.js';
import type { Picture } from './picture-ref.js';

export type AttributeValue = string | number | boolean;

/** A pack size as a listing says it. Weights in grams, volumes in millilitres. */
export interface ListingVariant {
  id: string; name: string; price: Dong; unit: string;
  netWeightGrams: number | null; netVolumeMl: number | null;
  /** Of one packed unit; null while nobody said it and the unit does not tell. */
  deliveryWeightGrams: number | null;
}

/** Months of every year in which it is sold, 1 to 12. */
export interface Season { months: number[] }
/** Days on which it is sold, both included. */
export interface HarvestWindow { from: VietnamDay; until: VietnamDay }

/** Every public field of a product: what a version is a version of. */
export interface ListingContent {
  name: string;
  /** `QD26-06`; null while not chosen. */
  productSet: string | null;
  description: string;
  story: string | null;
  ingredients: string | null;
  attributes: Record<string, AttributeValue>;
  /** Where it is made. */
  communeCode: string;
  producerSellerId: string | null;
  certificateId: string | null;
  season: Season | null;
  window: HarvestWindow | null;
  /** Ids of the seller's photos, the first is the one a card shows. */
  photos: string[];
  /** Drawn pictures of goods that have no photos. */
  pictures: Picture[];
  variants: ListingVariant[];
}

export interface VariantInput {
  id?: string; name?: string; price: Dong; unit: string;
  netWeightGrams?: number | null; netVolumeMl?: number | null; deliveryWeightGrams?: number | null;
  onHand?: number;
}

/** What a seller says of a product at once; what is left out stays as it was. */
export interface ListingInput extends Partial<Omit<ListingContent, 'variants' | 'pictures' | 'communeCode'>> {
  communeCode?: string;
  /** Of the only pack size; ignored where `variants` are given. */
  price?: Dong;
  unit?: string;
  netWeightGrams?: number | null;
  netVolumeMl?: number | null;
  deliveryWeightGrams?: number | null;
  onHand?: number;
  variants?: VariantInput[];
}

/** Fields of a first listing; the rest is said later. */
export interface NewListing extends ListingInput { name: string; price: Dong; unit: string }

/** The id of a pack size that came without one: the same for the same place, so that a request sent twice makes it once. */
export function variantIdAt(productId: string, place: number): string {
  const hex = createHash('sha256').update(`${productId} ${place}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A product of which nothing is known but what its seller said first. */
export function newContent(productId: string, input: NewListing, communeCode: string): ListingContent {
  return merged(productId, {
    name: input.name, productSet: null, description: '', story: null, ingredients: null, attributes: {}, communeCode,
    producerSellerId: null, certificateId: null, season: null, window: null, photos: [], pictures: [], variants: [],
  }, input);
}

/** True when a price or a content is said without saying of which of several pack sizes. */
export const leavesPackOpen = (base: ListingContent, input: ListingInput): boolean =>
  input.variants === undefined && base.variants.length > 1 && PACK_FIELDS.some((field) => input[field] !== undefined);

const PACK_FIELDS = ['price', 'unit', 'netWeightGrams', 'netVolumeMl', 'deliveryWeightGrams', 'onHand'] as const;
const PLAIN_FIELDS = ['name', 'productSet', 'description', 'story', 'ingredients', 'communeCode', 'producerSellerId', 'certificateId'] as const;

/** A version with what was said put over it. */
export function merged(productId: string, base: ListingContent, input: ListingInput): ListingContent {
  const said = Object.fromEntries(PLAIN_FIELDS.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))) as Partial<ListingContent>;
  return { ...base, ...said, ...calendarOf(base, input), attributes: attributesOf(base, input), photos: input.photos ?? base.photos, pictures: (input.photos ?? []).length > 0 ? [] : base.pictures, variants: variantsOf(productId, base, input) };
}

/** A season takes the place of a window and the other way round. */
function calendarOf(base: ListingContent, { season, window }: ListingInput): Pick<ListingContent, 'season' | 'window'> {
  if (season) return { season: { months: [...new Set(season.months)].sort((a, b) => a - b) }, window: null };
  if (window) return { season: null, window };
  return { season: season === null ? null : base.season, window: window === null ? null : base.window };
}

/** Attributes are said one by one; an empty text takes one away. */
const attributesOf = (base: ListingContent, input: ListingInput): ListingContent['attributes'] =>
  Object.fromEntries(Object.entries({ ...base.attributes, ...input.attributes }).filter(([, value]) => value !== ''));

function variantsOf(productId: string, base: ListingContent, input: ListingInput): ListingVariant[] {
  const before = new Map(base.variants.map((variant) => [variant.id, variant]));
  if (input.variants) return input.variants.map((variant, place) => variantOf(variant.id ?? variantIdAt(productId, place), resized(before.get(variant.id ?? ''), variant)));
  if (leavesPackOpen(base, input)) return base.variants;
  const only = base.variants[0];
  const pack = Object.fromEntries(PACK_FIELDS.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]]))) as Partial<VariantInput>;
  if (only && Object.keys(pack).every((field) => field === 'onHand')) return base.variants;
  // Another unit has other contents and another name.
  const kept = only && pack.unit !== undefined && pack.unit !== only.unit ? { price: only.price } : only;
  return [variantOf(only?.id ?? variantIdAt(productId, 0), { ...kept, ...pack } as VariantInput)];
}

/** Contents said of the old unit give way where a new unit tells its own. */
function resized(before: ListingVariant | undefined, now: VariantInput): VariantInput {
  const told = packSize(now.unit);
  if (!before || before.unit === now.unit || (told.grams ?? told.millilitres) === null) return now;
  const sameContent = now.netWeightGrams === before.netWeightGrams && now.netVolumeMl === before.netVolumeMl;
  const sameParcel = now.deliveryWeightGrams === before.deliveryWeightGrams;
  return { ...now, ...(sameContent && { netWeightGrams: null, netVolumeMl: null }), ...(sameParcel && { deliveryWeightGrams: null }) };
}

/** What the unit itself says (`gói 500 g`) need not be said again. */
function variantOf(id: string, { name, price, unit, netWeightGrams, netVolumeMl, deliveryWeightGrams }: VariantInput): ListingVariant {
  const [grams, millilitres] = [netWeightGrams ?? null, netVolumeMl ?? null];
  const said = grams !== null || millilitres !== null;
  const net = said ? { grams, millilitres: grams === null ? millilitres : null } : packSize(unit);
  return {
    id, name: name ?? unit, price, unit, netWeightGrams: net.grams, netVolumeMl: net.millilitres,
    deliveryWeightGrams: deliveryWeightGrams ?? packedGrams(unit, 1) ?? estimatedParcel(net.grams ?? net.millilitres),
  };
}

/** Contents, a tenth for the wrapping and 20 g, rounded up to 10 g. */
const estimatedParcel = (net: number | null): number | null => (net === null ? null : Math.ceil((net * 11 + 200) / 100) * 10);
