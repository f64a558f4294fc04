import { writtenKind, writtenMinorityLed, writtenStars, writtenWomanLed } from './certificate-words.js';

describe('words of a register', () => {
  it.each([['3', 3], ['4*', 4], ['5 sao', 5], ['bốn sao', 4], ['Ba sao', 3], ['năm', 5], ['OCOP hạng 4 sao', 4], ['★★★', 3], ['****', 4], ['⭐⭐⭐⭐⭐', 5], ['3 *', 3], ['hạng 2 sao', 2], ['tu sao', 4]])('%s says %s stars', (text, stars) => { expect(writtenStars(text)).toBe(stars); });
  it.each(['', 'sao', '7 sao', '35', '3.5', 'nhiều sao', '******', 'không'])('%s says none', (text) => { expect(writtenStars(text)).toBeNull(); });
  it.each([['HTX', 'htx'], ['Hợp tác xã', 'htx'], ['tổ hợp tác', 'tht'], ['DN', 'company'], ['Công ty TNHH', 'company'], ['Trang trại', 'farm'], ['Hộ KD', 'registered_household'], ['cơ sở sản xuất', 'registered_household'], ['Hội', 'association'], ['htx', 'htx']])('%s is a %s', (text, kind) => { expect(writtenKind(text)).toBe(kind); });
  it.each([['Nữ', 'yes'], ['x', 'yes'], ['Có', 'yes'], ['Nam', 'no'], ['không', 'no'], ['chưa rõ', null], ['Nguyễn Thị Tư', null]])('“%s” says of a woman who leads: %s', (text, said) => { expect(writtenWomanLed(text)).toBe(said); });
  it.each([['Dao', 'yes'], ['Sán Chỉ', 'yes'], ["H'Mông", 'yes'], ['người Tày', 'yes'], ['dân tộc Bru – Vân Kiều', 'yes'], ['Có', 'yes'], ['dân tộc thiểu số', 'yes'], ['Kinh', 'no'], ['không', 'no'], ['không rõ', null], ['Bình Liêu', null]])('“%s” says of the minority of whoever leads: %s', (text, said) => { expect(writtenMinorityLed(text)).toBe(said); });
  it('knows no other kind', () => { expect([writtenKind('bạn hàng'), writtenKind('hoa')]).toEqual([null, null]); });
});
