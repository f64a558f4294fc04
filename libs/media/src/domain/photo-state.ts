import { defineMoves } from '@cho-phien/kernel';

/** `receiving`: bytes are still to come; `preparing`: all are here, its pictures are being made. */
export type PhotoState = 'receiving' | 'preparing' | 'ready' | 'refused';

export const photoMoves = defineMoves<PhotoState, 'arrive' | 'succeed' | 'refuse'>('receiving', {
  receiving: { arrive: 'preparing' },
  preparing: { succeed: 'ready', refuse: 'refused' },
  ready: {},
  refused: {},
});
