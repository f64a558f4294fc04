import type { AreaHit } from '../server/types';

/** `Xã Bình Liêu, Quảng Ninh`: communes share names, so a province goes with each. */
export const communeLabel = ({ label, province }: Pick<AreaHit, 'label' | 'province'>): string =>
  province ? `${label}, ${province}` : label;
