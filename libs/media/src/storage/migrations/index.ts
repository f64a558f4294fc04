import { Media1780200000000 } from './1780200000000-media.js';

export const mediaMigrations = [Media1780200000000];
