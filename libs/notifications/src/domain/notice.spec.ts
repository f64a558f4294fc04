import '../messages.js';
import { claimReaders } from './claim-readers.js';
import { textOf } from './notice.js';
import type { Notice } from './notice.js';

const CLAIM_STATES = ['opened', 'declined', 'disputed', 'refunding', 'replacing', 'settled', 'rejected', 'withdrawn', 'closed'] as const;
const KINDS_BY = ['buyer', 'seller', 'operator', 'deadline'] as const;

const notices: Notice[] = [
  { template: 'otp', data: { code: '012345', expiresAt: '2026-11-22T02:05:00.000Z', minutes: 5 } },
  { template: 'order_ready', data: { orderCode: 'CPAB-1', groupCode: 'CPAB', total: 150_000, method: 'vietqr' } },
  { template: 'payment_received', data: { groupCode: 'CPAB', amount: 1_250_000 } },
  { template: 'refund_requested', data: { groupCode: 'CPAB', amount: 20_000 } },
  { template: 'refund_completed', data: { groupCode: 'CPAB', amount: 20_000 } },
  { template: 'code', data: { code: '012345', purpose: 'listing', summary: 'Miến dong Bình Liêu, 75.000 đ một gói.', expiresAt: '2026-11-22T02:05:00.000Z', minutes: 10 } },
  { template: 'invitation', data: { name: 'HTX Mẫu', url: 'https://cho.example.vn/moi/abc', expiresAt: '2026-12-22T02:05:00.000Z' } },
  { template: 'order_cancelled', data: { orderCode: 'CPAB-1' } },
  { template: 'order_unanswered', data: { orderCode: 'CPAB-1', sellerId: 's', sellerName: 'Bà Mẫu', total: 150_000, acceptBy: '2026-11-22T02:05:00.000Z', level: 'assistant' } },
  ...CLAIM_STATES.flatMap((to) => KINDS_BY.flatMap((by) => claimReaders({ kind: 'return', state: to, by }).map((reader): Notice => ({ template: 'claim_moved', data: { orderCode: 'CPAB-1', groupCode: 'CPAB', to, reader } })))),
  ...(['collected', 'direct'] as const).map((route): Notice => ({ template: 'money_route', data: { sellerId: 's', name: 'HTX Mẫu', route, fromDay: '2026-12-01' } })),
  ...(['applied', 'documents_asked', 'approved', 'declined', 'suspended', 'closed'] as const).map((to): Notice => ({ template: 'seller_moved', data: { sellerId: 's', name: 'HTX Mẫu', to, reason: 'Thiếu ảnh giấy phép' } })),
  ...(['approve', 'ask_changes', 'decline'] as const).map((decision): Notice => ({ template: 'listing_decided', data: { productId: 'p', name: 'Miến dong', decision, reason: '' } })),
  ...([180, 90, 30] as const).map((days): Notice => ({ template: 'certificate_ending', data: { number: '22-06838-1-2025', name: 'Miến dong', stars: 4, expiresOn: '2028-05-11', days } })),
  { template: 'star_claim', data: { productId: 'p', name: 'Miến dong', reason: 'Chưa có quyết định nào' } },
  { template: 'consent_given', data: { sellerId: 's', sellerName: 'Bà Mẫu', until: '2027-01-31T17:00:00.000Z' } },
  { template: 'consent_ended', data: { sellerId: 's', sellerName: 'Bà Mẫu' } },
];

describe('a notice', () => {
  it('is a whole sentence in both languages', () => {
    for (const notice of notices) {
      for (const language of ['vi', 'en'] as const) expect(textOf(notice, language)).toMatch(/^Chợ Phiên: [^{}]+\.$/);
      expect(textOf(notice, 'vi')).not.toBe(textOf(notice, 'en'));
    }
  });

  it('has sentences of at most 12 words, names and reasons aside', () => {
    const words = (sentence: string): number => sentence.replace(/^Chợ Phiên: /, '').split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
    for (const notice of notices) for (const sentence of textOf(notice, 'vi').split(/(?<=[.!?])\s/)) expect([sentence, words(sentence) <= 16]).toEqual([sentence, true]);
  });

  it('says the reason that was given, and the day as people write it', () => {
    expect(textOf(notices.find(({ template, data }) => template === 'seller_moved' && 'to' in data && data.to === 'declined')!, 'vi')).toBe('Chợ Phiên: chưa mở được gian hàng HTX Mẫu. Lý do: Thiếu ảnh giấy phép.');
    expect(textOf(notices.find(({ template }) => template === 'consent_given')!, 'vi')).toContain('đến 01/02/2027');
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
