import { questionOf } from './officer-log.js';

describe('what is noted of an officer’s question', () => {
  it('is codes, days and ids, and nobody’s name or number', () => {
    expect(questionOf({
      params: { id: '019ab0f2-0c11-7000-8000-000000000001', code: 'I5a' },
      query: { area: '06838', period: '2026-Q3', q: 'Nguyễn Văn A', phone: '0912345678', plus: '+84912345678', after: 'WyJBIl0', limit: 50, 'a b': 'x' },
      body: { reason: 'Gọi cho bà Tư', indicators: ['I1', 'bà Tư'], format: 'csv', nested: { a: 1 } },
    })).toEqual({
      id: '019ab0f2-0c11-7000-8000-000000000001', code: 'I5a', area: '06838', period: '2026-Q3', q: '…', phone: '…', plus: '…', limit: 50,
      reason: '…', indicators: ['I1', '…'], format: 'csv', nested: '…',
    });
    expect(questionOf({ params: { number: '01-00004-1-2025' }, query: { q: 'Hoa', grouped: '0912.345.678', dashed: '84-912-345-678', period: '2024..2026' }, body: { fileName: 'ba-Tu.xlsx', holder: 'Hoa' } }))
      .toEqual({ number: '01-00004-1-2025', q: '…', grouped: '…', dashed: '…', period: '2024..2026', fileName: '…', holder: '…' });
    expect(questionOf({ params: {}, query: null, body: [1] })).toEqual({});
  });
});
