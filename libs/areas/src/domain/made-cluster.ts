import type { VietnamDay } from '@cho-phien/kernel';

/** A set of communes that an officer put together, from one day until another. Other members are another cluster. */
export interface MadeCluster {
  id: string;
  name: string;
  communes: string[];
  validFrom: VietnamDay;
  /** First day on which it no longer holds; null while it holds. */
  validTo: VietnamDay | null;
  madeBy: string;
}

/** Clusters made by officers have an id for a code; areas of the state have digits. */
export const isClusterId = (code: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(code);

/** Whether it holds on a day: from its first day on, and no more on that of its end. */
export const holdsOn = ({ validFrom, validTo }: Pick<MadeCluster, 'validFrom' | 'validTo'>, day: VietnamDay): boolean => validFrom <= day && (validTo === null || day < validTo);
