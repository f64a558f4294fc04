import type { GroupKind } from './survey-group.js';

/**
 * What the units of a figure are. Figures of different bases answer different questions and cannot be added:
 * cashless by stalls, by orders and by đồng are three indicators.
 */
export type Base = 'products' | 'producers' | 'orders' | 'value' | 'amount' | 'stalls' | 'residents' | 'villages' | 'persons' | 'deeds' | 'claims';

/** What a figure can be taken apart by. */
export type Parting = 'commune' | 'stars' | 'set' | 'kind' | 'floor' | 'producer' | 'tender' | 'buyerProvince' | 'channel' | 'place' | 'task' | 'village' | 'household' | 'claimKind' | GroupKind;

/**
 * An indicator as it is reckoned; what it means stands in words in indicator-messages.ts under `insight.<code>.title` and
 * `.definition`. A changed definition is a new version.
 */
export interface Definition<Code extends string = string, B extends Base = Base> {
  code: Code;
  version: string;
  base: B;
  /** A state at the end of a day, or a flow over a period. */
  time: 'asOf' | 'period';
  /** The parts add up to the whole. */
  partings: readonly Parting[];
  /** One unit may stand in several of these parts: they are never added. */
  overlapping?: readonly Parting[];
  /** Whether what could not be judged lies in the denominator. */
  unknown: 'inside' | 'outside';
}
