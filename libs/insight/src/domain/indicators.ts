import { NotFound } from '@cho-phien/kernel';
import type { Definition, Parting } from './definition.js';
import { cashless } from './definitions/cashless.js';
import { claims } from './definitions/claims.js';
import { codes } from './definitions/codes.js';
import { listed } from './definitions/listed.js';
import { producers } from './definitions/producers.js';
import { renewals } from './definitions/renewals.js';
import { revenue } from './definitions/revenue.js';
import { selfReliance } from './definitions/self-reliance.js';
import { sold } from './definitions/sold.js';
import { surveyed } from './definitions/surveyed.js';

export const DEFINITIONS = [...listed, ...sold, ...revenue, ...producers, ...cashless, ...surveyed, ...codes, ...renewals, ...claims, ...selfReliance] as const;

export type IndicatorCode = (typeof DEFINITIONS)[number]['code'];
export const INDICATORS: readonly IndicatorCode[] = DEFINITIONS.map(({ code }) => code);

/** Errors: `insight.indicator_not_found`. */
export function definitionOf(code: string): Definition<IndicatorCode> {
  const found = (DEFINITIONS as readonly Definition<IndicatorCode>[]).find((each) => each.code === code);
  if (!found) throw new NotFound('insight.indicator_not_found', { codes: INDICATORS.join(', ') });
  return found;
}

/** Whether the parts of a parting add up to the whole. */
export const addsUp = ({ partings }: Definition, by: Parting): boolean => partings.includes(by);

/**
 * How sure a unit is. A: this market saw it itself (its own shelf, money that arrived).
 * B: an address that somebody looked at, a survey taken stall by stall. C: declared only, as a seller declares what was taken at the door.
 */
export interface Evidence { A: number; B: number; C: number }
