import type { Floor } from '$lib/server/indicator-types';
import type { FloorNames } from './row-table';

/** This market among the floors, which the list of the others leaves out. */
const OWN = { 'cho-phien': 'Chợ Phiên' };

export const floorNames = (floors: readonly Floor[]): FloorNames => ({ ...OWN, ...Object.fromEntries(floors.map(({ code, name }) => [code, name])) });
