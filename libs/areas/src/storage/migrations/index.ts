import { Areas1770100000000 } from './1770100000000-areas.js';
import { MadeClusters1810020002000 } from './1810020002000-made-clusters.js';

export const areasMigrations = [Areas1770100000000, MadeClusters1810020002000];
