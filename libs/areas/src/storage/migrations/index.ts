import { Areas1770100000000 } from './1770100000000-areas.js';

export const areasMigrations = [Areas1770100000000];
