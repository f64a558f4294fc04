import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataStore, MemoryLocker, Server, Upload } from '@tus/server';
import { Conflict, Invalid, NotFound, TooLarge, Unavailable } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { MAX_PHOTO_BYTES } from '../domain/photo-limits.js';
import type { PhotoId } from '../storage/photo.repository.js';
import { ReceivePhoto } from '../usecases/receive-photo.js';
import { uploadedBytes } from './uploaded-bytes.js';

/** What the protocol's library does not hand through to its store: who asks, and the request itself. */
interface Asking { scope: SellerScope; raw: IncomingMessage; thrown?: unknown }

/** A body that lasts until it is let go: the library waits for its end, while the bytes are read from the request. */
interface Body { stream: ReadableStream; end(): void }

/** How long a request whose line may be dead keeps an upload from the next one. */
const DRAIN_MS = 1_000;

const uploadName = ({ sellerId, id }: PhotoId): string => `${sellerId}.${id}`;
const photoOf = (name: string): PhotoId => ({ sellerId: name.slice(0, 36), id: name.slice(37) });

/** tus 1.0 (https://tus.io/protocols/resumable-upload) behind the policies: the caller is known before it is asked. */
@Injectable()
export class TusUploads {
  private readonly asking = new AsyncLocalStorage<Asking & { body: Body }>();
  private readonly server: Server;

  constructor(private readonly receive: ReceivePhoto) {
    this.server = new Server({
      path: '/uploads', datastore: this.dataStore(), locker: new MemoryLocker(), maxSize: MAX_PHOTO_BYTES, lockDrainTimeout: DRAIN_MS,
      namingFunction: (_, metadata) => uploadName({ sellerId: this.current().scope.sellerId, id: (metadata?.photoId ?? '').toLowerCase() }),
      getFileIdFromRequest: (_, id = '') => uploadName({ sellerId: this.current().scope.sellerId, id }),
      generateUrl: (_, { id: name }) => `/api/seller/${photoOf(name).sellerId}/uploads/${photoOf(name).id}`,
      onUploadCreate: async (_, upload) => { await receive.begin(this.current().scope, photoOf(upload.id).id, upload.size ?? 0); return {}; },
      onResponseError: (_, error) => { this.current().thrown = error; return undefined; },
    });
  }

  /** Answers a request of the protocol. Errors: `media.*`, where the protocol has a status of 400 and more. */
  async answer(asking: Asking, request: (body: ReadableStream) => Request): Promise<Response> {
    const body = lastingBody();
    const asked = { ...asking, body };
    try {
      const response = await this.asking.run(asked, () => this.server.handleWeb(request(body.stream)));
      if (response.status >= 400) throw refusalOf(response.status, asked.thrown);
      return response;
    } finally {
      body.end();
    }
  }

  /** The library's idea of a store, over our own record of photos. */
  private dataStore(): DataStore {
    const store = new DataStore();
    store.extensions = ['creation', 'creation-with-upload', 'termination'];
    store.getUpload = async (name) => {
      const { size, received } = await this.receive.progress(photoOf(name));
      return new Upload({ id: name, size, offset: received });
    };
    store.write = (source, name, offset) => this.write(source, photoOf(name), offset);
    store.remove = (name) => this.receive.giveUp(photoOf(name));
    return store;
  }

  private async write(source: Readable, photo: PhotoId, offset: number): Promise<number> {
    const { raw, body } = this.current();
    const stop = new AbortController(); // the library ends its stream when another request takes over
    source.once('end', () => stop.abort()).resume();
    try {
      return await this.receive.take(photo, uploadedBytes(raw, stop.signal), offset);
    } finally {
      body.end();
    }
  }

  private current(): Asking & { body: Body } {
    const asking = this.asking.getStore();
    if (!asking) throw new Error('An upload without a request was asked for.');
    return asking;
  }
}

function lastingBody(): Body {
  let end = (): void => undefined;
  const stream = new ReadableStream({ start: (controller) => { end = () => { try { controller.close(); } catch { /* it was let go before */ } }; } });
  return { stream, end: () => end() };
}

/** The library throws plain objects; what we threw ourselves goes on as it is. */
function refusalOf(status: number, thrown: unknown): unknown {
  if (thrown instanceof Error) return thrown;
  if (status === 404 || status === 410) return new NotFound('media.upload_not_found');
  if (status === 409) return new Conflict('media.offset_mismatch');
  if (status === 413) return new TooLarge('media.too_large', { megabytes: MAX_PHOTO_BYTES / 1024 / 1024 });
  if (status >= 500 && status !== 501) return new Unavailable('media.upload_busy');
  return new Invalid('media.broken_upload');
}
