import type { FieldError, VietnamDay } from '@cho-phien/kernel';
import type { CertificateContent } from './certificate-fields.js';
import { readProductCode } from './certificate-number.js';

/** First day of the programme: no class was recognised before it (490/QĐ-TTg, 7 May 2018). */
const PROGRAMME_BEGAN: VietnamDay = '2018-05-07';

const TOURISM = 'QD26-26';

/**
 * What cannot be right about a certificate; empty when all may be. `grownFrom` are the communes of
 * today that the commune in the product code became, itself when it is one of today; null when no
 * list has it. A code of the new form names a commune of today, so that one is wrong; older papers may
 * name a commune that ended before the lists begin.
 */
export function faultsOf(certificate: CertificateContent, today: VietnamDay, grownFrom: readonly string[] | null): FieldError[] {
  const { issuedOn, number, communeCode, renewalLodgedOn, revokedOn, revocationDecision, producerKind, productSet } = certificate;
  const faults: FieldError[] = [];
  const fault = (path: keyof CertificateContent, code: string, params: Record<string, string> = {}): void => { faults.push({ path, code, ...params }); };
  if (issuedOn > today) fault('issuedOn', 'catalog.certificate_day_later');
  if (issuedOn < PROGRAMME_BEGAN) fault('issuedOn', 'catalog.certificate_day_too_early');
  const code = readProductCode(number);
  if (code && Math.abs(Number(issuedOn.slice(0, 4)) - code.year) > 1) fault('number', 'catalog.certificate_year_differs', { year: String(code.year) });
  if (code && grownFrom && !grownFrom.includes(communeCode)) fault('communeCode', 'catalog.certificate_commune_differs', { commune: code.commune });
  if (code?.form === 'new' && !grownFrom) fault('number', 'catalog.certificate_commune_nowhere', { commune: code.commune });
  if (revocationDecision !== null && revokedOn === null) fault('revokedOn', 'catalog.certificate_revocation_undated');
  if (producerKind === 'association' && productSet !== TOURISM) fault('producerKind', 'catalog.certificate_association_tourism');
  for (const [path, day] of [['renewalLodgedOn', renewalLodgedOn], ['revokedOn', revokedOn]] as const) {
    if (day !== null && day > today) fault(path, 'catalog.certificate_day_later');
    if (day !== null && day < issuedOn) fault(path, 'catalog.certificate_day_before_issue');
  }
  return faults;
}
