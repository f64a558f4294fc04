import { isCertificateNumber, numberAsKept, readProductCode, spellingsOf } from './certificate-number.js';

describe('the number of a certificate', () => {
  it.each([
    ['22-06838-2-2026', { form: 'new', province: '22', district: null, commune: '06838', running: 2, year: 2026 }],
    ['83-829-28780-3-2022', { form: 'old', province: '83', district: '829', commune: '28780', running: 3, year: 2022 }],
    [' 22 – 06838 - 02 – 2026 ', { form: 'new', province: '22', district: null, commune: '06838', running: 2, year: 2026 }],
    ['DEMO-22-198-06838-2-2024', { form: 'old', province: '22', district: '198', commune: '06838', running: 2, year: 2024 }],
  ])('%s tells its parts', (written, parts) => { expect(readProductCode(written)).toEqual(parts); });

  it.each(['', '22-6838-2-2026', '22-06838-2', '22-06838-2-1999', '22-06838-x-2026', '22-198-06838-2-2024-1', '15/QĐ-UBND', '2-06838-1-2026'])('%s is no product code', (written) => { expect(readProductCode(written)).toBeNull(); });

  it('has a digit, and nothing but letters, digits and what stands between them', () => {
    expect(['22-06838-1-2025', 'GCN 12/OCOP-QN', '12'].map(isCertificateNumber)).toEqual([true, true, true]);
    expect(['GCN', '', '-1', '🫖1', `1'; drop`, '1\n', '1'.repeat(81)].map(isCertificateNumber)).toEqual([false, false, false, false, false, false, false]);
  });

  it('is one number with zeros before its running number and without', () => {
    expect(spellingsOf('22-06838-030-2025')).toEqual(['22-06838-30-2025', '22-06838-030-2025', '22-06838-0030-2025', '22-06838-00030-2025']);
    for (const same of ['DEMO-83-829-28780-1-2022', 'DEMO-83-829-28780-00001-2022']) expect(spellingsOf(same)[0]).toBe('DEMO-83-829-28780-1-2022');
    for (const alone of ['22-06838-12345-2025', 'GCN 012/OCOP', '22-06838-010-2025-1']) expect(spellingsOf(alone)).toEqual([alone]);
    for (const odd of ['22-06838-0-2025', '22-06838-000-2025', '22-06838-0000001-2025']) expect(spellingsOf(odd)).toContain(odd);
  });

  it('is kept in one way however it was typed', () => {
    for (const typed of ['22-06838-1-2025', ' 22 - 06838 - 1 - 2025', '22–06838–1–2025']) expect(numberAsKept(typed)).toBe('22-06838-1-2025');
    expect(numberAsKept('gcn 12 / ocop - qn')).toBe('GCN 12/OCOP-QN');
  });
});
