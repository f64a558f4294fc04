import { lastDayBefore } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { HelpScope, HouseholdConsent } from '$lib/server/assistant-types';

export const HELP_SCOPES: readonly HelpScope[] = ['listing', 'orders', 'profile'];

const SCOPES: Record<HelpScope, () => string> = {
  listing: m.help_scope_listing,
  orders: m.help_scope_orders,
  profile: m.help_scope_profile,
};

/** `hàng và số còn, đơn hàng`. */
export const scopesText = (scopes: readonly string[]): string =>
  HELP_SCOPES.filter((scope) => scopes.includes(scope)).map((scope) => SCOPES[scope]()).join(', ');

export const scopeName = (scope: HelpScope): string => SCOPES[scope]();

/** What one may help with, and until when; or that nothing is allowed now. */
export function consentText(consent: HouseholdConsent): string {
  const words = { scopes: scopesText(consent.scopes), until: lastDayBefore(consent.until) };
  if (consent.state === 'live') return m.help_may(words);
  if (consent.state === 'pending') return m.help_pending();
  return consent.state === 'revoked' ? m.help_revoked() : m.help_expired({ until: words.until });
}

const TONES = { live: '', pending: 'wait', expired: 'bad', revoked: 'bad' } as const;
export const consentTone = (consent: HouseholdConsent): string => TONES[consent.state];

/** How a household wants to be called, inside a sentence: bà, ông, chị; bác where it said nothing. */
export const calledAs = (addressAs: string | null | undefined): string => addressAs || 'bác';
