import { certificateExpiry, certificateState, effectiveUntil, isEffective, lodgingDays } from './certificate-effectiveness.js';
import { addDays } from './clock.js';

const issued = (issuedOn: string, more: { renewalLodgedOn?: string; revokedOn?: string } = {}) =>
  ({ issuedOn, expiresOn: certificateExpiry(issuedOn), renewalLodgedOn: more.renewalLodgedOn ?? null, revokedOn: more.revokedOn ?? null });

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a certificate', () => {
  it.each([['2023-11-22', '2026-11-21'], ['2024-02-29', '2027-02-27'], ['2023-12-31', '2026-12-30'], ['2025-03-01', '2028-02-29']])('issued on %s is in force until %s', (day, last) => {
    expect(certificateExpiry(day)).toBe(last);
  });

  it('is effective on exactly the days of its 36 months, on every day of ten years', () => {
    for (const start of ['2022-01-01', '2024-02-29', '2024-08-31', '2026-05-22']) {
      const certificate = issued(start);
      for (let day = '2020-01-01'; day <= '2030-12-31'; day = addDays(day, 1)) {
        expect([day, isEffective(certificate, day)]).toEqual([day, day >= start && day <= certificate.expiresOn]);
      }
    }
  });

  it('is in the renewal window from 180 to 120 days before expiry, then late', () => {
    const certificate = issued('2024-02-29');
    for (let day = '2024-02-29'; day <= certificate.expiresOn; day = addDays(day, 1)) {
      const left = daysBetween(day, certificate.expiresOn);
      expect([day, certificateState(certificate, day)]).toEqual([day, left > 180 ? 'valid' : left >= 120 ? 'renewal_window' : 'late']);
    }
  });

  it('has its file lodged on exactly the days of that window', () => {
    const certificate = issued('2024-02-29');
    const open = Array.from({ length: 1_100 }, (_, index) => addDays('2024-02-29', index)).filter((day) => certificateState(certificate, day) === 'renewal_window');
    expect(lodgingDays(certificate.expiresOn, '2026-11-22')).toEqual({ from: open[0], until: open.at(-1) });
  });

  it('is lodged from the day of its file to its end, once the window is open', () => {
    const certificate = issued('2024-02-29', { renewalLodgedOn: '2026-10-01' });
    const states = (days: readonly string[]) => days.map((day) => certificateState(certificate, day));
    expect(states(['2026-08-30', '2026-08-31', '2026-09-30', '2026-10-01', '2026-12-01', certificate.expiresOn])).toEqual(['valid', 'renewal_window', 'renewal_window', 'lodged', 'lodged', 'lodged']);
    expect(states([addDays(certificate.expiresOn, 1)])).toEqual(['grace']);
    expect(certificateState(issued('2024-02-29', { renewalLodgedOn: '2026-08-01' }), '2026-08-30')).toBe('valid');
  });

  it('stays effective for at most 180 days after expiry when a file was lodged in time, under the decision of 2026', () => {
    const certificate = issued('2023-10-01', { renewalLodgedOn: '2026-05-01' });
    expect(certificateState(certificate, addDays(certificate.expiresOn, 1))).toBe('grace');
    expect(certificateState(certificate, addDays(certificate.expiresOn, 180))).toBe('grace');
    expect(certificateState(certificate, addDays(certificate.expiresOn, 181))).toBe('expired');
    expect(effectiveUntil(certificate, '2026-11-22')).toBe(addDays(certificate.expiresOn, 180));
  });

  it('has no grace without a file, with a file lodged too late, or before the decision of 2026', () => {
    expect(certificateState(issued('2023-10-01'), '2026-10-01')).toBe('expired');
    expect(certificateState(issued('2023-10-01', { renewalLodgedOn: '2026-10-05' }), '2026-10-06')).toBe('expired');
    expect(certificateState(issued('2022-10-01', { renewalLodgedOn: '2025-05-01' }), '2025-10-10')).toBe('expired');
  });

  it('ends on the day of its revocation', () => {
    const certificate = issued('2025-01-01', { revokedOn: '2026-03-01' });
    expect([isEffective(certificate, '2026-02-28'), isEffective(certificate, '2026-03-01')]).toEqual([true, false]);
    expect(effectiveUntil(certificate, '2026-01-01')).toBe('2026-02-28');
  });
});
