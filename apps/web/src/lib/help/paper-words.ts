import { m } from '$lib/paraglide/messages';
import type { Requirement } from '$lib/seller/types';

const STATES: Partial<Record<string, { name: () => string; tone: string }>> = {
  missing: { name: m.paper_missing, tone: 'bad' },
  given: { name: m.paper_given, tone: 'wait' },
  verified: { name: m.paper_verified, tone: '' },
  waived: { name: m.paper_waived, tone: 'idle' },
};

export const paperStateName = (state: Requirement['state']): string => STATES[state]?.name() ?? state;
export const paperTone = (state: Requirement['state']): string => STATES[state]?.tone ?? 'idle';
