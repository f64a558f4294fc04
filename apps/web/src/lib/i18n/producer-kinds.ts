import { m } from '$lib/paraglide/messages';

/**
 * Every kind of producer by the name the law gives it (QĐ 26/2026/QĐ-TTg, Art. 2.3), the same on every page;
 * a household without registration sells here, and holds no OCOP certificate.
 */
const PRODUCER_KINDS = {
  htx: m.producer_htx,
  tht: m.producer_tht,
  company: m.producer_company,
  farm: m.producer_farm,
  registered_household: m.producer_registered_household,
  household: m.producer_household,
  association: m.producer_association,
};
type ProducerKind = keyof typeof PRODUCER_KINDS;

/** The kinds that may hold a certificate; associations those of tourism. */
export const HOLDER_KINDS: readonly ProducerKind[] = ['htx', 'tht', 'company', 'farm', 'registered_household', 'association'];

/** A kind without a name of ours stays as it is. */
export const producerKind = (kind: string): string => (Object.hasOwn(PRODUCER_KINDS, kind) ? PRODUCER_KINDS[kind as ProducerKind]() : kind);
