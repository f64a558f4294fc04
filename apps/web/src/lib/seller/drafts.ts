import { createStore, del, get, set, update, values, type UseStore } from 'idb-keyval';
import { isUnsent, type Draft, type DraftPhoto } from './draft';
import { announceDraft } from './draft-news';

/**
 * Drafts and photos in this browser's IndexedDB. Photos lie apart from the drafts, so that writing
 * down a typed letter does not write four megabytes again.
 */
let opened: { drafts: UseStore; photos: UseStore } | undefined;
const stores = () =>
  (opened ??= { drafts: createStore('cho-phien-drafts', 'drafts'), photos: createStore('cho-phien-photos', 'photos') });

const A_DAY = 86_400_000;

export async function saveDraft(draft: Draft): Promise<void> {
  await set(draft.id, draft, stores().drafts);
  announceDraft(draft.id);
}

export const findDraft = (id: string): Promise<Draft | undefined> => get<Draft>(id, stores().drafts);

/** Changes a draft as it is stored now; a removed draft stays removed. Answers what was stored. */
export async function changeDraft(id: string, change: (draft: Draft) => Draft): Promise<Draft | undefined> {
  let stored: Draft | undefined;
  await update<Draft | undefined>(id, (now) => (stored = now && change(now)), stores().drafts);
  if (!stored) await del(id, stores().drafts);
  announceDraft(id);
  return stored;
}

/** Drafts on this phone, oldest first: of one seller, or of all. */
export async function listDrafts(sellerId?: string): Promise<Draft[]> {
  const all = await values<Draft | undefined>(stores().drafts);
  return all
    .filter((draft): draft is Draft => draft !== undefined && (!sellerId || draft.sellerId === sellerId))
    .sort((one, other) => one.savedAt.localeCompare(other.savedAt));
}

export const listUnsent = async (sellerId?: string): Promise<Draft[]> => (await listDrafts(sellerId)).filter(isUnsent);

export async function removeDraft(id: string): Promise<void> {
  const draft = await findDraft(id);
  await forgetPhotos(draft?.photos ?? []);
  await del(id, stores().drafts);
  announceDraft(id);
}

/** Sent drafts are kept a day, so that the phone can still say that they arrived. */
export async function forgetSent(now = Date.now()): Promise<void> {
  for (const draft of await listDrafts()) {
    if (!isUnsent(draft) && now - Date.parse(draft.savedAt) > A_DAY) await removeDraft(draft.id);
  }
}

/** Bytes rather than the file: some phones take a camera's file away, and Safari cannot store it. */
export async function keepPhoto(id: string, photo: Blob): Promise<void> {
  await set(id, { bytes: await photo.arrayBuffer(), type: photo.type }, stores().photos);
}

export async function photoBytes(id: string): Promise<Blob | undefined> {
  const kept = await get<{ bytes: ArrayBuffer; type: string }>(id, stores().photos);
  return kept && new Blob([kept.bytes], { type: kept.type });
}

export async function forgetPhotos(photos: readonly Pick<DraftPhoto, 'id'>[]): Promise<void> {
  for (const { id } of photos) await del(id, stores().photos);
}
