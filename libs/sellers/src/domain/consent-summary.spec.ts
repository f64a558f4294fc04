import { endOfVietnamDay } from '@cho-phien/kernel';
import { consentSummary } from './consent-summary.js';

test('the last day of a consent is the one that was asked for', () => {
  expect(consentSummary('Tổ', ['orders'], endOfVietnamDay('2027-11-22'), 'vi')).toBe('Cho Tổ giúp nhận và gói đơn đến 22/11/2027. Không động đến tiền.');
});
