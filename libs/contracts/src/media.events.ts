import type { ImageRef } from './catalog.events.js';

/** A photo can be shown: its files are made. */
export interface PhotoReady {
  type: 'media.photo_ready';
  payload: { photoId: string; sellerId: string; picture: ImageRef };
}

/** A photo could not be used; `reason` is a code with a sentence for its owner. */
export interface PhotoRefused {
  type: 'media.photo_refused';
  payload: { photoId: string; sellerId: string; reason: string };
}

export type MediaEvent = PhotoReady | PhotoRefused;
