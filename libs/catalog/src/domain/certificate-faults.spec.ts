import { faultsOf } from './certificate-faults.js';
import type { CertificateContent } from './certificate-fields.js';

const TODAY = '2026-11-20';
const paper = (more: Partial<CertificateContent> = {}): CertificateContent => ({
  number: '22-06838-1-2025', productName: 'Miến dong', productSet: 'QD26-06', stars: 4, holder: 'HTX Thử', producerKind: 'htx', ledByWoman: null, ledByMinority: null, communeCode: '06838', decisionNumber: '1184/QĐ-UBND', issuedOn: '2025-07-12', authority: 'UBND tỉnh Quảng Ninh',
  renewalLodgedOn: null, renewalReference: null, revokedOn: null, revocationDecision: null, productId: null, sellerId: null, ...more,
});
const told = (more: Partial<CertificateContent>, grownFrom: readonly string[] | null = ['06838']) => faultsOf(paper(more), TODAY, grownFrom).map(({ path, code }) => [path, code]);

describe('what cannot be right about a certificate', () => {
  it('finds nothing wrong with an ordinary paper', () => expect(told({})).toEqual([]));

  it('knows that a code of the new form names a commune of today', () => {
    expect(told({ number: '22-99999-1-2025' }, null)).toEqual([['number', 'catalog.certificate_commune_nowhere']]);
    expect(told({ number: '22-198-99999-1-2025' }, null)).toEqual([]);
  });

  it('wants the day of a revocation whose decision is named', () => {
    expect(told({ revocationDecision: '5/QĐ-UBND' })).toEqual([['revokedOn', 'catalog.certificate_revocation_undated']]);
    expect(told({ revocationDecision: '5/QĐ-UBND', revokedOn: '2026-02-01' })).toEqual([]);
  });
});
