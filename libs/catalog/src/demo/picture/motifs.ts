import { plantMotifs } from './motifs-plants.js';
import { preparedMotifs } from './motifs-prepared.js';

/** Every motif by name; each is an SVG fragment about the origin, roughly 80 units wide. */
export const motifs = { ...plantMotifs, ...preparedMotifs };
export type Motif = keyof typeof motifs;
