import type { Pack } from './packs';

/** What a seller wrote, kept on this phone until the market has it. Money is whole đồng. */

export type DraftPhoto = {
  /** Made on this phone; the upload's address and the photo's id at the market. */
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'sent' | 'refused';
  /** A sentence for the seller, only of a refused photo. */
  reason?: string;
};

/** The fields of `POST|PATCH /api/seller/{sellerId}/products`, without id and photos. */
export type ProductFields = {
  name?: string;
  price?: number;
  unit?: string;
  onHand?: number;
  productSet?: string;
  description?: string;
  story?: string;
  ingredients?: string;
  attributes?: Record<string, string | number | boolean>;
  /** Of goods that the market has: every pack size, those left out go. Price and unit above are the first ones of new goods. */
  variants?: Pack[];
  /** Null: all the year. */
  season?: { months: number[] } | null;
  /** Days on which it is sold, both included. */
  window?: { from: string; until: string } | null;
  certificateId?: string | null;
  /** The member household that makes it. */
  producerSellerId?: string | null;
};

/** What the API says of a refusal. */
export type DraftProblem = { code: string; detail: string; errors: { path?: string; detail?: string }[] };

export type Draft = {
  /** The product's id: made on this phone for new goods, so that sending twice is sending once. */
  id: string;
  sellerId: string;
  /** Shown to an assistant with drafts of many households. */
  sellerName?: string;
  fields: ProductFields;
  photos: DraftPhoto[];
  /** Photos the market already shows of this product, kept in front of the new ones. */
  keptPhotos: string[];
  /** The revision an edit started from; null for goods the market has never seen. */
  baseRevision: number | null;
  /** `writing`: not yet given for sending. `sent`: the market has it. The rest waits for the person. */
  state: 'writing' | 'waiting' | 'sent' | 'conflict' | 'refused' | 'signed_out';
  problem?: DraftProblem;
  /** What the market has now, of a conflict. */
  current?: unknown;
  /** Counts the person's changes: a change made while sending is sent afterwards. */
  version: number;
  savedAt: string;
};

export function newDraft(sellerId: string, about: Partial<Draft> = {}): Draft {
  return {
    id: crypto.randomUUID(),
    sellerId,
    fields: {},
    photos: [],
    keptPhotos: [],
    baseRevision: null,
    state: 'writing',
    version: 0,
    savedAt: new Date().toISOString(),
    ...about,
  };
}

/** Still on this phone alone, wholly or in part. */
export const isUnsent = (draft: Draft): boolean => draft.state !== 'sent';

/** Bytes of all photos, sent and in all. */
export function bytesOf(photos: readonly DraftPhoto[]): { sent: number; size: number } {
  const counted = photos.filter((photo) => photo.state !== 'refused');
  return {
    sent: counted.reduce((sum, photo) => sum + photo.sent, 0),
    size: counted.reduce((sum, photo) => sum + photo.size, 0),
  };
}

/** The body of the request that brings a draft to the market; the phone's clock is told, not trusted. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const photos = [...draft.keptPhotos, ...draft.photos.filter((photo) => photo.state === 'sent').map((photo) => photo.id)];
  const shared = { ...draft.fields, photos };
  return draft.baseRevision === null
    ? { id: draft.id, ...shared, savedAt: draft.savedAt }
    : { ...shared, baseRevision: draft.baseRevision };
}
