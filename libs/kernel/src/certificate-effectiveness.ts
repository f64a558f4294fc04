import { addDays, addMonths } from './clock.js';
import type { VietnamDay } from './clock.js';

/** What the effectiveness of an OCOP certificate depends on. Days are Vietnamese calendar days. */
export interface CertificateDates {
  issuedOn: VietnamDay;
  /** Last day in force; see `certificateExpiry`. */
  expiresOn: VietnamDay;
  renewalLodgedOn: VietnamDay | null;
  revokedOn: VietnamDay | null;
}

export const CERTIFICATE_STATES = ['valid', 'renewal_window', 'late', 'lodged', 'grace', 'expired', 'revoked', 'not_yet_issued'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** A rule of law with the time it is in force, so that a past day is judged by the rule of that day. */
interface EffectivenessRule {
  validFrom: VietnamDay;
  validTo: VietnamDay | null;
  legalRef: string;
  months: number;
  /** Re-assessment files are lodged between these days before expiry. */
  renewalOpensDays: number;
  renewalClosesDays: number;
  /** Days after expiry for which a lodged file keeps the certificate effective; 0 = none. */
  graceDays: number;
}

const RULES: readonly EffectivenessRule[] = [
  { validFrom: '2018-05-07', validTo: '2026-05-21', legalRef: '148/QĐ-TTg (24/02/2023) and its predecessors', months: 36, renewalOpensDays: 180, renewalClosesDays: 120, graceDays: 0 },
  { validFrom: '2026-05-22', validTo: null, legalRef: '26/2026/QĐ-TTg (22/05/2026), Art. 4.3, 7 and 12.3', months: 36, renewalOpensDays: 180, renewalClosesDays: 120, graceDays: 180 },
];

const ruleOn = (day: VietnamDay): EffectivenessRule => RULES.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? RULES[0]!;

/** Days after expiry for which a file lodged in time keeps a certificate effective, by the law of a day: the part of the rule that a query needs as a parameter. */
export const graceDaysOn = (day: VietnamDay): number => ruleOn(day).graceDays;

/** Days before the end between which re-assessment files are lodged, by the law of a day. */
export const renewalDaysOn = (day: VietnamDay): { opens: number; closes: number } => ({ opens: ruleOn(day).renewalOpensDays, closes: ruleOn(day).renewalClosesDays });

/** The first and the last day on which the re-assessment file of a certificate is lodged, by the law of a day. */
export function lodgingDays(expiresOn: VietnamDay, day: VietnamDay): { from: VietnamDay; until: VietnamDay } {
  const { opens, closes } = renewalDaysOn(day);
  return { from: addDays(expiresOn, -opens), until: addDays(expiresOn, -closes) };
}

/** Days that the rule of a day names, as SQL; `day` is SQL of type date in Vietnam. */
const byRule = (day: string, days: (rule: EffectivenessRule) => number): string =>
  `case ${RULES.filter(({ validTo }) => validTo !== null).map((rule) => `when ${day} <= date '${rule.validTo}' then ${days(rule)}`).join(' ')} else ${days(RULES.at(-1)!)} end`;

/** `renewalDaysOn` as SQL. */
export const renewalDaysSql = (day: string): { opens: string; closes: string } => ({ opens: byRule(day, ({ renewalOpensDays }) => renewalOpensDays), closes: byRule(day, ({ renewalClosesDays }) => renewalClosesDays) });

/**
 * `certificateState` as SQL over a row with the columns issued_on, expires_on, renewal_lodged_on and revoked_on.
 * `day` is SQL of type date in Vietnam, `row` the row's alias. The rule is that of the day.
 */
export function certificateStateSql(day: string, row = 'c'): string {
  const { opens, closes } = renewalDaysSql(day);
  return `case when ${row}.revoked_on <= ${day} then 'revoked' when ${day} < ${row}.issued_on then 'not_yet_issued'
    when ${day} > ${row}.expires_on then case when ${row}.renewal_lodged_on <= ${row}.expires_on and ${day} <= ${row}.expires_on + ${byRule(day, ({ graceDays }) => graceDays)} then 'grace' else 'expired' end
    when ${row}.renewal_lodged_on <= ${day} and ${day} >= ${row}.expires_on - ${opens} then 'lodged'
    when ${day} > ${row}.expires_on - ${closes} then 'late'
    when ${day} >= ${row}.expires_on - ${opens} then 'renewal_window' else 'valid' end`;
}

/** The last day of a certificate's 36 months, counted from the day of issue (QĐ 26/2026/QĐ-TTg, Art. 4.3). */
export const certificateExpiry = (issuedOn: VietnamDay): VietnamDay => addDays(addMonths(issuedOn, ruleOn(issuedOn).months), -1);

/**
 * The state of a certificate on a day: re-assessment files may be lodged 180 to 120 days
 * before expiry, and from then on one that was is `lodged`; it keeps the certificate effective for at most 180 days after.
 */
export function certificateState(certificate: CertificateDates, day: VietnamDay): CertificateState {
  const { issuedOn, expiresOn, renewalLodgedOn, revokedOn } = certificate;
  if (revokedOn !== null && day >= revokedOn) return 'revoked';
  if (day < issuedOn) return 'not_yet_issued';
  const rule = ruleOn(day);
  if (day > expiresOn) {
    const lodgedInTime = renewalLodgedOn !== null && renewalLodgedOn <= expiresOn;
    return lodgedInTime && day <= addDays(expiresOn, rule.graceDays) ? 'grace' : 'expired';
  }
  if (day < addDays(expiresOn, -rule.renewalOpensDays)) return 'valid';
  if (renewalLodgedOn !== null && renewalLodgedOn <= day) return 'lodged';
  return day > addDays(expiresOn, -rule.renewalClosesDays) ? 'late' : 'renewal_window';
}

const EFFECTIVE: ReadonlySet<CertificateState> = new Set(['valid', 'renewal_window', 'late', 'lodged', 'grace']);

/** Whether a star may be shown, and the product counted, on that day. */
export const isEffective = (certificate: CertificateDates, day: VietnamDay): boolean => EFFECTIVE.has(certificateState(certificate, day));

/** `isEffective` as SQL; see `certificateStateSql`. */
export const isEffectiveSql = (day: string, row = 'c'): string => `${certificateStateSql(day, row)} in (${[...EFFECTIVE].map((state) => `'${state}'`).join(', ')})`;

/**
 * The day after which the certificate is effective no more, given what is known on `day`:
 * lets a query compare one date instead of the whole rule.
 */
export function effectiveUntil(certificate: CertificateDates, day: VietnamDay): VietnamDay {
  const lodgedInTime = certificate.renewalLodgedOn !== null && certificate.renewalLodgedOn <= certificate.expiresOn;
  const last = lodgedInTime ? addDays(certificate.expiresOn, ruleOn(day).graceDays) : certificate.expiresOn;
  return certificate.revokedOn !== null && certificate.revokedOn <= last ? addDays(certificate.revokedOn, -1) : last;
}
