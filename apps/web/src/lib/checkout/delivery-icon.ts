import type { IconName } from '../components/icons';

/** The picture beside a delivery option: a house for fetching it oneself, a clock for express, else a truck. */
export function deliveryIcon(code: string): IconName {
  if (/pick/i.test(code)) return 'house';
  return /express|fast/i.test(code) ? 'clock' : 'truck';
}
