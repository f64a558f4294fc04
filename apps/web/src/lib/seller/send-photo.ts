import type { DetailedError } from 'tus-js-client';
import type { Draft, DraftPhoto } from './draft';
import { photoBytes } from './drafts';

/** Small enough that a cut link loses little, large enough that waiting for answers costs little. */
const CHUNK = 256 * 1024;

export class PhotoRefused extends Error {}

let library: Promise<typeof import('tus-js-client')> | undefined;

/** Loaded late, as most visits send nothing; asked for again when the link was gone at the first time. */
function tus(): Promise<typeof import('tus-js-client')> {
  library ??= import('tus-js-client').catch((cause: unknown) => {
    library = undefined;
    throw cause;
  });
  return library;
}

/**
 * Sends one photo, going on where the market says it stopped: the address is made of the photo's own
 * id, so nothing needs remembering. Rejects with PhotoRefused when trying again is of no use.
 */
export async function sendPhoto(draft: Draft, photo: DraftPhoto, sent: (bytes: number) => void): Promise<void> {
  const bytes = await photoBytes(photo.id);
  if (!bytes) throw new PhotoRefused('gone');
  const { Upload } = await tus();
  const endpoint = `/api/seller/${draft.sellerId}/uploads`;
  await new Promise<void>((done, failed) => {
    new Upload(bytes, {
      endpoint,
      uploadUrl: photo.sent > 0 || photo.state === 'sending' ? `${endpoint}/${photo.id}` : undefined,
      metadata: { photoId: photo.id, filename: photo.name, filetype: photo.type },
      chunkSize: CHUNK,
      retryDelays: [0, 1000, 3000],
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: true,
      onChunkComplete: (_, accepted) => sent(accepted),
      onSuccess: () => done(),
      onError: (error) => failed(refusalOf(error)),
    }).start();
  });
}

const LATER = [401, 403, 408, 409, 423, 425, 429];

function refusalOf(error: Error): Error {
  const response = (error as Partial<DetailedError>).originalResponse;
  const status = response?.getStatus() ?? 0;
  if (status < 400 || status >= 500 || LATER.includes(status)) return error;
  return new PhotoRefused(detailOf(response?.getBody() ?? ''));
}

function detailOf(body: string): string {
  try {
    return String((JSON.parse(body) as { detail?: unknown }).detail ?? '');
  } catch {
    return '';
  }
}
