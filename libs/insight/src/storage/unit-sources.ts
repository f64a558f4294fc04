import type { IndicatorCode } from '../domain/indicators.js';
import type { UnitQuery } from './unit-query.js';
import { paidByCount, paidByValue } from './units/cashless.js';
import { claimsDue } from './units/claims.js';
import { withBothCodes, withGtin, withTraceLink } from './units/codes.js';
import { deedsOfHelped } from './units/deeds.js';
import { listedAnywhere, listedOnFloor } from './units/listed.js';
import { activeProducers } from './units/producers.js';
import { dueForRenewal } from './units/renewals.js';
import { salesOfProducts } from './units/revenue.js';
import { personsTrained, residentsBuying, stallsDoing, villagesActive } from './units/surveys.js';
import { soldOfAll, soldOfListed } from './units/sold.js';

/** The units of every indicator. `past`: as far as was known at an instant that is over. */
const SOURCES: Readonly<Record<IndicatorCode, (past: boolean) => UnitQuery>> = {
  I1: listedAnywhere, I1x: listedOnFloor, I2: soldOfAll, I2b: soldOfListed, I3: salesOfProducts, I4: activeProducers, I5a: paidByCount, I5b: paidByValue, I6: stallsDoing, I7: residentsBuying, I8: villagesActive, I9a: withGtin, I9b: withTraceLink, I9c: withBothCodes, I10: dueForRenewal, I11: claimsDue, I12: personsTrained, S1: deedsOfHelped,
};

/** By floor, a product has a unit on each: that is how I1x counts. */
export const unitsOf = (code: IndicatorCode, byFloor: boolean, past: boolean): UnitQuery => (byFloor ? listedOnFloor : SOURCES[code])(past);
