import { isUnsent, newDraft, type Draft, type ProductFields } from './draft';
import { watchDrafts } from './draft-news';
import { changeDraft, findDraft, forgetPhotos, removeDraft, saveDraft } from './drafts';
import { takePhoto } from './photo-file';
import { sendSoon } from './send-queue';

/**
 * The draft behind one open form. It is stored at the first thing the person does; from then on what
 * is shown is what is stored, because the sender writes there too.
 */
export class ListingDraft {
  stored = $state<Draft | null>(null);
  readonly #blank: Partial<Draft> & { sellerId: string };

  /** `blank`: what the draft starts with. */
  constructor(blank: Partial<Draft> & { sellerId: string }) {
    this.#blank = blank;
  }

  /** Takes up a draft left on this device, if it is still there. Answers what stops the watching. */
  open(id: string | null): () => void {
    if (id) void findDraft(id).then((left) => (this.stored ??= left && isUnsent(left) ? left : null));
    return watchDrafts(async (changed) => {
      if (changed === this.stored?.id) this.stored = (await findDraft(changed)) ?? null;
    });
  }

  async write(fields: ProductFields): Promise<void> {
    await this.#change((draft) => ({ ...draft, fields: { ...draft.fields, ...fields }, state: 'writing', problem: undefined }));
  }

  async addPhotos(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      const photo = await takePhoto(file);
      await this.#change((draft) => ({ ...draft, photos: [...draft.photos, photo] }));
      sendSoon();
    }
  }

  async removePhoto(id: string): Promise<void> {
    await this.#change((draft) => ({
      ...draft,
      photos: draft.photos.filter((photo) => photo.id !== id),
      keptPhotos: draft.keptPhotos.filter((kept) => kept !== id),
    }));
    await forgetPhotos([{ id }]);
  }

  /** Hands the draft to the sender; `fields` are the form's last word. */
  async send(fields: ProductFields): Promise<void> {
    await this.#change((draft) => ({ ...draft, fields: { ...draft.fields, ...fields }, state: 'waiting', problem: undefined }));
    sendSoon();
  }

  /** Of a conflict: this device's version goes on top of what the market has now. */
  async keepMine(revision: number): Promise<void> {
    await this.#change((draft) => ({ ...draft, baseRevision: revision, state: 'waiting', problem: undefined, current: undefined }));
    sendSoon();
  }

  async forget(): Promise<void> {
    if (this.stored) await removeDraft(this.stored.id);
    this.stored = null;
  }

  async #change(edit: (draft: Draft) => Draft): Promise<void> {
    const step = (draft: Draft): Draft => ({ ...edit(draft), version: draft.version + 1, savedAt: new Date().toISOString() });
    if (this.stored) {
      this.stored = (await changeDraft(this.stored.id, step)) ?? null;
      if (this.stored) return;
    }
    const first = step(newDraft(this.#blank.sellerId, this.#blank));
    this.stored = first;
    await saveDraft(first);
  }
}
