/** The indicators this market reports, defined in README.md. A changed definition is a new version. */
export const INDICATORS = ['I1', 'I5a', 'I5b'] as const;
export type IndicatorCode = (typeof INDICATORS)[number];
export const DEFINITION_VERSION = 'v1';

/** What a figure can be taken apart by; the parts add up to the whole. */
export const PARTINGS = { I1: ['commune', 'stars', 'set'], I5a: ['commune', 'tender', 'buyerProvince'], I5b: ['commune', 'tender', 'buyerProvince'] } as const satisfies Record<IndicatorCode, readonly string[]>;
export type Parting = (typeof PARTINGS)[IndicatorCode][number];

/** Whether it is a state on a day or a flow over a period. */
export const isAsOf = (code: IndicatorCode): boolean => code === 'I1';

/**
 * How sure a unit is. A: this market saw it itself (its own shelf, money that arrived).
 * B: an address that somebody looked at. C: declared only, as a seller declares what was taken at the door.
 */
export interface Evidence { A: number; B: number; C: number }
