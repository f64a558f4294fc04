import '../messages.js';
import { textOf } from './notice.js';
import type { Notice } from './notice.js';

const notices: Notice[] = [
  { template: 'otp', data: { code: '012345', expiresAt: '2026-11-22T02:05:00.000Z', minutes: 5 } },
  { template: 'order_ready', data: { orderCode: 'CPAB-1', groupCode: 'CPAB', total: 150_000, method: 'vietqr' } },
  { template: 'payment_received', data: { groupCode: 'CPAB', amount: 1_250_000 } },
  { template: 'refund_requested', data: { groupCode: 'CPAB', amount: 20_000 } },
];

describe('a notice', () => {
  it('is a whole sentence in both languages', () => {
    for (const notice of notices) {
      for (const language of ['vi', 'en'] as const) expect(textOf(notice, language)).toMatch(/^Chợ Phiên: [^{}]+\.$/);
      expect(textOf(notice, 'vi')).not.toBe(textOf(notice, 'en'));
    }
  });

  it('keeps the leading zero of a code and writes money as people read it', () => {
    expect(textOf(notices[0]!, 'vi')).toContain('012345');
    expect(textOf(notices[2]!, 'vi')).toContain('1.250.000\u00a0đ');
  });

  it('says whether the money is in or is to be taken at the door', () => {
    expect(textOf(notices[1]!, 'vi')).toContain('đã trả tiền');
    expect(textOf({ template: 'order_ready', data: { orderCode: 'A', groupCode: 'A', total: 1, method: 'cod' } }, 'vi')).toContain('trả tiền khi nhận');
  });
});
